import { dayText, weekdayOf, type Day } from '../../schema/dates.ts'
import { evaluateIn, type Evaluation } from '../../schema/eligibility/evaluate.ts'
import { standsIn } from '../../schema/eligibility/next-question.ts'
import { settledBy } from '../../schema/eligibility/settles.ts'
import { yuanText } from '../../schema/money.ts'
import type { Words } from '../words.ts'
import type { PageProps } from './model.ts'

/** About how much, by the standard of which year; or a grade, where that is what was asked. */
export const Amount = ({ evaluation, t }: { evaluation: Evaluation; t: Words }) => {
  const { amount, selfCare } = evaluation
  if (selfCare !== undefined) return <p className="amount">{t(`check.result.selfCare.${selfCare}`)}</p>
  if (amount === undefined) return null
  return (
    <p className="amount">
      {t('check.result.about')} <b>{yuanText(amount.fen)}</b>{' '}
      {t(amount.per === 'month' ? 'check.result.perMonth' : 'check.result.once')}
      <small>{t('check.result.basis', { basis: amount.basis })}</small>
    </p>
  )
}

/** What is missing, as the question calls it that is asked for it here: of a country household the income of a year. */
export const missingLabels = (
  { data, journey }: Pick<PageProps, 'data' | 'journey'>,
  evaluation: Evaluation,
): string[] => {
  const { prepared, context } = journey
  const labels = evaluation.missing.map((fact) => {
    const isIt = (name: string): boolean => name === fact || name === `self.${fact}`
    const question =
      data.questions.find((one) => one.insteadOf?.fact === fact && standsIn(prepared, context, one)) ??
      data.questions.find((one) => isIt(one.fact)) ??
      data.questions.find((one) => settledBy(one).some(isIt))
    return question?.label
  })
  return [...new Set(labels.filter((label) => label !== undefined))]
}

/** 2026-11-25 -> 2026年11月25日 星期三 */
const dayWords = (day: Day, t: Words): string =>
  `${dayText(day)} ${t('check.result.weekday', { day: t('check.result.weekdays').charAt(weekdayOf(day)) })}`

/** Names on the left, words on the right; nothing where there are none. */
export const Rows = ({ rows }: { rows: { name: string; value: string }[] }) =>
  rows.length === 0 ? null : (
    <dl className="ledger facts">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )

/** Days to tell, each by its name. */
export const Days = ({ evaluation, t }: Pick<PageProps, 't'> & { evaluation: Evaluation }) => (
  <Rows
    rows={Object.entries(evaluation.dates ?? {}).map(([name, day]) => ({
      name: t(`check.result.date.${name}`),
      value: dayWords(day, t),
    }))}
  />
)

/** A name without the marks at which a heading may break. */
export const plainName = (name: string): string => name.replaceAll('\u200b', '')

/** Both sides of a choice with what each would come to. */
export const sides = (
  props: Pick<PageProps, 'data' | 'journey' | 't'>,
  evaluation: Evaluation,
): { name: string; value: string }[] => {
  const { data, journey, t } = props
  const others = (evaluation.chooseWith ?? []).map((id) => evaluateIn(journey.prepared, journey.context, id))
  if (others.length === 0) return []
  return [evaluation, ...others].map(({ programme, amount }) => ({
    name: plainName(data.programmes.find(({ id }) => id === programme)?.name ?? programme),
    value:
      amount === undefined
        ? t('check.result.noAmount')
        : `${t('check.result.about')} ${yuanText(amount.fen)} ${t(
            amount.per === 'month' ? 'check.result.perMonth' : 'check.result.once',
          )}（${t('check.result.basis', { basis: amount.basis })}）`,
  }))
}
