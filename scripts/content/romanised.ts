import type { Places } from '../../schema/content/place.ts'
import type { Romanisation } from '../../schema/content/romanisation.ts'
import type { PolicyPlaces } from '../../schema/policy.ts'
import { placePinyin } from './pinyin.ts'

/** Places with their Hanyu Pinyin: as somebody checked it where somebody did, else as the library reads it. */
export const romanised = (places: Places, { townships, villages }: Romanisation): PolicyPlaces => {
  const checked = new Map([...townships, ...villages].map(({ code, pinyin }) => [code, pinyin]))
  return {
    ...places,
    townships: places.townships.map((township) => ({
      ...township,
      pinyin: checked.get(township.code) ?? placePinyin(township.name),
      villages: township.villages.map((village) => ({
        ...village,
        pinyin: checked.get(village.code) ?? placePinyin(village.name),
        checked: checked.has(village.code),
      })),
    })),
  }
}
