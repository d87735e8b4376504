import type { EntryView } from '../../../schema/api/draws.ts'
import { dayWithWeekday } from '../../../schema/booking/when-text.ts'
import { pathsOf, unbroken, type BookingProps, type Matter, type Refusal } from '../model.ts'
import { Code, Facts, HiddenFields, Refused, Sample, Title } from '../parts.tsx'
import { clock, wishesText } from './model.ts'

export type EntryModel = Matter & {
  entry: EntryView
  code: string
  keyed: string
  refusal?: Refusal
}
type Props = BookingProps & EntryModel

/** Number and code of an entry on one picture of the screen. No name, no ID number. */
const EntryTicket = ({ entry, code, what, office, t }: Props) => (
  <div className="ticket">
    <div className="row spread">
      <p className="when">
        {unbroken(dayWithWeekday(entry.date))}
        <br />
        {what.name}
      </p>
      <Sample of={office} t={t} />
    </div>
    <div>
      <p className="quiet">{t('draws.entry.number')}</p>
      <p className="code">{entry.entry}</p>
      <p className="quiet">{t('draws.entry.numberHint')}</p>
    </div>
    <div>
      <p className="quiet">{t('draws.entry.code')}</p>
      <Code code={code} />
      <p className="quiet">{t('draws.entry.codeHint')}</p>
    </div>
    <Facts
      rows={[
        { name: t('draws.facts.where'), value: office.name },
        { name: t('draws.entry.wishes'), value: wishesText(entry.preferences, t) },
        ...(entry.turn === undefined
          ? []
          : [{ name: t('draws.entry.turn'), value: t('draws.entry.turnValue', { turn: entry.turn }) }]),
        ...(entry.start === undefined ? [] : [{ name: t('draws.entry.got'), value: clock(entry.start) }]),
      ]}
    />
  </div>
)

/** What became of one's entry, and what one can do about it now. */
export const EntryPage = (props: Props) => {
  const { entry, keyed, refusal, t } = props
  const paths = pathsOf(props)
  const { state } = entry
  return (
    <div className="page-s stack">
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      <p className="over">{t('draws.over')}</p>
      <Title text={t(`draws.entry.title.${state}`)} />
      <p className="lead">{t(`draws.entry.text.${state}`)}</p>
      <EntryTicket {...props} />
      {state === 'won' || state === 'waiting' ? (
        <p className="noprint">
          <a className="btn full" href={state === 'won' ? paths.receipt : paths.waiting}>
            {t(state === 'won' ? 'draws.entry.toBooking' : 'draws.entry.toWaiting')}
          </a>
        </p>
      ) : null}
      <p className="noprint">
        <a className="btn line" href={paths.draw(entry.draw)}>
          {t('draws.entry.toDraw')}
        </a>
      </p>
      {state === 'in' && entry.drawState === 'open' ? (
        <form className="noprint" method="post" action={paths.withdraw}>
          <HiddenFields fields={[['key', keyed]]} />
          <button className="btn line">{t('draws.entry.withdraw')}</button>
        </form>
      ) : null}
    </div>
  )
}
