import { instantText } from '../../schema/booking/instant.ts'
import { isOpen } from '../../schema/casework/transitions.ts'
import type { FieldValue } from '../../schema/api/casework.ts'
import type { RequestField } from '../../schema/content/request.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import { policy } from '../policy.ts'
import { t } from '../words.ts'
import type { Tree } from './answer.ts'
import type { PublicCase } from './reports.ts'

const townships = new Map(policy.places.townships.map(({ code, name }) => [code, name]))
const units = new Map(policy.units.map((unit) => [unit.id, unit]))

const valueText = (field: RequestField, value: FieldValue): string => {
  if ('options' in field) {
    const chosen = Array.isArray(value) ? value : [value]
    const labels = field.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label)
    return labels.join(t('open311.and'))
  }
  if (field.type === 'yesno') return t(`open311.said.${value === true ? 'yes' : 'no'}`)
  if (field.type === 'number') return `${Number(value)} ${field.unit}`
  // Nothing else is public, and nothing that somebody wrote is ever said here.
  return ''
}

/** What may be said of a report: the labels of what was chosen or counted. Never a word that somebody wrote. */
export const descriptionOf = ({ fields }: Pick<PolicyRequest, 'fields'>, open: PublicCase['open']): string =>
  fields
    .flatMap((field) => {
      const value = field.seenBy === 'public' ? open[field.id] : undefined
      const text = value === undefined ? '' : valueText(field, value)
      return text === '' ? [] : [t('open311.chosen', { label: field.label, value: text })]
    })
    .join('\n')

/** To about 100 m: three places of a degree. */
const coarse = (degrees: number): number => Math.round(degrees * 1000) / 1000

const placeOf = ({ township, point }: PublicCase): { [name: string]: Tree } => {
  const { name, city, province } = policy.jurisdiction
  const known = township === undefined ? undefined : townships.get(township)
  const parts = [...(known === undefined ? [] : [known]), name, city.name, province.name]
  return {
    address: parts.join(t('open311.and')),
    address_id: known === undefined || township === undefined ? null : township,
    zipcode: null,
    lat: point === undefined ? null : coarse(point.lat),
    long: point === undefined ? null : coarse(point.lon),
  }
}

const unitText = ({ unit, township }: PublicCase): string | null => {
  const found = units.get(unit)
  const place = township === undefined ? undefined : townships.get(township)
  return found?.kind === 'township' && place !== undefined
    ? t('open311.township-unit', { township: place })
    : (found?.name ?? null)
}

const notesOf = ({ status, outcome }: PublicCase, { outcomes }: PolicyRequest): string => {
  const ended = outcomes.find(({ id }) => id === outcome)
  return status === 'closed' && ended !== undefined
    ? t('open311.outcome', { label: ended.label, text: ended.text })
    : t(`open311.status.${status}`)
}

/** One element of GET Service Requests. */
export const requestView = (one: PublicCase, kind: PolicyRequest): Tree => ({
  service_request_id: String(one.number),
  status: isOpen(one.status) ? 'open' : 'closed',
  status_notes: notesOf(one, kind),
  service_name: kind.name,
  service_code: kind.id,
  description: descriptionOf(kind, one.open),
  agency_responsible: unitText(one),
  service_notice: kind.next.join('\n'),
  requested_datetime: instantText(one.openedMs),
  updated_datetime: instantText(isOpen(one.status) ? one.updatedMs : (one.closedMs ?? one.updatedMs)),
  expected_datetime: instantText(one.answerByMs),
  ...placeOf(one),
  media_url: null,
})
