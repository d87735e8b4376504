import type { ProblemCode } from '../../schema/problems.ts'
import { isOpen } from '../../schema/casework/transitions.ts'
import { jointed } from '../booking/model.ts'
import { Back, Facts, Refused, Sample } from '../booking/parts.tsx'
import { Joints } from '../parts.tsx'
import { CallLine } from './Calls.tsx'
import { pathsOf, type CaseworkProps, type MineModel } from './model.ts'
import { Receipt, Titled } from './parts.tsx'
import { soonText } from './soon.ts'
import { Timeline } from './Timeline.tsx'
import { NOTHING_WRITTEN, WordsForm, type WordsState } from './WordsForm.tsx'

export type FollowModel = MineModel & {
  /** What was just done, said once. */
  done?: string
  refusal?: ProblemCode
  adding?: WordsState
  reopening?: WordsState
}
type Props = CaseworkProps & FollowModel

/** Where it stands, in a sentence that names who has it and until when. */
export const Standing = (props: Props) => {
  const { kind, view, unit, escalatedTo, acceptByMs, dueByMs, nowMs, late, done, t } = props
  const { status } = view
  return (
    <>
      <Titled over={t('report.over', { name: kind.name })} title={t(`report.follow.title.${status}`)} />
      {done === undefined ? null : (
        <p className="note" role="status">
          {done}
        </p>
      )}
      <p className="lead">
        <Joints
          text={jointed(
            t(`report.follow.lead.${status === 'received' && acceptByMs === dueByMs ? 'both' : status}`, {
              unit,
              accept: soonText(acceptByMs, nowMs, t),
              due: soonText(dueByMs, nowMs, t),
            }),
          )}
        />
        {isOpen(status) ? <Sample of={kind} t={t} /> : null}
      </p>
      {late.answer || late.accept ? (
        <p>
          {t(late.answer ? 'report.follow.lateAnswer' : 'report.follow.lateAccept', { unit: escalatedTo })}
        </p>
      ) : null}
      {view.erased ? <p>{t('report.follow.erased')}</p> : null}
    </>
  )
}

export const Question = ({ view, t }: Pick<Props, 'view' | 't'>) =>
  view.question === undefined ? null : (
    <div className="hold stack tight">
      <h2>{t('report.follow.question')}</h2>
      <p>{view.question}</p>
    </div>
  )

export const OutcomeBox = ({ kind, view, t }: Props) => {
  const { outcome } = view
  if (outcome === undefined) return null
  const label = kind.outcomes.find(({ id }) => id === outcome.id)?.label
  return (
    <div className="hold stack tight">
      <h2>{label ?? t('report.follow.outcome')}</h2>
      <p>{outcome.text}</p>
      {outcome.words === undefined ? null : (
        <p>
          <b>{t('report.follow.words')}</b>
          {'　'}
          {outcome.words}
        </p>
      )}
    </div>
  )
}

/** More words or photos; where something is asked, the answer. */
export const AddForm = (props: Props & { main: boolean }) => {
  const { kind, view, keyed, adding = NOTHING_WRITTEN, t } = props
  const asked = view.question !== undefined
  return (
    <WordsForm
      {...props}
      {...adding}
      action={pathsOf(props).add}
      keyed={keyed}
      label={t(asked ? 'report.follow.answer' : 'report.follow.addLabel')}
      {...(asked ? {} : { hint: t('report.follow.addHint') })}
      button={t(asked ? 'report.follow.answerButton' : 'report.follow.addButton')}
      most={kind.photos}
    />
  )
}

export const ReopenForm = (props: Props & { main: boolean }) => {
  const { keyed, reopening = NOTHING_WRITTEN, t } = props
  return (
    <WordsForm
      {...props}
      {...reopening}
      action={pathsOf(props).reopen}
      keyed={keyed}
      label={t('report.follow.reopenLabel')}
      hint={t('report.follow.reopenHint')}
      button={t('report.follow.reopenButton')}
      most={0}
    />
  )
}

const Aside = (props: Props) => {
  const { kind, view, receipt, wrote, t } = props
  const paths = pathsOf(props)
  return (
    <aside className="aside stack">
      <div className="topped stack tight">
        <h2>{t('report.follow.receipt')}</h2>
        <Receipt receipt={receipt} />
        <p className="quiet">{t('report.follow.receiptText')}</p>
      </div>
      {view.erased ? null : (
        <div className="topped stack tight">
          <h2>{t('report.follow.wrote')}</h2>
          {wrote === undefined ? (
            <p>{t(kind.privacy === 'child' ? 'report.follow.child' : 'report.follow.erased')}</p>
          ) : (
            <Facts rows={wrote} />
          )}
          {view.can.withdraw ? (
            <p>
              <a className="go" href={paths.withdraw}>
                {t('report.follow.withdraw')}
              </a>
            </p>
          ) : null}
        </div>
      )}
      <p>
        <a href={paths.find}>{t('report.follow.other')}</a>
      </p>
    </aside>
  )
}

/** How a report stands, and everything its reporter can still do about it. */
export const FollowPage = (props: Props) => {
  const { kind, view, refusal, t } = props
  const asked = view.question !== undefined
  return (
    <>
      <Back href={pathsOf(props).start} text={t('report.start')} t={t} />
      <div className="cols">
        <div className="stack">
          {refusal === undefined ? null : <Refused code={refusal} t={t} />}
          <Standing {...props} />
          <OutcomeBox {...props} />
          <Question {...props} />
          {asked && view.can.add ? <AddForm {...props} main /> : null}
          <Timeline {...props} />
          {!asked && view.can.add ? (
            <>
              <h2>
                <Joints text={jointed(t('report.follow.add'))} />
              </h2>
              <AddForm {...props} main />
            </>
          ) : null}
          {view.can.reopen ? (
            <>
              <h2>
                <Joints text={jointed(t('report.follow.reopen'))} />
              </h2>
              <ReopenForm {...props} main={!view.can.add} />
            </>
          ) : null}
          <CallLine kind={kind} t={t} />
        </div>
        <Aside {...props} />
      </div>
    </>
  )
}
