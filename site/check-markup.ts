import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { checkData, told } from '../generated/check.ts'
import type { CheckState } from '../schema/eligibility/journey.ts'
import { CheckView } from '../views/check/CheckView.tsx'
import { ResultPage } from '../views/check/ResultPage.tsx'
import { wordsOf } from '../views/words.ts'
import { today } from './amounts.ts'
import { pathsIn, type Mode } from './paths.ts'

/** A page of the self-check as it stands before, and without, any script. */
export const checkMarkup = (state: CheckState, mode: Mode): string =>
  renderToStaticMarkup(
    createElement(CheckView, {
      data: checkData,
      state,
      t: wordsOf(checkData.words),
      elder: mode === 'elder',
      base: pathsIn(mode).home,
      scripted: false,
      on: today,
      results: { Page: ResultPage, told },
    }),
  )
