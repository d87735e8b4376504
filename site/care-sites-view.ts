import { policy } from '../generated/policy.ts'
import { careSiteParts, type CareSite } from '../schema/content/care-site.ts'
import { dayText } from '../schema/dates.ts'
import { townshipOf } from './content.ts'
import { t } from './copy.ts'

type Part = CareSite['part']

/** What holds of a site now, or what the plan said of it where nobody said more. */
const stateOf = ({ now, inPlan }: CareSite): CareSite['inPlan'] => now?.state ?? inPlan

const countText = ({ count }: CareSite): string =>
  count === null || count === 1 ? '' : `，${t('care-sites.sites', { count })}`

const noteOf = (site: CareSite): string => `${t(`care-sites.state.${stateOf(site)}`)}${countText(site)}`

const sitesOf = (part: Part): CareSite[] => policy.careSites.filter((site) => site.part === part)

const drawnOf = (site: CareSite) => ({
  lines: site.drawn,
  note: noteOf(site),
  built: stateOf(site) === 'built',
})

/** The parts of the drawing, each site with what is drawn under it. */
export const networkParts = () =>
  careSiteParts.map((part) => ({
    title: t(`care-sites.part-title.${part}`),
    sites: sitesOf(part)
      .filter(({ under }) => under === null)
      .map((site) => ({
        ...drawnOf(site),
        under: sitesOf(part)
          .filter(({ under }) => under === site.id)
          .map(drawnOf),
      })),
  }))

/** The drawing in words, for those who do not see it. */
export const networkText = (): string =>
  t('care-sites.drawing-description', {
    parts: careSiteParts
      .map((part) =>
        t('care-sites.drawing-part', {
          title: t(`care-sites.part.${part}`),
          sites: sitesOf(part)
            .map((site) => t('care-sites.drawing-site', { name: site.name, state: noteOf(site) }))
            .join(t('care-sites.site-separator')),
        }),
      )
      .join(t('care-sites.drawing-separator')),
  })

/** Where a site is: its township, where one knows it. */
const whereOf = ({ township, village, count, part }: CareSite): string => {
  const home = township === null ? undefined : townshipOf(township)
  const name = home?.villages.find(({ code }) => code === village)?.name ?? ''
  if (home !== undefined) return `${home.name}${name}`
  if (part === 'areas') return t('care-sites.where-unknown')
  return t(count === 1 ? 'care-sites.where-unknown' : 'care-sites.names-unknown')
}

const columns = ['plan-said', 'now', 'where'] as const

/** The columns of the list beside the drawing. */
export const siteColumns = columns.map((column) => t(`care-sites.${column}`))

/** What the list says of a site, in the order of its columns. */
export const siteCells = (site: CareSite): string[] => {
  const { inPlan, now, count } = site
  const several = count !== null && count > 1
  const said = {
    'plan-said': t(`care-sites.plan.${inPlan}${several ? '-count' : ''}`, { count: count ?? 0 }),
    now:
      now === null
        ? t('care-sites.now-unknown')
        : t('care-sites.now-known', { state: t(`care-sites.state.${now.state}`), day: dayText(now.day) }),
    where: whereOf(site),
  }
  return columns.map((column) => said[column])
}

/** What is known of a site in one line, for 长辈版; what is not known stands once, above. */
export const siteLine = (site: CareSite): string =>
  t('care-sites.elder', { said: noteOf(site), where: site.township === null ? '' : whereOf(site) }).trim()

/** What a part rests on, each place of the plan once. */
const citesOf = (sites: readonly CareSite[]): CareSite['cite'] => {
  const anchors = sites.flatMap(({ cite }) => cite.flatMap((one) => ('plan' in one ? one.plan : [])))
  return [{ plan: [...new Set(anchors)] }]
}

export const careSiteGroups = () =>
  careSiteParts.map((part) => {
    const sites = sitesOf(part)
    return { part, heading: t(`care-sites.part-title.${part}`), sites, cites: citesOf(sites) }
  })
