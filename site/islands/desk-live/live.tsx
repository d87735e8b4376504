import { createRoot } from 'react-dom/client'
import { newOn, type UrgentBoard, type UrgentLine } from '../../../schema/desk/urgent.ts'
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
  const t = wordsOf(JSON.parse(place.dataset['copy'] ?? '{}') as { [key: string]: string })
  const [state, said, sound] = [part('state'), part('said'), part('sound')]
  const root = createRoot(part('board'))
  const title = document.title
  let known = new Set(
    [...place.querySelectorAll<HTMLElement>('[data-number]')].map(({ dataset }) => Number(dataset['number'])),
  )
  let audio: AudioContext | undefined
  let failures = 0
  let shownAt = place.dataset['at'] ?? ''
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (lines: readonly UrgentLine[]): void => {
    if (lines.length === 0) return
    said.textContent = lines
      .map((line) =>
        t(line.danger ? 'desk-live.new-danger' : 'desk-live.new', {
          number: line.number,
          kind: line.kind,
          due: line.due,
        }),
      )
      .join(' ')
    if (audio !== undefined) beep(audio, lines.some(({ danger }) => danger) ? 3 : 2)
  }

  const draw = (board: UrgentBoard): void => {
    root.render(<UrgentTable t={t} lines={board.lines} />)
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
