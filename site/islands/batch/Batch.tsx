import { useEffect, useReducer, useRef } from 'react'
import type { Words } from '../../../views/words.ts'
import { Done } from './Done.tsx'
import { faultLines } from './fault-lines.ts'
import { hearWith } from './hear.ts'
import type { Source } from './protocol.ts'
import { saveCsv, today } from './save.ts'
import { openScreening, type Screening } from './screening.ts'
import { StartForm } from './StartForm.tsx'
import { atStart, next } from './state.ts'
import { Working } from './Working.tsx'

const MOST_FILE_MB = 30
const BYTES_A_MB = 1024 * 1024

/** XLSX files are ZIP archives, whatever they are called. */
const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Screening a whole roster: takes it in, lets a worker do it, shows what came out. Nothing leaves the browser. */
export const Batch = ({ t }: { t: Words }) => {
  const [state, dispatch] = useReducer(next, atStart)
  const screening = useRef<Screening | undefined>(undefined)

  useEffect(() => {
    screening.current = openScreening(hearWith(t, dispatch, () => screening.current))
  }, [t])

  const screen = (source: Source): void => {
    dispatch({ what: 'started', phase: 'read', atMs: performance.now() })
    screening.current?.screen(source, today())
  }
  const takeFile = async (file: File): Promise<void> => {
    if (file.size > MOST_FILE_MB * BYTES_A_MB) {
      const params = { size: Math.ceil(file.size / BYTES_A_MB), most: MOST_FILE_MB }
      return dispatch({ what: 'refused', refusal: { code: 'too_big', params } })
    }
    const bytes = await file.arrayBuffer()
    if (!isArchive(new Uint8Array(bytes))) return screen({ kind: 'bytes', bytes })
    dispatch({ what: 'started', phase: 'load', atMs: performance.now() })
    screening.current?.open(bytes)
  }

  const stage = state.phase === 'start' || state.phase === 'done' ? state.phase : 'work'
  const stages = useRef(0)
  useEffect(() => {
    stages.current += 1
    // Each new stage is announced by moving to its heading, or to what was refused; the first one was not asked for.
    if (stages.current > 1) document.querySelector<HTMLElement>('#batch [data-stage]')?.focus()
  }, [stage, state.refusal])

  if (stage === 'work') return <Working t={t} state={state} onStop={() => screening.current?.stop()} />
  if (stage === 'done')
    return (
      <Done
        t={t}
        state={state}
        onExplain={(at) => screening.current?.explain(at)}
        onExport={(as, households, wanted) => {
          dispatch({ what: 'exporting', now: true })
          screening.current?.exportLines(as, households, wanted)
        }}
        onFaults={() => saveCsv(faultLines(state.summary.faults, t), t('batch.fault.name'))}
        onAgain={() => {
          screening.current?.forget()
          dispatch({ what: 'forgotten' })
        }}
      />
    )
  return (
    <StartForm
      t={t}
      refusal={state.refusal}
      stopped={state.stopped !== 'no'}
      pasted={state.pasted}
      onPasted={(text) => dispatch({ what: 'pasted', text })}
      onText={(text) => screen({ kind: 'text', text })}
      onFile={(file) =>
        void takeFile(file).catch((unreadable: unknown) => {
          dispatch({ what: 'refused', refusal: { code: 'broken', params: {} } })
          reportError(unreadable)
        })
      }
    />
  )
}
