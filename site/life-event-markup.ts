import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { policy } from '../generated/policy.ts'
import { nothingTicked } from '../schema/life-events/checklist-state.ts'
import type { PolicyLifeEvent } from '../schema/policy.ts'
import { ChecklistPage } from '../views/life-events/ChecklistPage.tsx'
import { ElderScreen } from '../views/life-events/ElderScreen.tsx'
import { wordsOf } from '../views/words.ts'
import { pathsIn, type Mode } from './paths.ts'

/** A checklist before anybody answered: every step, or in 长辈版 the first question. */
export const lifeEventMarkup = (event: PolicyLifeEvent, mode: Mode): string =>
  renderToStaticMarkup(
    createElement(mode === 'elder' ? ElderScreen : ChecklistPage, {
      event,
      state: nothingTicked,
      t: wordsOf(policy.words),
      base: pathsIn(mode).home,
    }),
  )
