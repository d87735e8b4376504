import { DeskNav, type DeskProps } from '../parts.tsx'
import { caseAddress } from './addresses.ts'
import type { CaseHidden, Line } from './model.ts'
import { CaseHiddenFields, Facts } from './parts.tsx'

export type MergeSide = { number: number; lines: readonly Line[] }
type Props = DeskProps & {
  kind: string
  from: MergeSide
  into: MergeSide
  /** The case that goes on has ended: whoever comes to it is told the end. */
  ended: boolean
  hidden: CaseHidden
  /** That the other case was opened as well, where it is a child's. */
  intoOpened: string | undefined
}

const Side = ({ title, side }: { title: string; side: MergeSide }) => (
  <section className="stack tight">
    <h2>{title}</h2>
    <Facts lines={side.lines} />
  </section>
)

/** Both cases side by side, and what becomes of them, before they are put together. */
export const MergePage = (props: Props) => {
  const { t, formKey, kind, from, into, ended, hidden, intoOpened } = props
  const numbers = { from: from.number, into: into.number }
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="cases" />
      <h1>{t('desk-cases.merge.heading', numbers)}</h1>
      <p className="lead">{kind}</p>
      <div className="halves">
        <Side title={t('desk-cases.merge.from-side', numbers)} side={from} />
        <Side title={t('desk-cases.merge.into-side', numbers)} side={into} />
      </div>
      <ul className="dots">
        <li>{t('desk-cases.merge.what', numbers)}</li>
        <li>{t('desk-cases.merge.clocks')}</li>
        <li>
          <b>{t('desk-cases.merge.once')}</b>
        </li>
        {ended ? <li>{t('desk-cases.merge.ended', numbers)}</li> : null}
      </ul>
      <form method="post" action={caseAddress('act', from.number)}>
        <CaseHiddenFields hidden={hidden} formKey={formKey} />
        <input type="hidden" name="act" value="merge" />
        <input type="hidden" name="into" value={String(into.number)} />
        {intoOpened === undefined ? null : <input type="hidden" name="intoOpened" value={intoOpened} />}
        <button className="btn">{t('desk-cases.merge.confirm', numbers)}</button>
      </form>
    </div>
  )
}
