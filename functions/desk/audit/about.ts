import { dayText, isDay } from '../../../schema/dates.ts'
import { maskedFields } from '../../../schema/desk/actions.ts'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { counterAt, counterPaths } from '../../../views/desk/counter/addresses.ts'
import { drawPath } from '../../../views/desk/draws/addresses.ts'
import { editionPaths, ofDraft } from '../../../views/desk/editions/addresses.ts'
import { deskPlaces, type DeskLink } from '../../../views/desk/nav.ts'
import { stayAddress } from '../../../views/desk/rescue/addresses.ts'
import { requestPath } from '../../../views/desk/retention/addresses.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'

/** What a row of the audit is about, as it is read. `href`: its page, where the reader's role opens pages of that kind. */
export type About = { text: string; href?: string }

type Reader = {
  /** Staff by id. */
  nameOf: ReadonlyMap<string, string>
  /** Where the reader may go; whether this one thing is theirs, its page asks. */
  links: readonly DeskLink[]
}

const SHORT = 8
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NUMBER = /^\d{1,9}$/

/** The end of an id: those that are made in one minute begin alike. */
const shortId = (id: string): string => (UUID.test(id) ? id.slice(-SHORT) : id)

const officeName = (id: string): string => policy.offices.find((one) => one.id === id)?.name ?? id

/** Of each kind of thing: where its page is, and which place of the desk shows such pages. */
const pages: Readonly<Record<string, { place: DeskLink; address: (id: string) => string; ids: RegExp }>> = {
  booking: { place: 'counter', address: (id) => counterAt(counterPaths.booking, { id }), ids: UUID },
  case: { place: 'cases', address: (id) => caseAddress('one', Number(id)), ids: NUMBER },
  stay: { place: 'rescue', address: (id) => stayAddress(Number(id)), ids: NUMBER },
  request: { place: 'retention', address: (id) => requestPath(Number(id)), ids: NUMBER },
  draft: { place: 'editions', address: (id) => ofDraft(editionPaths.draft, id), ids: UUID },
  draw: { place: 'draws', address: (id) => drawPath(id), ids: UUID },
}

const wordOf = (key: string): string | undefined => policy.words[key]

/** `case:12`, `office:registry`, `numbers:2026-11-01..2026-11-27`; undefined where it is no thing that we know. */
const thingText = (kind: string, id: string): string | undefined => {
  if (kind === 'office') return officeName(id)
  const [from = '', until = ''] = id.split('..')
  if (kind === 'numbers' && isDay(from) && isDay(until))
    return `${dayText(from)}${t('desk-numbers.to')}${dayText(until)}`
  if (kind === 'outbox') return wordOf(`desk-outbox.${id}`)
  return wordOf(`desk.thing.${kind}`) === undefined ? undefined : t(`desk.thing.${kind}`, { id: shortId(id) })
}

/** What follows a thing: a field that was opened, an act, a day, an id of a role; as it is where it is none of these. */
const detailText = (word: string): string => {
  const [kind = '', id = ''] = word.split(/:(.*)/s)
  if (id !== '') return thingText(kind, id) ?? word
  if (isDay(word)) return dayText(word)
  const [, version] = /^v(\d+)$/.exec(word) ?? []
  if (version !== undefined) return t('desk-editions.version', { version })
  if (maskedFields.some((field) => field === word)) return t(`desk.field.${word}`)
  const role = policy.desk.roles.find((one) => one.id === word)
  return role?.name ?? wordOf(`desk.detail.${word}`) ?? word
}

/** `GET /desk/cases/`, as a refused visit is kept. */
const visited = (about: string): string | undefined => {
  const [, method = '', path = ''] = /^(GET|POST) (\/\S*)$/.exec(about) ?? []
  const place = deskPlaces.find((one) => one.id !== 'start' && path.startsWith(one.path))
  return place === undefined
    ? undefined
    : t(`desk.audit.visit-${method.toLowerCase()}`, { place: t(`desk.nav.${place.id}`) })
}

/** One row's `about` in words. What no rule here knows is shown as it was written: nothing of the audit is hidden. */
export const aboutText = (about: string, { nameOf, links }: Reader): About => {
  const name = nameOf.get(about)
  if (name !== undefined)
    return links.includes('staff')
      ? { text: name, href: counterAt(accountPaths.person, { id: about }) }
      : { text: name }
  if (UUID.test(about)) return { text: t('desk.thing.session', { id: shortId(about) }) }
  const visit = visited(about)
  if (visit !== undefined) return { text: visit }
  const [first = '', ...rest] = about.split(' ')
  const text = [first, ...rest].map(detailText).join(' ')
  const [kind = '', id = ''] = first.split(/:(.*)/s)
  const page = pages[kind]
  return page !== undefined && links.includes(page.place) && page.ids.test(id)
    ? { text, href: page.address(id) }
    : { text }
}

/** A code of ours among reasons: why something was refused, what somebody had lost. */
const codeText = (why: string): string | undefined =>
  wordOf(`desk.fault.${why}.title`) ?? wordOf(`desk-accounts.lost.${why}`) ?? wordOf(`desk.detail.${why}`)

/** Acts whose reason is nothing but such a code; every other reason was typed by somebody, or begins with a thing or a code. */
const coded: readonly string[] = ['refused', 'sign-in-refused', 'code-refused', 'signed-in', 'reset-used']

/** The reason of a row, as it is read. */
export const whyText = (act: string, why: string): string => {
  if (coded.includes(act)) return codeText(why) ?? why
  if (act === 'request-registered') return wordOf(`desk-retention.kind.${why}`) ?? why
  if (act === 'touched-read') return t('desk.audit.touched', { count: why })
  const [, lead = '', typed = ''] = /^([^：]+)(：.*)$/s.exec(why) ?? []
  if (act === 'reset-made') return `${codeText(lead) ?? lead}${typed}`
  if (act === 'role-changed') return `${lead.split(' ').map(detailText).join(' ')}${typed}`
  const [first = '', ...rest] = why.split(' ')
  return first.startsWith('request:') ? [detailText(first), ...rest].join(' ') : why
}
