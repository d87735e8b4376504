import { rules } from '../generated/check.ts'
import { disagreeingWithJsonLogic, disagreeingWithPublicodes, inWords } from './peers/agree.ts'
import { programmesIn } from './peers/household.ts'

/**
 * `npm run check:peers [-- FIRST_SEED]`: 10,000 households that answer everything against json-logic-engine, and 10,000 with 10 to
 * 60 % of the answers missing against publicodes. Each disagreement is printed with its seed; exit 1 where there is one.
 */
const HOUSEHOLDS = 10_000
const shares = [0.1, 0.25, 0.4, 0.6]
const first = Number(process.argv[2] ?? 0)

const disagreements = [
  ...disagreeingWithJsonLogic(rules, first, first + HOUSEHOLDS),
  ...shares.flatMap((missing, at) => {
    const part = HOUSEHOLDS / shares.length
    return disagreeingWithPublicodes(rules, first + at * part, first + (at + 1) * part, missing)
  }),
]
for (const one of disagreements) console.log(inWords(one))
console.log(
  `${programmesIn(rules).length} programmes, ${HOUSEHOLDS} households each against json-logic-engine and publicodes: ` +
    `${disagreements.length} disagreements`,
)
process.exitCode = disagreements.length === 0 ? 0 : 1
