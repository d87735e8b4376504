import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { Table } from './Table.tsx'

type Row = { id: number; name: string }
const drawn = (rows: readonly Row[], foot?: Row): string =>
  renderToString(
    <Table<Row>
      caption="人"
      columns={[
        { id: 'name', header: '谁', cell: ({ name }) => name },
        { id: 'id', header: '第几个', label: '个', kind: 'number', cell: ({ id }) => id },
        { id: 'act', header: '操作', kind: 'act', cell: () => <button>改</button> },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      none="没有人。"
      data={({ id }) => ({ 'data-number': id })}
      foot={foot}
    />,
  )

it('says one sentence instead of a head without rows', () => {
  expect(drawn([])).toBe('<p>没有人。</p>')
})

it('names a row by its first cell, and the others for a phone', () => {
  expect(drawn([{ id: 7, name: '甲' }])).toContain(
    '<tr role="row" data-number="7"><th scope="row" role="rowheader">甲</th><td role="cell" data-l="个" class="num"><span>7</span></td><td role="cell" data-l="操作"><button>改</button></td></tr>',
  )
})

it('sums below, in the same columns', () => {
  expect(drawn([{ id: 7, name: '甲' }], { id: 9, name: '合计' })).toContain(
    '<tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">合计</th><td role="cell" data-l="个" class="num"><span>9</span></td>',
  )
})
