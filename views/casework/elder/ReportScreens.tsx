import type { ReactNode } from 'react'
import { BackGlyph, Joints } from '../../parts.tsx'
import { jointed } from '../../booking/model.ts'
import { Back } from '../../booking/parts.tsx'
import { ContactFields } from '../ContactFields.tsx'
import { RequestFieldInput, UrgencyField } from '../fields.tsx'
import { Emergency, KindForm, Promises, Send, Wrong } from '../FormParts.tsx'
import {
  along,
  pathsOf,
  PHOTOS,
  PLACE,
  CONTACT,
  screensOf,
  written,
  type CaseworkProps,
  type FormModel,
  type FormScreen,
} from '../model.ts'
import { PhotoFields } from '../PhotoFields.tsx'
import { PlaceFields, pointFields } from '../PlaceFields.tsx'
import { fieldText, urgencyText } from '../read-back.ts'

/** Which screen: a number of `screensOf`; the one after the last shows everything again. */
export type At = { at: number; changing: boolean }
type Props = CaseworkProps & FormModel & At

const Asked = (props: Props & { screen: FormScreen }) => {
  const { screen, kind, photos, photoFault, t } = props
  switch (screen.kind) {
    case 'urgency':
      return <UrgencyField {...props} at={screen.at} />
    case 'field': {
      const field = kind.fields[screen.at]
      return field === undefined ? null : <RequestFieldInput {...props} field={field} />
    }
    case 'place':
      return <PlaceFields {...props} />
    case 'contact':
      return <ContactFields {...props} />
    case 'photo':
      return (
        <PhotoFields
          t={t}
          most={kind.photos}
          photos={photos}
          fault={photoFault}
          label={t('report.photo.add')}
        />
      )
  }
}

/** What a screen got, in words, to be looked over. */
const answerOf = (screen: FormScreen, { kind, typed, photos, townships, villages, t }: Props): string => {
  const values = typed[screen.paths[0] ?? ''] ?? []
  switch (screen.kind) {
    case 'urgency':
      return urgencyText(values, t)
    case 'field': {
      const field = kind.fields[screen.at]
      return field === undefined ? '' : fieldText(field, values, t)
    }
    case 'place': {
      const named = (list: Props['townships'], path: string): string =>
        list.find(({ code }) => code === written(typed, path))?.name ?? ''
      return [
        named(townships, PLACE.township),
        named(villages, PLACE.village),
        written(typed, PLACE.landmark),
      ]
        .filter(Boolean)
        .join('，')
    }
    case 'contact':
      return [written(typed, CONTACT.name), written(typed, CONTACT.phone)].filter(Boolean).join('，')
    case 'photo':
      return photos.length === 0 ? '' : t('report.elder.photos', { count: photos.length })
  }
}

const nameOf = (screen: FormScreen, { kind, t }: Props): string => {
  if (screen.kind === 'urgency') return kind.urgency[screen.at]?.ask ?? ''
  if (screen.kind === 'field') return kind.fields[screen.at]?.label ?? ''
  return t(`report.${screen.kind}.title`)
}

const Answers = (props: Props) =>
  screensOf(props.kind).map((screen, at) => (
    <div className="topped stack tight" key={nameOf(screen, props)}>
      <h2>{nameOf(screen, props)}</h2>
      <p className="words">{answerOf(screen, props) || props.t('report.elder.nothing')}</p>
      <p>
        <button className="btn line fit" name="do" value={`change:${at}`}>
          {props.t('report.elder.change')}
          <span className="vh">{nameOf(screen, props)}</span>
        </button>
      </p>
    </div>
  ))

const titleOf = (screen: FormScreen | undefined, { kind, t }: Props): string => {
  if (screen === undefined) return t('report.elder.check')
  return screen.kind === 'urgency' || screen.kind === 'field'
    ? kind.heading
    : t(`report.elder.${screen.kind}`)
}

const Buttons = ({ at, t, children }: Pick<Props, 'at' | 't'> & { children: ReactNode }) => (
  <>
    {children}
    {at === 0 ? null : (
      <p>
        <button className="link" name="do" value="back">
          <BackGlyph />
          {t('report.elder.back')}
        </button>
      </p>
    )}
  </>
)

/** One question a screen; what other screens asked travels along, hidden. */
export const ReportScreens = (props: Props) => {
  const { kind, typed, photos, at, changing, t } = props
  const screens = screensOf(kind)
  const screen = screens[at]
  const own = screen?.paths ?? []
  const more = [
    ['at', String(at)] as const,
    ...(changing ? [['changing', '1'] as const] : []),
    ...along(typed, [...own, ...(screen?.kind === 'place' ? pointFields(typed).map(([path]) => path) : [])]),
    ...(screen?.kind === 'photo' ? [] : photos.map((photo) => [PHOTOS, photo] as const)),
  ]
  const over = t('report.elder.step', { name: kind.name, step: at + 1, steps: screens.length + 1 })
  return (
    <div className="stack">
      <Wrong {...props} />
      {at === 0 ? <Emergency {...props} /> : null}
      <div>
        <p className="over">{over}</p>
        <h1 tabIndex={-1}>
          <Joints text={jointed(titleOf(screen, props))} />
        </h1>
      </div>
      <KindForm {...props} more={more}>
        {screen === undefined ? (
          <>
            <Answers {...props} />
            <Buttons {...props}>
              <Send {...props} button={t('report.elder.button')} />
            </Buttons>
          </>
        ) : (
          <>
            <Asked {...props} screen={screen} />
            <Buttons {...props}>
              <p>
                <button className="btn big" name="do" value="next">
                  {t('report.elder.next')}
                </button>
              </p>
            </Buttons>
          </>
        )}
      </KindForm>
      {at === 0 ? <Back href={pathsOf(props).start} text={t('report.start')} t={t} /> : null}
      {screen === undefined ? <Promises {...props} /> : null}
    </div>
  )
}
