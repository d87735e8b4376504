import { pinyin } from 'pinyin-pro'

/** `黔城甲养老院` -> `qiancheng-jia-yang-lao-yuan`: letters for an address, one syllable after another. */
export const slugOf = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
    .join('-')
