import type { Words } from '../../../views/words.ts'
import { saveCsv, saveXlsx, today } from './save.ts'
import type { Heard, Screening } from './screening.ts'
import type { Happened } from './state.ts'

/** What the page does with what its workers say. */
export const hearWith =
  (t: Words, dispatch: (happened: Happened) => void, screening: () => Screening | undefined) =>
  (heard: Heard): void => {
    switch (heard.is) {
      case 'table':
        dispatch({ what: 'reading' })
        screening()?.screen({ kind: 'table', table: heard.table }, today())
        return
      case 'read':
        return dispatch({ what: 'read', summary: heard })
      case 'screened':
        return dispatch({ what: 'screened', screened: heard.screened })
      case 'finished':
        return dispatch({ what: 'ended', stopped: heard.stopped ? 'midway' : 'no', atMs: performance.now() })
      case 'cut':
        return dispatch({ what: 'ended', stopped: 'early', atMs: performance.now() })
      case 'refused':
        return dispatch({
          what: 'refused',
          refusal: 'refusal' in heard ? heard.refusal : { code: 'not_xlsx', params: {} },
        })
      case 'broken':
        return dispatch({ what: 'refused', refusal: { code: 'broken', params: {} } })
      case 'explained':
        return dispatch({ what: 'told', at: heard.at, told: heard.told })
      case 'exported':
        if (heard.as === 'xlsx') return screening()?.writeSheet(t('batch.file.sheet'), heard.lines)
        saveCsv(heard.lines, t('batch.file.name'))
        return dispatch({ what: 'exporting', now: false })
      case 'file':
        saveXlsx(heard.bytes, t('batch.file.name'))
        return dispatch({ what: 'exporting', now: false })
    }
  }
