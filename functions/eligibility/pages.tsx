import { Hono } from 'hono'
import { renderToStaticMarkup } from 'preact-render-to-string'
import type { Context } from 'hono'
import { checkData, told } from '../../generated/check.ts'
import type { CheckState } from '../../schema/eligibility/journey.ts'
import { after, nothingYet } from '../../schema/eligibility/steps.ts'
import { checkTitle, CheckView } from '../../views/check/CheckView.tsx'
import { ResultPage } from '../../views/check/ResultPage.tsx'
import { wordsOf } from '../../views/words.ts'
import { today } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { formBody } from '../body.ts'
import { renderInShell } from '../shell.ts'
import { stateFromForm } from '../../schema/eligibility/form-state.ts'

const t = wordsOf(checkData.words)

const page = (c: Context<AppEnv>, state: CheckState, elder: boolean): Promise<Response> => {
  const props = {
    data: checkData,
    state,
    t,
    elder,
    base: elder ? '/elder/' : '/',
    scripted: false,
    on: today(c),
    results: { Page: ResultPage, told },
  }
  return renderInShell(c, {
    title: checkTitle(props),
    main: renderToStaticMarkup(<CheckView {...props} />),
    elder,
    frame: 'check',
    status: state.fault === undefined ? 200 : 422,
  })
}

/** The offer in which a programme stands: asking for one kind of living allowance asks for both. */
const offerWith = (programme: string): string[] =>
  checkData.offers.find(({ programmes }) => programmes.includes(programme))?.programmes ?? []

/** The self-check without JavaScript: each page is a form that carries all answers. Nothing is stored. */
export const checkPages = new Hono<AppEnv>()

for (const [path, elder] of [
  ['/check/', false],
  ['/elder/check/', true],
] as const)
  checkPages
    .get(path, async (c, next) => {
      const programme = c.req.query('for')
      if (programme === undefined) return next()
      const step = { do: 'start', programmes: offerWith(programme) } as const
      return page(c, after(checkData, nothingYet, step, today(c)), elder)
    })
    .post(path, async (c) => {
      const form = await formBody(c)
      return page(c, form.ok ? stateFromForm(checkData, form.value, today(c)) : nothingYet, elder)
    })
