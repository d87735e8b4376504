import type { FieldValue } from '../../../schema/api/casework.ts'
import type { MaskedField } from '../../../schema/desk/actions.ts'
import { maskedName, maskedPhone } from '../../../schema/mask.ts'
import type { PolicyRequest } from '../../../schema/policy.ts'
import { fieldText, urgencyText } from '../../../views/casework/read-back.ts'
import type { Line, ReportPart } from '../../../views/desk/cases/model.ts'
import { openedReport } from '../../casework/desk/door.ts'
import type { CaseFile, FiledReport } from '../../casework/desk/file.ts'
import { kindOf, REPORTER } from '../../casework/desk/names.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { atText, type Visit } from '../pages/show.tsx'

const valuesOf = (value: FieldValue): string[] => {
  if (Array.isArray(value)) return value
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  return [String(value)]
}

/** What may be counted of a report, in the words of its form: the answers that are no secret. */
export const openLines = (kind: PolicyRequest, open: CaseFile['state']['open']): Line[] => [
  ...kind.urgency.flatMap(({ id, ask }) => {
    const value = open[id]
    return value === undefined ? [] : [{ label: ask, text: urgencyText(valuesOf(value), t) }]
  }),
  ...kind.fields.flatMap((field) => {
    const value = open[field.id]
    return value === undefined ? [] : [{ label: field.label, text: fieldText(field, valuesOf(value), t) }]
  }),
]

const masked = (label: string): Line => ({ label, text: t('desk-cases.masked'), masked: true })

type Opened = NonNullable<ReturnType<typeof openedReport>>

const wordLines = (kind: PolicyRequest, { told }: Opened, isShown: boolean): Line[] =>
  kind.fields.flatMap((field) => {
    const value = told.fields[field.id]
    if (value === undefined) return []
    return isShown
      ? [{ label: field.label, text: fieldText(field, valuesOf(value), t) }]
      : [masked(field.label)]
  })

const villageName = (code: string | undefined): string | undefined =>
  policy.places.townships.flatMap(({ villages }) => villages).find((village) => village.code === code)?.name

/** Where exactly: the village, the words of the place, and the point that a phone told. */
const placeText = ({ told, spot }: Opened): string => {
  const { lat, lon, accuracyM } = spot ?? {}
  const point =
    lat === undefined || lon === undefined
      ? undefined
      : t('desk-cases.point', { lat: lat.toFixed(5), lon: lon.toFixed(5) }) +
        (accuracyM === undefined ? '' : t('desk-cases.accuracy', { metres: Math.round(accuracyM) }))
  return [villageName(spot?.village), told.landmark, point].filter((part) => part !== undefined).join('，')
}

const hasPlace = (opened: Opened): boolean => placeText(opened) !== ''

/** Name and phone are masked so that one's own are recognised; everything else is masked whole. */
const contactLines = (opened: Opened, shown: MaskedField | undefined): Line[] => {
  const { name, phone } = opened.told
  const [nameLabel, phoneLabel, placeLabel] = [
    t('desk.field.name'),
    t('desk.field.phone'),
    t('desk.field.place'),
  ]
  return [
    ...(name === undefined ? [] : [{ label: nameLabel, text: shown === 'name' ? name : maskedName(name) }]),
    ...(phone === undefined
      ? []
      : [{ label: phoneLabel, text: shown === 'phone' ? phone : maskedPhone(phone) }]),
    ...(hasPlace(opened)
      ? [shown === 'place' ? { label: placeLabel, text: placeText(opened) } : masked(placeLabel)]
      : []),
  ]
}

export type PhotoAddress = (photo: string) => string

const photoLines = ({ photos }: FiledReport, isShown: boolean): Line[] => {
  if (photos.length === 0) return []
  const text = t('desk-cases.photos', { count: photos.length })
  return [{ label: t('desk.field.photos'), text: isShown ? text : t('desk-cases.masked-photos', { text }) }]
}

/** The reports of a case, with one field open or none. */
export const reportParts = (
  c: Visit,
  file: CaseFile,
  shown: MaskedField | undefined,
  photoAddress: PhotoAddress,
): ReportPart[] => {
  const kind = kindOf(file.state.kind)
  return file.reports.map((report, at) => {
    const opened = openedReport(c, report)
    const title = t('desk-cases.report', { nth: at + 1 })
    const received: Line = {
      label: t('desk-cases.received'),
      text: atText(report.receivedMs) + (report.withdrawn ? t('desk-cases.withdrawn') : ''),
    }
    if (opened === undefined)
      return {
        title,
        lines: [received, { label: t('desk.field.words'), text: t('desk-cases.erased') }],
        photos: [],
      }
    return {
      title,
      lines: [
        received,
        ...wordLines(kind, opened, shown === 'words'),
        ...contactLines(opened, shown),
        ...photoLines(report, shown === 'photos'),
      ],
      photos: shown === 'photos' ? report.photos.map(photoAddress) : [],
    }
  })
}

/** Fields of this case in which something stands that can be opened. */
export const fieldsIn = (c: Visit, file: CaseFile): MaskedField[] => {
  const all = file.reports.flatMap((report) => openedReport(c, report) ?? [])
  const has: Partial<Record<MaskedField, boolean>> = {
    words:
      all.some(({ told }) => Object.keys(told.fields).length > 0) ||
      file.events.some(({ by, sealed }) => sealed !== null && by === REPORTER),
    place: all.some(hasPlace),
    phone: all.some(({ told }) => told.phone !== undefined),
    name: all.some(({ told }) => told.name !== undefined),
    photos: all.length > 0 && file.reports.some(({ photos }) => photos.length > 0),
  }
  return (['words', 'place', 'phone', 'name', 'photos'] as const).filter((field) => has[field] === true)
}
