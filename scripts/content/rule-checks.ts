import type { z } from 'zod'
import type { ProgrammeRecord } from '../../schema/content/programme.ts'
import type { questionsSchema } from '../../schema/content/question.ts'
import type { termsSchema } from '../../schema/content/term.ts'
import { evaluate } from '../../schema/eligibility/evaluate-book.ts'
import type { Meaning } from '../../schema/eligibility/check-data.ts'
import { kindOf } from '../../schema/eligibility/facts.ts'
import { factsFrom } from '../../schema/eligibility/journey.ts'
import { parseFacts } from '../../schema/eligibility/parse-facts.ts'
import { periodFaults } from '../../schema/eligibility/periods.ts'
import type { RuleBook } from '../../schema/eligibility/rule.ts'
import { walk, type Path } from './rule-walk.ts'

/** A fault in one record of the rules: where in the file, what is wrong, what would be right. */
export type RuleFault = { file: string; path: Path; wrong: string; right: string }

export type RuleSources = {
  programmes: { file: string; record: ProgrammeRecord }[]
  terms: z.infer<typeof termsSchema>
  questions: z.infer<typeof questionsSchema>
  offers: { id: string; programmes: string[]; also?: string[] | undefined }[]
  book: RuleBook
}

const TERMS = 'content/terms.yaml'
const QUESTIONS = 'content/questions.yaml'
const OFFERS = 'content/offers.yaml'

const namesKnown = (sources: RuleSources, file: string, value: unknown): RuleFault[] => {
  const faults: RuleFault[] = []
  const ids = (list: { id: string }[]): Set<string> => new Set(list.map(({ id }) => id))
  const [terms, programmes, standards] = [
    ids(sources.terms),
    ids(sources.programmes.map(({ record }) => record)),
    ids(sources.book.standards),
  ]
  const known = (name: unknown, set: Set<string>, what: string, path: Path): void => {
    if (typeof name === 'string' && !set.has(name))
      faults.push({
        file,
        path,
        wrong: `没有叫“${name}”的${what}`,
        right: `${what}有：${[...set].join('、')}`,
      })
  }
  walk(value, [], (node, path) => {
    if (path.includes('examples') || path.includes('cite')) return
    known(node.term, terms, '条件或数量（terms.yaml）', [...path, 'term'])
    known(node.programme, programmes, '项目（programmes）', [...path, 'programme'])
    known(node.standard, standards, '标准（standards.yaml）', [...path, 'standard'])
    if (typeof node.fact === 'string' && kindOf(node.fact) === undefined)
      faults.push({
        file,
        path: [...path, 'fact'],
        wrong: `没有叫“${node.fact}”的事实`,
        right: '事实的名字见 schema/eligibility/facts.ts，例如 area、self.hukou、each.birthDate',
      })
    for (const [key, text] of Object.entries(node))
      if (typeof text === 'string')
        for (const [, standard, term] of text.matchAll(/\{\{([^}]*)\}\}|\{=([^}|]*)(?:\|yuan)?\}/g)) {
          known(standard, standards, '标准（standards.yaml）', [...path, key])
          known(term, terms, '数量（terms.yaml）', [...path, key])
        }
  })
  return faults
}

const periodWords = {
  gap: ['和上一段之间有空档', '上一段的 until 写成这一段 from 的前一天，或者不写 until'],
  overlap: ['和上一段重叠', '这一段的 from 要晚于上一段的最后一天'],
  closed: ['最后一段写了 until，以后的日子没有规定', '去掉最后一段的 until'],
} as const

const periods = (sources: RuleSources): RuleFault[] =>
  sources.programmes.flatMap(({ file, record }) =>
    periodFaults(record.versions).map(({ at, wrong }) => ({
      file,
      path: ['versions', at, 'from'],
      wrong: `第 ${at + 1} 段时期${periodWords[wrong][0]}`,
      right: periodWords[wrong][1],
    })),
  )

