import { Hono } from 'hono'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { checklistFromForm, nothingTicked } from '../../schema/life-events/checklist-state.ts'
import { ChecklistPage } from '../../views/life-events/ChecklistPage.tsx'
import { ElderScreen } from '../../views/life-events/ElderScreen.tsx'
import { formBody } from '../body.ts'
import type { AppEnv } from '../env.ts'
import { policy } from '../policy.ts'
import { renderInShell } from '../shell.ts'
import { t } from '../words.ts'

/** A checklist as somebody's answers make it. They come in the body, and nothing of them is stored. */
export const lifeEventPages = new Hono<AppEnv>()

for (const event of policy.lifeEvents)
  for (const base of ['/', '/elder/']) {
    const elder = base !== '/'
    const View = elder ? ElderScreen : ChecklistPage
    lifeEventPages.post(`${base}life-events/${event.id}/`, async (c) => {
      const form = await formBody(c)
      const state = form.ok ? checklistFromForm(event, form.value) : nothingTicked
      return renderInShell(c, {
        title: event.title,
        main: renderToStaticMarkup(<View event={event} state={state} t={t} base={base} />),
        elder,
        frame: 'life-events',
      })
    })
  }
