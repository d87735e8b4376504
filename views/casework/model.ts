import type { ReportView } from '../../schema/api/casework.ts'
import type { Jurisdiction } from '../../schema/content/jurisdiction.ts'
import type { Span } from '../../schema/content/request.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import type { FieldFault, ProblemCode } from '../../schema/problems.ts'
import type { Hidden } from '../booking/model.ts'
import { faultText } from '../booking/parts.tsx'
import type { QrShape } from '../booking/QrCode.tsx'
import type { Words } from '../words.ts'
import { reportPaths, type ReportPaths } from './addresses.ts'

/** What every page of reporting is given. `base` is `/` or `/elder/`. */
export type CaseworkProps = { t: Words; base: string }
export type Named = { code: string; name: string }
/** A county next door that people take for this one, and where its people turn. */
export type Neighbour = Pick<Jurisdiction['neighbours'][number], 'code' | 'name'> & { note: string }

/** What a form brought, by the names of its fields, as it was typed. */
export type Written = Readonly<Record<string, readonly string[]>>
export const written = (typed: Written, path: string): string => typed[path]?.[0] ?? ''

export type FormModel = {
  kind: PolicyRequest
  typed: Written
  faults: readonly FieldFault[]
  /** Something that was refused as a whole. */
  refusal?: ProblemCode
  /** What is to be said beside the button: of the door, or of a photo. */
  notice?: string
  townships: readonly Named[]
  /** Of the township that was chosen; empty where none was. */
  villages: readonly Named[]
  neighbours: readonly Neighbour[]
  /** Photos that were taken in already. */
  photos: readonly string[]
  /** Why one was not, in words; it stands among the faults as well. */
  photoFault?: string
  hidden: Hidden
}

/** Of one report, for whoever has its receipt. Instants are ms since 1970. */
export type MineModel = {
  kind: PolicyRequest
  view: ReportView
  receipt: string
  nowMs: number
  acceptByMs: number
  dueByMs: number
  /** Who has it. */
  unit: string
  escalatedTo: string
  /** Whether its clocks ran out before anybody acted. */
  late: { accept: boolean; answer: boolean }
  /** What its reporter wrote, by the words of the form; undefined where it is not shown. */
  wrote?: readonly { name: string; value: string }[]
  keyed: string
}
export type SentModel = Pick<MineModel, 'kind' | 'receipt' | 'unit' | 'acceptByMs' | 'dueByMs'> & {
  qr: QrShape
  danger: boolean
  maybeKnown: boolean
  photoRefused?: string
}

export const pathsOf = ({ base }: Pick<CaseworkProps, 'base'>): ReportPaths => reportPaths(base)

export const fieldPath = (id: string): string => `fields.${id}`
export const PLACE = {
  township: 'place.township',
  village: 'place.village',
  landmark: 'place.landmark',
  lat: 'place.lat',
  lon: 'place.lon',
  accuracyM: 'place.accuracyM',
} as const
export const CONTACT = { name: 'contact.name', phone: 'contact.phone' } as const
export const PHOTOS = 'photos'

export const faultAt = (faults: readonly FieldFault[], path: string): FieldFault | undefined =>
  faults.find((fault) => fault.path === path)

/** What a field of the form is called. */
export const labelOf =
  ({ kind, t }: { kind: PolicyRequest; t: Words }) =>
  (path: string): string =>
    kind.fields.find(({ id }) => fieldPath(id) === path)?.label ??
    kind.urgency.find(({ id }) => fieldPath(id) === path)?.ask ??
    t(`report.label.${path}`)

type Told = Pick<FormModel, 'photoFault'> & { t: Words }

/** A fault in words. */
export const textOf =
  ({ photoFault, t }: Told) =>
  (fault: FieldFault): string => {
    if (fault.path === PHOTOS && photoFault !== undefined) return photoFault
    return fault.path === PLACE.township && fault.code === 'required'
      ? t('report.place.required')
      : faultText(fault, t)
  }

export const spanText = (span: Span, t: Words): string =>
  'hours' in span
    ? t('report.form.hours', { count: span.hours })
    : t('report.form.workdays', { count: span.workdays })

/** A screen of 长辈版: one question, or one thing to give. */
export type FormScreen =
  | { kind: 'urgency'; at: number; paths: readonly string[] }
  | { kind: 'field'; at: number; paths: readonly string[] }
  | { kind: 'place' | 'contact' | 'photo'; paths: readonly string[] }

export const asksContact = ({ contact }: Pick<PolicyRequest, 'contact'>): boolean =>
  contact.name !== 'none' || contact.phone !== 'none'

/** The screens of a kind in order, each with the fields that it asks; after the last one everything is looked over. */
export const screensOf = (kind: PolicyRequest): readonly FormScreen[] => [
  ...kind.urgency.map(({ id }, at) => ({ kind: 'urgency' as const, at, paths: [fieldPath(id)] })),
  ...kind.fields.map(({ id }, at) => ({ kind: 'field' as const, at, paths: [fieldPath(id)] })),
  ...(kind.place === 'none' ? [] : [{ kind: 'place' as const, paths: Object.values<string>(PLACE) }]),
  ...(kind.photos === 0 ? [] : [{ kind: 'photo' as const, paths: [PHOTOS] }]),
  ...(asksContact(kind) ? [{ kind: 'contact' as const, paths: Object.values<string>(CONTACT) }] : []),
]

/** Everything that was typed, as hidden inputs, but for what a screen asks itself. */
export const along = (typed: Written, own: readonly string[]): Hidden =>
  Object.entries(typed).flatMap(([path, values]) =>
    own.includes(path) ? [] : values.map((value) => [path, value] as const),
  )