const termOrder = (sources: RuleSources): RuleFault[] => {
  const faults: RuleFault[] = []
  const last = new Map<string, string>()
  sources.terms.forEach((term, at) => {
    const before = last.get(term.id)
    const from = term.from ?? ''
    if (before !== undefined && from <= before)
      faults.push({
        file: TERMS,
        path: [at, 'id'],
        wrong: `“${term.id}”写了两次，时期重叠`,
        right: '后面的一条写上更晚的 from',
      })
    last.set(term.id, from)
  })
  return faults
}

const inputKinds = {
  one: ['enum', 'int'],
  many: ['list'],
  number: ['int'],
  yuan: ['int'],
  date: ['date'],
  'yes-no': ['bool'],
}

/** What choices say of several facts has to be something that could be stated. */
const meaningsFit = (question: RuleSources['questions'][number], meanings: Meaning[]): string[] => [
  ...(question.options ?? []).flatMap(({ value, means }) =>
    means === undefined ? [`“${value}”没有写 means`] : [],
  ),
  ...meanings.flatMap((meaning) => {
    const stated = parseFacts(factsFrom(meaning), '2100-01-01')
    return stated.ok ? [] : stated.problem.map(({ path, code }) => `${path} ${code}`)
  }),
]

const questionsFit = (sources: RuleSources): RuleFault[] =>
  sources.questions.flatMap((question, at) => {
    const kind = kindOf(question.fact)
    const fault = (field: string, wrong: string, right: string): RuleFault[] => [
      { file: QUESTIONS, path: [at, field], wrong, right },
    ]
    if (kind === undefined)
      return fault('fact', `没有叫“${question.fact}”的事实`, '见 schema/eligibility/facts.ts')
    const meanings = (question.options ?? [])
      .flatMap(({ means, else: otherwise }) => [means, otherwise])
      .filter((one) => one !== undefined)
    if (meanings.length > 0)
      return meaningsFit(question, meanings).flatMap((wrong) =>
        fault('options', wrong, '每样选择说的事实要在事实表里，值也要对；每样都要写 means'),
      )
    if (!inputKinds[question.input].includes(kind.kind))
      return fault(
        'input',
        `“${question.fact}”不能用“${question.input}”来填`,
        `这个事实的类型是 ${kind.kind}`,
      )
    if (sources.questions.findIndex(({ fact }) => fact === question.fact) !== at)
      return fault('fact', `“${question.fact}”问了两次`, '一个事实只写一个问题')
    if (question.input !== 'one' && question.input !== 'many') return []
    const offered = (question.options ?? []).map(({ value }) => value)
    const possible =
      kind.kind === 'enum' || kind.kind === 'list'
        ? [...kind.options]
        : kind.kind === 'int'
          ? Array.from({ length: kind.max - kind.min + 1 }, (_, step) => String(kind.min + step))
          : []
    const [extra, lacking] = [
      offered.filter((v) => !possible.includes(v)),
      possible.filter((v) => !offered.includes(v)),
    ]
    return extra.length + lacking.length === 0
      ? []
      : fault(
          'options',
          `选项和事实对不上：多了 ${extra.join('、') || '无'}，少了 ${lacking.join('、') || '无'}`,
          `应为 ${possible.join('、')}`,
        )
  })

const detailsFit = (sources: RuleSources): RuleFault[] =>
  sources.programmes.flatMap(({ file, record }) =>
    (record.details ?? []).flatMap((fact, at) =>
      sources.questions.some((question) => question.fact === fact)
        ? []
        : [
            {
              file,
              path: ['details', at],
              wrong: `没有问“${fact}”的问题`,
              right: '写 questions.yaml 里有的 fact',
            },
          ],
    ),
  )

