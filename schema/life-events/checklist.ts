import type { PolicyLifeEvent, PolicyStep } from '../policy.ts'
import { NO, YES } from '../eligibility/tri.ts'
import { holds, type Answers } from './when.ts'

/** A step for this household: surely, or only if what `only.if` says is so. */
export type ListedStep = { step: PolicyStep; sure: boolean }

/** The steps that are to be taken or may have to be, in order. What the answers rule out is left out. */
export const stepsFor = (event: PolicyLifeEvent, answers: Answers): ListedStep[] =>
  event.steps.flatMap((step) => {
    const need = step.only === undefined ? YES : holds(step.only.when, answers)
    return need === NO ? [] : [{ step, sure: need === YES }]
  })
