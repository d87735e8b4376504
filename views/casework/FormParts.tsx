import type { ReactNode } from 'react'
import { Cites } from '../cites.tsx'
import { Joints } from '../parts.tsx'
import { jointed, type Hidden } from '../booking/model.ts'
import { Busy, Fault, FaultSummary, HiddenFields, Lines, Refused, Sample } from '../booking/parts.tsx'
import { CallButtons, WithCalls } from './Calls.tsx'
import { labelOf, pathsOf, spanText, textOf, type CaseworkProps, type FormModel } from './model.ts'

type Props = CaseworkProps & FormModel

/** What was wrong, as a whole and field by field; it has the focus. */
export const Wrong = (props: Props) => {
  const { faults, refusal, t } = props
  return (
    <>
      <FaultSummary faults={faults} t={t} label={labelOf(props)} text={textOf(props)} />
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
    </>
  )
}

/** Emergency first: the numbers stand before anything that is asked. */
export const Emergency = ({ kind, t }: Props) => {
  if (kind.first === null) return kind.urgent ? <CallButtons kind={kind} t={t} /> : null
  if (!kind.urgent)
    return (
      <p className="note">
        <WithCalls text={kind.first} />
      </p>
    )
  return (
    <>
      <p className="lead">{kind.first}</p>
      <CallButtons kind={kind} t={t} />
    </>
  )
}

/**
 * The form of a kind. `data-report` is where the island takes hold that keeps drafts and delivers them. A press of Enter sends
 * it: the first button of a form would otherwise be the one that asks for villages.
 */
export const KindForm = (props: Props & { more?: Hidden; children: ReactNode }) => {
  const { kind, hidden, more = [], t } = props
  return (
    <form
      className="stack"
      method="post"
      action={pathsOf(props).kind(kind.id)}
      encType="multipart/form-data"
      noValidate
      data-report={kind.id}
    >
      <button hidden>{t('report.form.button')}</button>
      <HiddenFields fields={[...hidden, ...more]} />
      {props.children}
    </form>
  )
}

/** Who sees it, what stands in the way, and the one button. */
export const Send = (props: Props & { button: string }) => {
  const { kind, notice, t } = props
  return (
    <>
      <div className="topped gap stack tight">
        <h2>{t('report.form.whoSees')}</h2>
        <p>{kind.whoSees}</p>
        <p>{t('report.form.anonymous')}</p>
      </div>
      {notice === undefined ? null : <Fault text={notice} t={t} />}
      <p className="note" data-offline-note hidden />
      <p>
        <button className="btn big full" name="do" value="send">
          {props.button}
        </button>
      </p>
      <Busy t={t} />
      <p className="quiet">{t('report.form.after')}</p>
    </>
  )
}

/** How long it takes and what happens then. */
export const Promises = ({ kind, t, base }: Props) => {
  const { accept, danger, answer } = kind.clocks
  const spans = [
    t('report.form.accept', { span: spanText(accept, t) }),
    ...(kind.urgency.some((question) => question.danger)
      ? [t('report.form.danger', { span: spanText(danger, t) })]
      : []),
    t('report.form.answer', { span: spanText(answer, t) }),
  ]
  return (
    <>
      <div className="topped stack tight">
        <h2>
          {t('report.form.clocks')}
          <Sample of={kind} t={t} />
        </h2>
        <Lines of={spans} />
      </div>
      <div className="topped gap stack tight">
        <h2>{t('report.form.next')}</h2>
        <Lines of={kind.next} />
        <Cites cites={kind.cite} t={t} base={base} />
      </div>
    </>
  )
}

export const Heading = ({ kind }: Pick<Props, 'kind'>) => (
  <>
    <p className="over">{kind.formalName}</p>
    <h1 tabIndex={-1}>
      <Joints text={jointed(kind.heading)} />
    </h1>
  </>
)
