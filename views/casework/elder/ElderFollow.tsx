import type { ReactNode } from 'react'
import { Back, Refused } from '../../booking/parts.tsx'
import { CallLine } from '../Calls.tsx'
import { AddForm, OutcomeBox, Question, ReopenForm, Standing, type FollowModel } from '../FollowPage.tsx'
import { pathsOf, type CaseworkProps } from '../model.ts'
import { Receipt, Titled } from '../parts.tsx'
import { Timeline } from '../Timeline.tsx'

type Props = CaseworkProps & FollowModel

/** Where it stands; each thing that can be done leads to a screen of its own. */
export const ElderFollow = (props: Props) => {
  const { kind, view, receipt, refusal, t } = props
  const { can, question } = view
  const paths = pathsOf(props)
  const ways = [
    ...(can.add
      ? [{ href: paths.add, text: t(`report.follow.${question === undefined ? 'elderAdd' : 'elderAnswer'}`) }]
      : []),
    ...(can.reopen ? [{ href: paths.reopen, text: t('report.follow.elderReopen') }] : []),
    ...(can.withdraw ? [{ href: paths.withdraw, text: t('report.follow.elderWithdraw') }] : []),
    { href: paths.find, text: t('report.follow.other') },
  ]
  return (
    <div className="stack">
      {refusal === undefined ? null : <Refused code={refusal} t={t} />}
      <Standing {...props} />
      <OutcomeBox {...props} />
      <Question {...props} />
      <Timeline {...props} />
      {ways.map(({ href, text }, at) => (
        <p key={href} className={at === 0 ? 'gap' : undefined}>
          <a className={at === 0 && (can.add || can.reopen) ? 'btn' : 'btn line'} href={href}>
            {text}
          </a>
        </p>
      ))}
      <CallLine kind={kind} t={t} />
      <div className="topped gap stack tight">
        <h2>{t('report.follow.receipt')}</h2>
        <Receipt receipt={receipt} />
      </div>
    </div>
  )
}

const Screen = (props: Props & { title: string; children: ReactNode }) => (
  <div className="stack">
    <Back href={pathsOf(props).follow} text={props.t('report.follow.back')} t={props.t} />
    <Titled over={props.t('report.over', { name: props.kind.name })} title={props.title} />
    {props.children}
  </div>
)

export const ElderAdd = (props: Props) => (
  <Screen
    {...props}
    title={props.t(props.view.question === undefined ? 'report.follow.add' : 'report.follow.answer')}
  >
    <Question {...props} />
    <AddForm {...props} main />
  </Screen>
)

export const ElderReopen = (props: Props) => (
  <Screen {...props} title={props.t('report.follow.reopen')}>
    <ReopenForm {...props} main />
  </Screen>
)
