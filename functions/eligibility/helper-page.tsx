import { Hono } from 'hono'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { checkData, told } from '../../generated/check.ts'
import { helperWords } from '../../generated/helper.ts'
import { faultsIn, householdFromForm, newHousehold } from '../../schema/eligibility/household.ts'
import { helperTitle, HelperView } from '../../views/helper/HelperView.tsx'
import { wordsOf } from '../../views/words.ts'
import { formBody } from '../body.ts'
import { today } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { renderInShell } from '../shell.ts'

const t = wordsOf({ ...checkData.words, ...helperWords })

/** All questions on one page, without JavaScript: the form comes back with its result. Nothing is stored. */
export const helperPage = new Hono<AppEnv>().post('/helper/', async (c) => {
  const form = await formBody(c)
  const on = today(c)
  const posted = form.ok ? householdFromForm(checkData, form.value) : newHousehold(checkData)
  const isNext = form.ok && form.value.get('do') === 'next'
  const household = isNext ? newHousehold(checkData, posted) : posted
  const open = { ...household, number: 1 }
  const faults = faultsIn(checkData, household, on)
  const props = {
    data: checkData,
    told,
    t,
    base: '/',
    on,
    scripted: false,
    round: { open, finished: [] },
    faults,
    summed: true,
    sheets: household.answers.length === 0 ? [] : [open],
  }
  return renderInShell(c, {
    title: helperTitle(props),
    main: renderToStaticMarkup(<HelperView {...props} />),
    elder: false,
    frame: 'helper',
    status: faults.length === 0 ? 200 : 422,
  })
})
