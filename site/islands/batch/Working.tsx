import type { Words } from '../../../views/words.ts'
import type { State } from './state.ts'

/** How far the work is, and the way to stop it. */
export const Working = ({ t, state, onStop }: { t: Words; state: State; onStop: () => void }) => {
  const { phase, summary, screened } = state
  const place = { done: screened.length, all: summary.households }
  const text = phase === 'screen' ? t('batch.work.screen', place) : t(`batch.work.${phase}`)
  return (
    <div className="stack">
      <h2 tabIndex={-1} id="working" data-stage>
        {t('batch.work.heading')}
      </h2>
      <p className="quiet">{text}</p>
      {/* Without a value it says only that something is going on. */}
      <progress
        aria-labelledby="working"
        {...(phase === 'screen' ? { max: Math.max(1, place.all), value: place.done } : {})}
      />
      <p>
        <button className="btn line" type="button" onClick={onStop}>
          {t('batch.work.cancel')}
        </button>
      </p>
    </div>
  )
}
