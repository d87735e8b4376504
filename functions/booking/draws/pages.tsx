import { Hono } from 'hono'
import { readEntry } from '../../../schema/booking/code.ts'
import { listText } from '../../../schema/booking/draw-list.ts'
import { ENTRIES_A_PAGE } from '../../../views/booking/draws/DrawList.tsx'
import { DrawPage, ElderDraw } from '../../../views/booking/draws/DrawPage.tsx'
import { DrawsPage } from '../../../views/booking/draws/DrawsPage.tsx'
import { EntryPage } from '../../../views/booking/draws/EntryPage.tsx'
import { titleOf, type DrawModel } from '../../../views/booking/draws/model.ts'
import type { ProblemCode } from '../../../schema/problems.ts'
import { formBody } from '../../body.ts'
import type { AppEnv } from '../../env.ts'
import { problemResponse } from '../../problem-response.ts'
import { t } from '../../words.ts'
import type { Mine } from '../counter.ts'
import { keepToken } from '../pages/cookies.ts'
import { keyOf, newKey } from '../../form-key.ts'
import { knownMatter } from '../pages/matter.ts'
import { withMine } from '../pages/mine.tsx'
import { given, modes, onTo, refused, show, statusOf, type Mode, type Visit } from '../pages/show.tsx'
import { draws, publishedDraw, withdraw } from './counter.ts'
import { getEnter, postEnter } from './enter-page.tsx'
import { contentOf } from './matter.ts'
import { summaryOf } from './views.ts'

const listPage = async (c: Visit, mode: Mode): Promise<Response> =>
  show(
    c,
    mode,
    t('draws.index.title'),
    <DrawsPage
      {...given(mode)}
      draws={(await draws(c)).map(summaryOf).map((draw) => ({
        draw,
        ...knownMatter(draw),
        provenance: contentOf(draw).provenance,
      }))}
    />,
  )

/** From which entry a page of the list begins; anything that is no such number is the beginning. */
const fromOf = (text: string | undefined): number => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? Math.floor(number / ENTRIES_A_PAGE) * ENTRIES_A_PAGE : 0
}

const drawPage = async (
  c: Visit,
  mode: Mode,
  id: string,
  asked: Pick<DrawModel, 'sought'> = {},
): Promise<Response> => {
  const draw = await publishedDraw(c, id)
  if (!draw.ok) return refused(c, mode, draw.problem.code)
  const matter = knownMatter(draw.value)
  const model = { ...matter, ...contentOf(draw.value), draw: draw.value, from: fromOf(c.req.query('from')) }
  const View = mode.elder ? ElderDraw : DrawPage
  return show(c, mode, titleOf(draw.value, matter, t), <View {...given(mode)} {...model} {...asked} />, {
    frame: 'booking/draws',
    other: mode.paths.draw(id),
    ...(asked.sought !== undefined && asked.sought.entry === undefined ? { status: 422 } : {}),
  })
}

/** `POST /booking/draws/{draw}/`: looks for a number. It comes in the body, so that no log and no history has it. */
const postSought = async (c: Visit, mode: Mode, id: string): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  const typed = (form.value.get('entry') ?? '').slice(0, 40)
  return drawPage(c, mode, id, { sought: { typed, entry: readEntry(typed) } })
}

const entryPage = (c: Visit, mode: Mode, { entry, code }: Mine, refusal?: ProblemCode) => {
  if (entry === undefined) return onTo(c, mode.paths.receipt)
  return show(
    c,
    mode,
    t(`draws.entry.title.${entry.state}`),
    <EntryPage
      {...given(mode)}
      {...knownMatter(entry)}
      entry={entry}
      code={code}
      keyed={newKey()}
      {...(refusal === undefined ? {} : { refusal })}
    />,
    { other: mode.paths.entry, ...(refusal === undefined ? {} : { status: statusOf(refusal) }) },
  )
}

const postWithdraw = async (c: Visit, mode: Mode): Promise<Response> => {
  const form = await formBody(c)
  if (!form.ok) return refused(c, mode, form.problem.code)
  return withMine(c, mode, async (found) => {
    const done = await withdraw(c, { token: found.token, key: await keyOf(form.value, found.id) })
    if (!done.ok) return entryPage(c, mode, found, done.problem.code)
    keepToken(c, done.value.token)
    return onTo(c, mode.paths.entry)
  })
}

/** The text that a commitment is the SHA-256 of, byte for byte. */
const listFile = async (c: Visit, id: string): Promise<Response> => {
  const draw = await publishedDraw(c, id)
  if (!draw.ok) return problemResponse(c, draw.problem)
  const { times, entries } = draw.value
  if (times === null || entries === null) return problemResponse(c, { code: 'draw_not_closed' })
  return c.body(listText({ ...draw.value, times, entries }), 200, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  })
}

/** The pages of draws, in both modes. They all work without JavaScript; a script only adds doing the draw again. */
export const drawPages = new Hono<AppEnv>()

for (const mode of modes) {
  const { paths } = mode
  const draw = paths.draw(':draw')
  /** An address that chooses a mode (`?mode=`) is answered by the site, which remembers the choice and leads back. */
  const page = (path: string, answer: (c: Visit, draw: string) => Response | Promise<Response>): void => {
    drawPages.get(path, (c, next) =>
      c.req.query('mode') === undefined ? answer(c, c.req.param('draw') ?? '') : next(),
    )
  }
  page(paths.draws, (c) => listPage(c, mode))
  page(draw, (c, id) => drawPage(c, mode, id))
  page(paths.drawText(':draw'), listFile)
  page(paths.drawEnter(':draw'), (c, id) => getEnter(c, mode, id))
  page(paths.entry, (c) => withMine(c, mode, (found) => entryPage(c, mode, found)))
  drawPages.post(draw, (c) => postSought(c, mode, c.req.param('draw') ?? ''))
  drawPages.post(paths.drawEnter(':draw'), (c) => postEnter(c, mode, c.req.param('draw') ?? ''))
  drawPages.post(paths.withdraw, (c) => postWithdraw(c, mode))
}
