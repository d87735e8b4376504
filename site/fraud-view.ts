import { policy } from '../generated/policy.ts'
import type { FraudSituation } from '../schema/content/fraud-test.ts'

/** What the pages of the fraud test ask of its content. */
export const fraudTest = policy.fraudTest
const { situations } = fraudTest

export type Scam = Extract<FraudSituation, { looks: 'scam' }>

export const scams: Scam[] = situations.flatMap((situation) =>
  situation.looks === 'scam' ? [situation] : [],
)

export const numberOf = (situation: FraudSituation): number => situations.indexOf(situation) + 1

/** The situation after this one; none after the last. */
export const after = (situation: FraudSituation): FraudSituation | undefined =>
  situations[numberOf(situation)]
