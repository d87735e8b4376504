import { orderText } from '../../../schema/booking/draw-list.ts'
import { drawSteps } from '../../../schema/booking/verify-draw.ts'
import { Joints } from '../../parts.tsx'
import type { Words } from '../../words.ts'
import { jointed, pathsOf } from '../model.ts'
import type { DrawProps } from './model.ts'

const faultCodes = [
  'algorithm_unknown',
  'line_unclear',
  'time_twice',
  'entry_twice',
  'preference_unknown',
  'preference_twice',
  'commitment_differs',
  'value_before_commitment',
  'value_form',
  'order_too_short',
  'order_too_long',
  'order_differs',
  'places_differ',
]

/** The words of the script that verifies, which has none of its own. */
const scriptWords = (t: Words): string => {
  const keys = [
    'working',
    'failed',
    'line',
    'allOk',
    'someWrong',
    ...drawSteps.map((step) => `step.${step}`),
    ...['ok', 'wrong', 'open'].map((result) => `result.${result}`),
    ...faultCodes.map((code) => `fault.${code}`),
  ]
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, t(`draws.verify.${key}`)])))
}

const ByHand = (props: DrawProps) => {
  const { draw, t } = props
  const [first] = draw.order ?? []
  return (
    <ol className="nums">
      <li>{t('draws.verify.handList', { file: `${draw.id}.txt` })}</li>
      {first === undefined || draw.publicValue === undefined || draw.commitment === null ? null : (
        <>
          <li>
            {t('draws.verify.handOrder', { entry: first })}
            <span className="code lines">
              {orderText(draw.publicValue, draw.commitment, first)
                .trimEnd()
                .split('\n')
                .map((line) => (
                  <span className="each" key={line}>
                    {line}
                  </span>
                ))}
            </span>
          </li>
          <li>{t('draws.verify.handPlaces')}</li>
        </>
      )}
      <li>{t('draws.verify.handMore')}</li>
    </ol>
  )
}

/** How anybody does the draw again: here by a script, elsewhere by hand, or with the portal's own program. */
export const VerifyPart = (props: DrawProps) => {
  const { draw, t } = props
  if (draw.commitment === null) return null
  const api = `/api/draws/${draw.id}`
  return (
    <section className="topped stack" aria-labelledby="verify">
      <h2 id="verify">
        <Joints text={jointed(t('draws.verify.heading'))} />
      </h2>
      <p>{t('draws.verify.lead')}</p>
      <div className="stack tight" data-draw={api} data-words={scriptWords(t)} hidden>
        <p>{t('draws.verify.hereText')}</p>
        <p>
          <button className="btn line" type="button">
            {t('draws.verify.here')}
          </button>
        </p>
        <p role="status"></p>
        <ul className="dots" data-steps></ul>
      </div>
      <ByHand {...props} />
      <p className="row">
        <a className="btn line" href={pathsOf(props).drawText(draw.id)} download={`${draw.id}.txt`}>
          {t('draws.verify.downloadList')}
        </a>
        <a className="btn line" href={api} download={`${draw.id}.json`}>
          {t('draws.verify.downloadAll')}
        </a>
      </p>
    </section>
  )
}