const offersFit = (sources: RuleSources): RuleFault[] =>
  sources.offers.flatMap((offer, at) => [
    ...(offer.also ?? []).flatMap((id, place) =>
      sources.offers.some((other) => other.id === id && id !== offer.id)
        ? []
        : [
            {
              file: OFFERS,
              path: [at, 'also', place],
              wrong: `没有叫“${id}”的另一样`,
              right: '写这个文件里别的 id',
            },
          ],
    ),
    ...offer.programmes.flatMap((id, place) =>
      sources.programmes.some(({ record }) => record.id === id && record.offered)
        ? []
        : [
            {
              file: OFFERS,
              path: [at, 'programmes', place],
              wrong: `“${id}”不是可以自查的项目`,
              right: '写 programmes 里 offered: true 的编号',
            },
          ],
    ),
  ])

/** Every worked example is evaluated: content whose own proof fails does not build. */
const examplesHold = (sources: RuleSources): RuleFault[] =>
  sources.programmes.flatMap(({ file, record }) =>
    record.examples.flatMap((example, at) => {
      const fault = (wrong: string): RuleFault[] => [
        {
          file,
          path: ['examples', at],
          wrong: `算例“${example.name}”${wrong}`,
          right: '改规则，或者改算例里应有的结论',
        },
      ]
      const facts = parseFacts(example.facts, example.on)
      if (!facts.ok)
        return fault(`的事实不对：${facts.problem.map(({ path, code }) => `${path} ${code}`).join('；')}`)
      const came = evaluate(sources.book, facts.value, example.on, [record.id])
      const [result] = came.ok ? came.value : []
      if (result === undefined) return fault('的日子没有规定')
      const { expect } = example
      const conditions = result.because.map(({ condition }) => condition.id)
      if (result.verdict !== expect.verdict)
        return fault(`应为 ${expect.verdict}，算出来是 ${result.verdict}`)
      if (expect.amountFen !== undefined && (result.amount?.fen ?? null) !== expect.amountFen)
        return fault(`应为 ${String(expect.amountFen)} 分，算出来是 ${String(result.amount?.fen ?? null)} 分`)
      if (expect.because !== undefined && conditions.join() !== expect.because.join())
        return fault(`的原因应为 ${expect.because.join('、')}，算出来是 ${conditions.join('、')}`)
      if (expect.missing?.length === 0 && result.missing.length > 0)
        return fault(`不该缺 ${result.missing.join('、')}`)
      const unlisted = (expect.missing ?? []).filter((name) => !result.missing.includes(name))
      if (unlisted.length > 0) return fault(`应列出缺 ${unlisted.join('、')}`)
      if (expect.chooseWith !== undefined && expect.chooseWith.join() !== (result.chooseWith ?? []).join())
        return fault(
          `应与 ${expect.chooseWith.join('、')} 择一，算出来是 ${(result.chooseWith ?? []).join('、') || '无'}`,
        )
      if (expect.selfCare !== undefined && expect.selfCare !== result.selfCare)
        return fault(`的自理档次应为 ${expect.selfCare}，算出来是 ${String(result.selfCare)}`)
      const otherDays = Object.entries(expect.dates ?? {}).filter(
        ([name, day]) => result.dates?.[name] !== day,
      )
      return otherDays.length > 0
        ? fault(
            `的日子应为 ${JSON.stringify(Object.fromEntries(otherDays))}，算出来是 ${JSON.stringify(result.dates ?? {})}`,
          )
        : []
    }),
  )

/** Checks the rules as a whole. Examples run only when every name is known, since an unknown one cannot be compiled. */
export const ruleFaults = (sources: RuleSources): RuleFault[] => {
  const faults = [
    ...sources.programmes.flatMap(({ file, record }) => namesKnown(sources, file, record)),
    ...namesKnown(sources, TERMS, sources.terms),
    ...periods(sources),
    ...termOrder(sources),
    ...questionsFit(sources),
    ...offersFit(sources),
    ...detailsFit(sources),
  ]
  return faults.length > 0 ? faults : examplesHold(sources)
}
