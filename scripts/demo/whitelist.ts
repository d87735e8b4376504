import { policy } from '../../functions/policy.ts'
import { t } from '../../functions/words.ts'
import { csvText } from '../../schema/csv.ts'
import { addDays, type Day } from '../../schema/dates.ts'
import { columnIds, type ColumnId } from '../../schema/institutions/columns.ts'
import type { Colleague } from './colleague.ts'

type Entry = (typeof policy.editions)[number]['entries'][number]

type Cells = Partial<Record<ColumnId, string | number>>

const listed = (words: readonly string[]): string => words.join(t('whitelist.separator'))

/** An institution as an office's table has it. */
const cellsOf = ({ name, kind, township, record, inspected, ...one }: Entry): Cells => ({
  name,
  kind: t(`whitelist.kind.${kind}`),
  township,
  address: one.address ?? '',
  phone: one.phone ?? '',
  recordNumber: record.number ?? '',
  recordDay: record.day,
  beds: one.beds,
  careLevels: listed(one.careLevels.map((level) => t(`whitelist.care.${level}`))),
  inspectedDay: inspected.day,
  subjects: listed(inspected.subjects),
  complaints: one.complaints ?? '',
})

/** One that is new, one with more beds, one that goes, and the others as they are. */
const nextTable = (entries: readonly Entry[], day: Day): Cells[] => {
  const [first, second, ...others] = entries.map(cellsOf)
  return [
    ...(first === undefined ? [] : [{ ...first, beds: Number(first.beds) + 12 }]),
    ...(second === undefined
      ? []
      : [{ name: second.name ?? '', why: '示例。房子要大修，自己申请移出名单。' }]),
    ...others,
    {
      name: '示例戊养老院',
      kind: t('whitelist.kind.nursing-home'),
      township: policy.places.townships.at(-1)?.name ?? '',
      recordDay: addDays(day, -90),
      beds: 36,
      careLevels: t('whitelist.care.independent'),
      inspectedDay: addDays(day, -30),
      subjects: listed(['消防', '食品', '照护']),
    },
  ]
}

/** The next edition of the samples, from the table of an office; it waits for whoever approves. Where the true list is published, there are no samples. */
export const draftEdition = async (editor: Colleague, day: Day): Promise<void> => {
  const last = policy.editions.at(-1)
  if (last?.provenance === 'confirmed' || (last !== undefined && last.day >= day)) return
  const rows = nextTable(last?.entries ?? [], day).map((cells) =>
    columnIds.map((column) => cells[column] ?? ''),
  )
  const table = csvText([columnIds.map((column) => t(`whitelist.column.${column}`)), ...rows])
  const action = '/desk/editions/whitelist/'
  const saved = await editor.fill(await editor.see(action), action, {
    day,
    provenance: 'sample',
    file: new File([table], '示例名单.csv', { type: 'text/csv' }),
  })
  await editor.fill(await editor.see(saved.url), '/desk/editions/submit/')
}
