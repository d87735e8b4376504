import type { ReactNode } from 'react'
import { Joints } from '../parts.tsx'
import { When, WhenAndWhere } from './HoldPage.tsx'
import { jointed, pathsOf, type BookingProps, type Matter } from './model.ts'
import { HiddenFields, Refused } from './parts.tsx'
import type { Refusal } from './model.ts'

type Span = { startMs: number; endMs: number }

const Frame = ({
  what,
  title,
  t,
  children,
}: BookingProps & Matter & { title: string; children: ReactNode }) => (
  <div className="page-s stack">
    <p className="over">{t('booking.overName', { name: what.name })}</p>
    <h1 tabIndex={-1}>
      <Joints text={jointed(title)} />
    </h1>
    {children}
  </div>
)

/** Asked once more before a place is given away. */
export const CancelPage = (props: BookingProps & Matter & Span & { keyed: string }) => {
  const { t } = props
  const paths = pathsOf(props)
  return (
    <Frame {...props} title={t('booking.cancel.title')}>
      <div className="hold stack tight">
        <WhenAndWhere {...props} />
      </div>
      <p>{t('booking.cancel.text')}</p>
      <form className="stack" method="post" action={paths.cancel}>
        <HiddenFields fields={[['key', props.keyed]]} />
        <p>
          <button className="btn big full">{t('booking.cancel.button')}</button>
        </p>
      </form>
      <p>
        <a className="btn line" href={paths.receipt}>
          {t('booking.cancel.keep')}
        </a>
      </p>
    </Frame>
  )
}

/** Old and new side by side, and one button: until it is pressed the old time stands. */
export const MovePage = (
  props: BookingProps & Matter & { old: Span; held: Span; hold: string; keyed: string; refusal?: Refusal },
) => {
  const { office, old, held, t, refusal } = props
  const paths = pathsOf(props)
  return (
    <Frame {...props} title={t('booking.move.title')}>
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      <div className="topped stack tight">
        <h2>{t('booking.move.old')}</h2>
        <When {...old} />
      </div>
      <div className="hold stack tight">
        <h2>{t('booking.move.new')}</h2>
        <WhenAndWhere {...held} office={office} t={t} />
      </div>
      <form method="post" action={paths.move}>
        <HiddenFields
          fields={[
            ['hold', props.hold],
            ['key', props.keyed],
          ]}
        />
        <button className="btn big full">{t('booking.move.button')}</button>
      </form>
      <form method="post" action={paths.release}>
        <HiddenFields fields={[['move', '1']]} />
        <button className="btn line">{t('booking.move.keep')}</button>
      </form>
    </Frame>
  )
}
