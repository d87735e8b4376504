import type { Words } from '../../../views/words.ts'
import { orders, type Choice } from './choose.ts'
import { verdictOrder, verdictWord } from './verdicts.ts'

const orderWord = { roster: 'sortRoster', count: 'sortCount', amount: 'sortAmount' } as const

type Props = {
  t: Words
  programmes: readonly (readonly [id: string, name: string])[]
  choice: Choice
  onChoose: (choice: Choice) => void
}

type SelectProps = {
  id: string
  label: string
  value: string
  options: readonly (readonly [value: string, label: string])[]
  onValue: (value: string) => void
}

const Select = ({ id, label, value, options, onValue }: SelectProps) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <select
      className="in"
      id={id}
      value={value}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    >
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  </div>
)

/** Which households the table shows, and in which order. Each choice works at once. */
export const Filters = ({ t, programmes, choice, onChoose }: Props) => {
  const all = ['', t('batch.table.all')] as const
  return (
    <div className="filters" role="group" aria-label={t('batch.table.filter')}>
      <Select
        id="by-programme"
        label={t('batch.table.programme')}
        value={choice.programme}
        options={[all, ...programmes]}
        onValue={(programme) => onChoose({ ...choice, programme })}
      />
      <Select
        id="by-verdict"
        label={t('batch.table.verdict')}
        value={choice.verdict}
        options={[all, ...verdictOrder.map((verdict) => [verdict, t(verdictWord[verdict])] as const)]}
        onValue={(verdict) => onChoose({ ...choice, verdict })}
      />
      <div className="field">
        <label htmlFor="by-text">{t('batch.table.text')}</label>
        <input
          className="in"
          id="by-text"
          type="search"
          autoComplete="off"
          value={choice.text}
          onInput={({ currentTarget }) => onChoose({ ...choice, text: currentTarget.value })}
        />
      </div>
      <Select
        id="by-order"
        label={t('batch.table.sort')}
        value={choice.order}
        options={orders.map((order) => [order, t(`batch.table.${orderWord[order]}`)] as const)}
        onValue={(value) =>
          onChoose({ ...choice, order: orders.find((order) => order === value) ?? 'roster' })
        }
      />
    </div>
  )
}
