import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { safeXlsx } from './safe-xlsx.ts'

const TYPES = '[Content_Types].xml'
const SHEET = 'xl/worksheets/sheet1.xml'

const dataOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** An archive that says in its directory that what it holds unpacks to so many bytes. */
const claiming = (bytes: Uint8Array, size: number): Uint8Array => {
  const lying = bytes.slice()
  const view = dataOf(lying)
  for (let at = 0; at < lying.length - 46; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
  return lying
}

it('an archive that lies about the size of a part unpacks to no more than it says', () => {
  const bomb = zipSync({ [SHEET]: new Uint8Array(40 * 1024 * 1024) })
  expect(bomb.length).toBeLessThan(100_000)
  expect(safeXlsx(bomb)).toMatchObject({ ok: false, problem: 'unpacks-too-big' })
  const safe = safeXlsx(claiming(bomb, 100))
  expect(safe.ok ? safe.value.length : 0).toBeLessThan(1000)
})

it('keeps the markup under the names it had, and nothing else; no name is a path here', () => {
  const safe = safeXlsx(
    zipSync({ [TYPES]: strToU8('<Types/>'), [SHEET]: strToU8('<a/>'), '../../outside.bin': strToU8('x') }),
  )
  if (!safe.ok) throw new Error(safe.problem)
  const parts = unzipSync(safe.value)
  expect(Object.keys(parts).toSorted()).toEqual([TYPES, SHEET])
  expect(strFromU8(parts[SHEET] ?? new Uint8Array())).toBe('<a/>')
})

it('is refused with more parts than a workbook has', () => {
  const parts = Object.fromEntries(Array.from({ length: 2_001 }, (_, at) => [`xl/${at}.xml`, strToU8('')]))
  expect(safeXlsx(zipSync(parts))).toMatchObject({ ok: false, problem: 'unpacks-too-big' })
})
