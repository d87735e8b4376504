import { Hono } from 'hono'
import { eligibilityRequestSchema, fieldFaultsOf } from '../../schema/api/eligibility.ts'
import { standardsQuerySchema } from '../../schema/api/rules.ts'
import { eligibilityAnswer } from '../../schema/eligibility/answers-api.ts'
import { inForce } from '../../schema/eligibility/book.ts'
import { prepare } from '../../schema/eligibility/evaluate.ts'
import { parseFacts } from '../../schema/eligibility/parse-facts.ts'
import { questionsOf, ruleBookOf } from '../../schema/eligibility/to-check-data.ts'
import { rulesOf } from '../../schema/eligibility/to-rules.ts'
import { toldOf } from '../../schema/eligibility/to-told.ts'
import { problem } from '../../schema/problems.ts'
import { answer } from '../answer.ts'
import { today } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { jsonBody } from '../body.ts'
import { policy } from '../policy.ts'
import { problemResponse } from '../problem-response.ts'
import { checkEligibility, listProgrammes, listQuestions, listStandards } from './contract.ts'

const book = ruleBookOf(policy)
const [rules, told, questions] = [rulesOf(book), toldOf(book), questionsOf(policy)]
const programmeIds = book.programmes.map(({ id }) => id)

/** The eligibility engine over HTTP. It stores nothing and decides nothing: a self-check is not an approval. */
export const eligibilityRoutes = new Hono<AppEnv>()
  .get(listProgrammes.path, (c) =>
    answer(c, listProgrammes, {
      programmes: policy.programmes.map(({ id, name, formalName, service, versions }) => ({
        id,
        name,
        formalName,
        service,
        versions: versions.map(({ from, until, conditions }) => ({
          from,
          ...(until === undefined ? {} : { until }),
          conditions: conditions.map((condition) => ({
            id: condition.id,
            text: condition.text,
            cite: condition.cite,
          })),
        })),
      })),
    }),
  )
  .get(listQuestions.path, (c) => answer(c, listQuestions, { questions: policy.questions }))
  .get(listStandards.path, (c) => {
    const query = standardsQuerySchema.safeParse(c.req.query())
    if (!query.success)
      return problemResponse(c, problem('invalid_input', fieldFaultsOf(query.error, c.req.query())))
    const { on = today(c) } = query.data
    const standards = policy.standards.flatMap(({ id, name, per, values }) => {
      const value = inForce(values, on)
      return value === undefined
        ? []
        : [{ id, name, per, fen: value.fen, basis: value.basis, cite: value.cite }]
    })
    return standards.length === 0
      ? problemResponse(c, problem('no_rule_for_date'))
      : answer(c, listStandards, { on, standards })
  })
  .post(checkEligibility.path, async (c) => {
    const body = await jsonBody(c)
    if (!body.ok) return problemResponse(c, body.problem)
    const request = eligibilityRequestSchema.safeParse(body.value)
    if (!request.success)
      return problemResponse(c, problem('invalid_input', fieldFaultsOf(request.error, body.value)))
    const { on = today(c), programmes = programmeIds } = request.data
    const strange = programmes.findIndex((id) => !programmeIds.includes(id))
    if (strange >= 0)
      return problemResponse(
        c,
        problem('invalid_input', [{ path: `programmes.${strange}`, code: 'not_an_option' }]),
      )
    const facts = parseFacts(request.data.facts, on)
    if (!facts.ok) return problemResponse(c, problem('invalid_input', facts.problem))
    const prepared = prepare(rules, on, programmes)
    if (!prepared.ok) return problemResponse(c, prepared.problem)
    const found = eligibilityAnswer(told, questions, prepared.value, facts.value, programmes)
    return answer(c, checkEligibility, found)
  })
