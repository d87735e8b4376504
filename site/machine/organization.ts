import type { GovernmentOrganization, WebSite, WithContext } from 'schema-dts'
import { policy } from '../../generated/policy.ts'
import { t } from '../copy.ts'
import { pathsIn } from '../paths.ts'

/** What programs are told of the bureau and the portal (schema.org). A contact that is not known is left out, never made up. */
const paths = pathsIn('standard')

export const addressOf = (origin: URL, path: string): string => new URL(path, origin).href
export const bureauId = (origin: URL): string => addressOf(origin, '/#bureau')

export const bureau = (origin: URL): GovernmentOrganization => {
  const { bureau: own, code, name, city, province } = policy.jurisdiction
  return {
    '@type': 'GovernmentOrganization',
    '@id': bureauId(origin),
    name: own.name,
    url: addressOf(origin, paths.home),
    areaServed: {
      '@type': 'AdministrativeArea',
      name,
      identifier: code,
      containedInPlace: {
        '@type': 'AdministrativeArea',
        name: city.name,
        containedInPlace: { '@type': 'AdministrativeArea', name: province.name },
      },
    },
    ...(own.phone === null ? {} : { telephone: own.phone }),
    ...(own.address === null ? {} : { address: own.address }),
  }
}

/** schema.org asks for this property where a search box takes the words; its types do not know it. */
type Asked = { '@type': 'SearchAction'; target: string; 'query-input': string }

const portal = (origin: URL): WebSite => {
  const search: Asked = {
    '@type': 'SearchAction',
    target: `${addressOf(origin, paths.search)}?q={words}`,
    'query-input': 'required name=words',
  }
  return {
    '@type': 'WebSite',
    '@id': addressOf(origin, '/#portal'),
    name: t('site.name'),
    alternateName: t('site.short-name'),
    description: t('site.description'),
    url: addressOf(origin, paths.home),
    inLanguage: ['zh-Hans', 'zh-Hant'],
    publisher: { '@id': bureauId(origin) },
    potentialAction: search,
  }
}

/** For the home page: who runs the portal, and how to search it. */
export const homeGraph = (origin: URL) =>
  ({
    '@context': 'https://schema.org',
    '@graph': [bureau(origin), portal(origin)],
  }) satisfies {
    '@context': WithContext<WebSite>['@context']
    '@graph': (GovernmentOrganization | WebSite)[]
  }
