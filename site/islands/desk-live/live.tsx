import { hydrateRoot } from 'react-dom/client'
import { newOn, type UrgentBoard, type UrgentLine } from '../../../schema/desk/urgent.ts'
import type { LiveStart } from '../../../views/desk/live/LiveBoard.tsx'
import { UrgentTable } from '../../../views/desk/live/UrgentTable.tsx'
import { wordsOf } from '../../../views/words.ts'
import { beep } from './beep.ts'
import { secondsUntilTry } from './wait.ts'

/**
 * Keeps the board of urgent cases true without loading the page again: what is new is said to a screen reader, stands in the title,
 * and makes a sound where somebody switched that on. A line that breaks is taken up again, later each time.
 */
const start = (place: HTMLElement): void => {
  const part = (name: string): HTMLElement => {
    const found = place.querySelector<HTMLElement>(`[data-live-${name}]`)
    if (found === null) throw new Error(`no ${name} on the board`)
    return found
  }
  const { board: drawn, copy, compact } = JSON.parse(place.dataset['start'] ?? '') as LiveStart
  const t = wordsOf(copy)
  const [state, said, sound] = [part('state'), part('said'), part('sound')]
  const rows = part('board')
  const tableOf = (lines: readonly UrgentLine[]) => <UrgentTable t={t} lines={lines} compact={compact} />
  // The rows that the Worker drew stay: whoever stands on one of them with the keyboard still does.
  const root = hydrateRoot(rows, tableOf(drawn.lines))
  const title = document.title
  let known = new Set(drawn.lines.map(({ number }) => number))
  let audio: AudioContext | undefined
  let failures = 0
  let shownAt = drawn.at
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (lines: readonly UrgentLine[]): void => {
    if (lines.length === 0) return
    said.textContent = lines
      .map((line) =>
        t(line.danger ? 'desk-live.new-danger' : 'desk-live.new', {
          number: line.number,
          kind: line.kind,
          left: line.left,
        }),
      )
      .join(' ')
    if (audio !== undefined) beep(audio, lines.some(({ danger }) => danger) ? 3 : 2)
  }

  /** Draws anew, and lets the keyboard stay on the case it stood on, also where its row moved to another part of the board. */
  const redraw = (lines: readonly UrgentLine[]): void => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-live-board] [data-number]')
    root.render(tableOf(lines))
    if (focused === null || focused === undefined || focused.contains(document.activeElement)) return
    rows.querySelector<HTMLElement>(`[data-number="${focused.dataset['number']}"] a`)?.focus({
      preventScroll: true,
    })
  }

  const draw = (board: UrgentBoard): void => {
    redraw(board.lines)
    tell(newOn(board, known))
    known = new Set(board.lines.map(({ number }) => number))
    const waiting = board.lines.filter(({ taken }) => !taken).length
    document.title = waiting === 0 ? title : `(${waiting}) ${title}`
    shownAt = board.at
    state.textContent = t('desk-live.live', { at: board.at })
  }

  const connect = (): void => {
    clearTimeout(timer)
    source?.close()
    const own = (source = new EventSource(place.dataset['live'] ?? ''))
    own.addEventListener('board', ({ data }: MessageEvent<string>) => {
      failures = 0
      draw(JSON.parse(data) as UrgentBoard)
    })
    own.addEventListener('over', () => {
      own.close()
      removeEventListener('online', connect)
      document.title = title
      state.textContent = said.textContent = t('desk-live.over')
    })
    own.addEventListener('error', () => {
      own.close()
      failures += 1
      const seconds = secondsUntilTry(failures, Math.random())
      state.textContent = t('desk-live.lost', { seconds, at: shownAt })
      timer = setTimeout(connect, seconds * 1000)
    })
  }

  sound.hidden = false
  sound.addEventListener('click', () => {
    if (audio === undefined) {
      audio = new AudioContext()
      beep(audio, 1)
    } else {
      void audio.close()
      audio = undefined
    }
    sound.setAttribute('aria-pressed', String(audio !== undefined))
  })
  addEventListener('online', connect)
  connect()
}

for (const place of document.querySelectorAll<HTMLElement>('[data-live]')) start(place)
