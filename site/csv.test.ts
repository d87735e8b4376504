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
})
