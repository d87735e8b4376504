import { livePaths } from '../../../views/desk/live/addresses.ts'
import { LivePage } from '../../../views/desk/live/LiveBoard.tsx'
import { t } from '../../words.ts'
import { given, show, type Signed, type Visit } from '../pages/show.tsx'
import { liveModel } from './board.ts'
import { boards, streamOf } from './stream.ts'

/** `GET /desk/live/`: the urgent cases that are open; the script keeps them true. */
export const getLive = async (c: Visit, one: Signed): Promise<Response> => {
  const page = <LivePage {...given(one)} {...await liveModel(c, one, livePaths.page)} />
  return show(c, t('desk-live.title'), page, 200, 'desk/live')
}

/** `GET /desk/live/events`: server-sent events (`board`, `over`) for as long as the session lives. */
export const getEvents = (c: Visit, one: Signed): Response => {
  const failed = (error: unknown): void =>
    console.error(
      JSON.stringify({ id: c.get('requestId'), error: error instanceof Error ? error.name : 'unknown' }),
    )
  return c.body(streamOf(boards(c, one), failed), 200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    // nginx hands each piece on as it comes.
    'x-accel-buffering': 'no',
  })
}
