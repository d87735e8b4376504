import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { checkData, told } from '../generated/check.ts'
import { helperWords } from '../generated/helper.ts'
import { firstRound } from '../schema/eligibility/round.ts'
import { HelperView } from '../views/helper/HelperView.tsx'
import { wordsOf } from '../views/words.ts'
import { today } from './amounts.ts'
import { pathsIn } from './paths.ts'

/** The helper's page as it stands before, and without, any script. */
export const helperMarkup = (): string =>
  renderToStaticMarkup(
    createElement(HelperView, {
      data: checkData,
      told,
      t: wordsOf({ ...checkData.words, ...helperWords }),
      base: pathsIn('standard').home,
      on: today,
      scripted: false,
      round: firstRound(checkData),
      faults: [],
      summed: false,
      sheets: [],
    }),
  )
