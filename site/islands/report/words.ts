/** The words of these scripts stand in the page (site/parts/ReportWords.astro); what they say is content. */
export type ReportWords = (key: string, places?: { readonly [name: string]: string | number }) => string

type Table = { readonly [key: string]: string }

const wordsIn = (table: Table): ReportWords => {
  return (key, places = {}) => {
    const word = table[key]
    if (word === undefined) throw new Error(`no such words: ${key}`)
    return word.replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ''))
  }
}

export type Setting = { t: ReportWords; draftsPage: string; photoEdge: number }

/** Undefined on a page that these scripts have nothing to do with. */
export const settingOf = (page: Document): Setting | undefined => {
  const place = page.querySelector<HTMLElement>('[data-report-words]')
  if (place === null) return undefined
  const { reportWords = '{}', drafts = '', photoEdge = '' } = place.dataset
  return {
    t: wordsIn(JSON.parse(reportWords) as Table),
    draftsPage: drafts,
    photoEdge: Number(photoEdge),
  }
}

/** For the list, which names kinds that its page does not show. */
export type ListSetting = Setting & { nameOf: (kind: string) => string }

export const listSettingOf = (page: Document): ListSetting | undefined => {
  const setting = settingOf(page)
  if (setting === undefined) return undefined
  const place = page.querySelector<HTMLElement>('[data-kind-names]')
  const names = new Map(Object.entries(JSON.parse(place?.dataset['kindNames'] ?? '{}') as Table))
  return { ...setting, nameOf: (kind) => names.get(kind) ?? setting.t('drafts.list.other') }
}
