import type { Words } from '../../words.ts'
import { counterAt, counterPaths } from './addresses.ts'
import type { CounterRow } from './model.ts'

/** The head of a table; its words are `desk-counter.<of>.<column>`. */
export const Head = ({ t, of, columns }: { t: Words; of: string; columns: readonly string[] }) => (
  <thead>
    <tr>
      {columns.map((column) => (
        <th key={column} scope="col">
          {t(`desk-counter.${of}.${column}`)}
        </th>
      ))}
    </tr>
  </thead>
)

/** Half a code, and the way to the page behind it; its name has in it what is seen, and which of several it is. */
export const CodeLink = ({ t, row: { id, shortCode, number } }: { t: Words; row: CounterRow }) => {
  const text = shortCode || t('desk-counter.table.none')
  const who = shortCode || `${text} ${number}`
  return (
    <a
      className="mono"
      href={counterAt(counterPaths.booking, { id })}
      aria-label={t('desk-counter.look-at', { who })}
    >
      {text}
    </a>
  )
}

/** Beside a row's name on a narrow screen, in its column on a wide one. */
export const Cell = ({ t, column, text }: { t: Words; column: string; text: string }) => (
  <td data-l={t(`desk-counter.table.${column}`)}>
    <span>{text}</span>
  </td>
)
