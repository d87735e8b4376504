import { fillAmounts } from '../../../schema/content/amounts.ts'
import type { Day } from '../../../schema/dates.ts'
import type { Policy } from '../../../schema/policy.ts'
import type { Published } from '../../../schema/published.ts'
import type { SearchEntry } from '../../../schema/search/data.ts'

/** All that can be found by its name, in the order that decides between two that fit alike. */
export const entriesOf = (policy: Policy, published: Published, on: Day): SearchEntry[] => {
  const rowName = (id: string): string[] =>
    policy.catalogue.filter((row) => row.id === id).map(({ name }) => name)
  const [edition] = policy.editions.slice(-1)
  return [
    ...policy.services.map(({ id, slug, title, formalName, summary, keywords }) => ({
      kind: 'service' as const,
      path: `services/${slug}/`,
      title,
      summary: fillAmounts(summary, policy.standards, on),
      names: [...new Set([formalName, ...rowName(id)])].filter((name) => name !== title),
      keywords,
    })),
    ...policy.lifeEvents.map(({ id, title, formalName, summary, keywords }) => ({
      kind: 'checklist' as const,
      path: `life-events/${id}/`,
      title,
      summary,
      names: [formalName],
      keywords,
    })),
    {
      kind: 'page',
      path: 'fraud/',
      title: policy.fraudTest.title,
      summary: policy.fraudTest.summary,
      names: [policy.fraudTest.formalName],
      keywords: policy.fraudTest.keywords,
    },
    ...policy.wellKnown.map(({ path, title, summary, keywords }) => ({
      kind: 'page' as const,
      path,
      title,
      summary,
      names: [],
      keywords,
    })),
    ...policy.requests.map(({ id, name, formalName, hint, keywords }) => ({
      kind: 'report' as const,
      path: `report/${id}/`,
      title: name,
      summary: hint,
      names: formalName === name ? [] : [formalName],
      keywords,
    })),
    ...(['moments', 'audiences', 'situations'] as const).flatMap((way) =>
      policy[way].map(({ id, title, summary }) => ({
        kind: 'way' as const,
        path: `${way}/${id}/`,
        title,
        summary,
        names: [],
        keywords: [],
      })),
    ),
    ...published.notices.map(({ id, day, title, summary }) => ({
      kind: 'notice' as const,
      path: `published/notices/${day.slice(0, 4)}/${id}/`,
      title,
      summary,
      names: [],
      keywords: [],
    })),
    ...(edition?.entries ?? []).map(({ id, name }) => ({
      kind: 'institution' as const,
      path: `institutions/${id}/`,
      title: name,
      summary: policy.words['search.institution'] ?? '',
      names: [],
      keywords: [],
    })),
    ...policy.places.townships.map(({ code, name, villages }) => ({
      kind: 'place' as const,
      path: `places/${code}/`,
      title: name,
      summary: policy.words['search.place'] ?? '',
      names: [],
      keywords: villages.map((village) => village.name),
    })),
  ]
}
