import { ErrorGlyph } from '../../parts.tsx'
import { pathsOf } from '../model.ts'
import { clock, wishesText, type DrawProps } from './model.ts'

const answerTo = ({ draw, sought, t }: DrawProps): string | undefined => {
  if (sought?.entry === undefined) return undefined
  const { entry } = sought
  const listed = draw.entries?.find((one) => one.entry === entry)
  if (listed === undefined) return t('draws.sought.missing', { entry })
  const turn = (draw.order?.indexOf(entry) ?? -1) + 1
  if (turn === 0) return t('draws.sought.listed', { entry, wishes: wishesText(listed.preferences, t) })
  const start = draw.given?.find((one) => one.entry === entry)?.start
  return start === undefined
    ? t('draws.sought.waiting', { entry, turn })
    : t('draws.sought.won', { entry, turn, time: clock(start) })
}

/** Everybody can see whether their number is on the list, and what became of it. It travels in the body, not in the address. */
export const Sought = (props: DrawProps) => {
  const { draw, sought, t } = props
  const isWrong = sought !== undefined && sought.entry === undefined
  const found = answerTo(props)
  return (
    <section className="stack" aria-labelledby="sought">
      <h2 id="sought">{t('draws.sought.heading')}</h2>
      {found === undefined ? null : (
        <p className="note" role="status">
          {found}
        </p>
      )}
      <form
        className="stack tight"
        method="post"
        action={`${pathsOf(props).draw(draw.id)}#sought`}
        noValidate
      >
        <div className={isWrong ? 'field stack tight wrong' : 'field stack tight'}>
          <label htmlFor="entry">{t('draws.sought.label')}</label>
          <p className="hint" id="entry-hint">
            {t('draws.sought.hint')}
          </p>
          {isWrong ? (
            <p className="error" id="entry-fault" role="alert">
              <ErrorGlyph />
              <span>{t('draws.sought.notNumber')}</span>
            </p>
          ) : null}
          <input
            className="in mono"
            id="entry"
            name="entry"
            defaultValue={sought?.typed ?? ''}
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={isWrong ? true : undefined}
            aria-describedby={isWrong ? 'entry-hint entry-fault' : 'entry-hint'}
          />
        </div>
        <p>
          <button className="btn line">{t('draws.sought.button')}</button>
        </p>
      </form>
    </section>
  )
}
