import { outboxPaths } from '../../../views/desk/outbox/addresses.ts'
import { OutboxPage } from '../../../views/desk/outbox/OutboxPage.tsx'
import { may } from '../../../schema/desk/may.ts'
import type { MessageState } from '../../outbox/desk.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { given, show, type Signed, type Visit } from '../pages/show.tsx'
import { trace } from '../trace.ts'
import { domainsOf } from './domains.ts'
import { kindText, lineOf } from './words.ts'

const A_PAGE = 50
const MOST_PAGES = 1000

/** What stands in the filter, and the states it means; first what somebody has to look after. */
const filters: Record<string, readonly MessageState[]> = {
  open: ['failed', 'pending'],
  failed: ['failed'],
  pending: ['pending'],
  sent: ['sent'],
  dropped: ['dropped'],
}

type Filter = { of: string; state: string; kind: string; page: number }

const address = (filter: Filter, page: number): string => {
  const { of, state, kind } = filter
  return `${outboxPaths.list}?${new URLSearchParams({ of, state, kind, page: String(page) })}`
}

const pageIn = (text: string | undefined): number => {
  const page = Number(text ?? 0)
  return Number.isInteger(page) && page >= 0 && page <= MOST_PAGES ? page : 0
}

/** `GET /desk/outbox/`: filtered twice, by the query and by `may` for each message. */
export const getOutbox = async (c: Visit, one: Signed): Promise<Response> => {
  const { person } = one
  const theirs = domainsOf(person)
  const domain = theirs.find(({ id }) => id === c.req.query('of')) ?? theirs[0]
  const kinds = domain?.outbox.kinds ?? []
  const state = Object.hasOwn(filters, c.req.query('state') ?? '') ? (c.req.query('state') ?? '') : 'open'
  const kind = kinds.find((known) => known === c.req.query('kind')) ?? ''
  const filter = { of: domain?.id ?? '', state, kind, page: pageIn(c.req.query('page')) }
  const query = {
    states: filters[state] ?? [],
    ...(kind === '' ? {} : { kind }),
    most: A_PAGE,
    offset: filter.page * A_PAGE,
  }
  const found = (await domain?.outbox.list(c, domain.placesOf(person), query)) ?? []
  const shown = found.filter(({ thing }) => may(policy.desk.roles, person, 'outbox', thing).ok)
  await trace(c, one, 'outbox-read', `outbox:${filter.of} ${state} ${kind}`.trim())
  const model = {
    lines: shown.map(lineOf),
    of: {
      chosen: filter.of,
      options: theirs.map(({ id }) => ({ value: id, text: t(`desk-outbox.${id}`) })),
    },
    state: {
      chosen: state,
      options: Object.keys(filters).map((value) => ({ value, text: t(`desk-outbox.states.${value}`) })),
    },
    kind: {
      chosen: kind,
      options: [
        { value: '', text: t('desk-outbox.any') },
        ...kinds.map((value) => ({ value, text: kindText(value) })),
      ],
    },
    ...(found.length === A_PAGE ? { older: address(filter, filter.page + 1) } : {}),
    ...(filter.page === 0 ? {} : { newer: address(filter, filter.page - 1) }),
  }
  return show(c, t('desk-outbox.title'), <OutboxPage {...given(one)} {...model} />)
}
