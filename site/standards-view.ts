import { policy } from '../generated/policy.ts'
import type { StandardRecord } from '../schema/content/standard.ts'
import { yuanText } from '../schema/money.ts'
import { beforeAndNow, monthlyYuan } from './amounts.ts'
import { gathered, type Cite } from './cites.ts'
import { t } from './copy.ts'
import { joined } from './joints.ts'

/** The standards as the chart and the table show them; both are drawn from the same values. */
export const bars = () =>
  policy.standards.map((standard) => {
    const { before, now } = beforeAndNow(standard)
    const bar = (fen: number) => ({
      value: monthlyYuan(fen, standard.per),
      text: String(monthlyYuan(fen, standard.per)),
    })
    return {
      name:
        standard.per === 'year'
          ? t('site.standards.per-month-equivalent', { name: standard.name })
          : standard.name,
      before: before === undefined ? { missing: t('site.standards.before-missing') } : bar(before.fen),
      now: bar(now.fen),
    }
  })

/** The chart in words, for those who do not see it. */
export const chartText = (): string =>
  bars()
    .map(({ name, before, now }) =>
      'missing' in before
        ? t('site.standards.chart-item-new', { name, now: now.text })
        : t('site.standards.chart-item', { name, before: before.text, now: now.text }),
    )
    .join(t('site.standards.chart-separator'))
    .concat(t('site.standards.chart-end'))

const unitOf = (standard: StandardRecord, fen: number): string =>
  standard.per === 'year'
    ? t('site.standards.unit-year', { amount: monthlyYuan(fen, 'year') })
    : t('site.standards.unit-month')

export const rows = () =>
  policy.standards.map((standard) => {
    const { before, now } = beforeAndNow(standard)
    return {
      name: joined(standard.name),
      unit: unitOf(standard, now.fen),
      before: before === undefined ? t('site.standards.missing') : yuanText(before.fen),
      now: yuanText(now.fen),
      raised: before === undefined ? t('site.standards.none') : yuanText(now.fen - before.fen),
    }
  })

/** What the amounts rest on, each source once. */
export const cites = (): Cite[] =>
  gathered(policy.standards.flatMap(({ values }) => values.flatMap(({ cite }) => cite)))

/** What the province recommended later, standards of the same amount named together. */
export const laterGuidance = (): { text: string; cites: Cite[] }[] => {
  const named = new Map<
    string,
    { names: string[]; fen: number; from: string; issuer: string; document: string }
  >()
  for (const { name, guidance = [] } of policy.standards) {
    for (const { fen, from, issuer, document } of guidance) {
      const key = `${from} ${fen} ${document}`
      const found = named.get(key)
      if (found === undefined) named.set(key, { names: [name], fen, from, issuer, document })
      else found.names.push(name)
    }
  }
  return [...named.values()].map(({ names, fen, from, issuer, document }) => ({
    text: t('site.standards.later-item', {
      names: names.join(t('site.cite.list-separator')),
      year: from.slice(0, 4),
      issuer,
      amount: yuanText(fen),
    }),
    cites: [{ law: document }],
  }))
}
