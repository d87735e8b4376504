import { describe, expect, it } from 'vitest'
import { csvText } from './csv.ts'

describe('csvText', () => {
  it('quotes only what would fall apart without it', () => {
    expect(
      csvText([
        ['a', 'b,c'],
        ['say "hi"', 700],
      ]),
    ).toBe('\ufeffa,"b,c"\r\n"say ""hi""",700\r\n')
  })

  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\tx', '＝1', '=HYPERLINK("http://x")'])(
    'lets no spreadsheet compute %s',
    (text) => {
      const [, cell = ''] = /^\ufeff"?(.*?)"?\r\n$/s.exec(csvText([[text]])) ?? []
      expect(cell.replaceAll('""', '"')).toBe(`'${text}`)
    },
  )

  it('leaves numbers numbers', () => {
    expect(csvText([[-5, 0]])).toBe('\ufeff-5,0\r\n')
  })
})
