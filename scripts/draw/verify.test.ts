import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { DrawAnswer } from '../../schema/api/draws.ts'
import { draw } from '../../schema/booking/draw.ts'
import { listText } from '../../schema/booking/draw-list.ts'
import { announcedDraw } from '../../tests/support/draw.ts'

const folder = mkdtempSync(join(tmpdir(), 'draw-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const start = '2027-05-20T09:00:00+08:00'
const list = {
  ...announcedDraw,
  times: [{ start, places: 1 }],
  entries: ['AAAA-0000-0001', 'AAAA-0000-0002', 'AAAA-0000-0003'].map((entry) => ({
    entry,
    preferences: [start],
  })),
}
const commitment = sha256(listText(list))
const { order, given } = draw(list, '01 02 03', commitment, sha256)
const published: DrawAnswer = {
  ...list,
  name: '抽签',
  state: 'drawn',
  entriesFrom: '2027-04-26T09:00:00+08:00',
  entriesUntil: '2027-05-10T17:00:00+08:00',
  valueWritten: '照公布的写',
  valueExpectedAt: '2027-05-11T22:00:00+08:00',
  count: 3,
  commitment,
  committedAt: '2027-05-10T17:00:00+08:00',
  algorithm: 'hongjiang-draw-1',
  choices: [start],
  publicValue: '01 02 03',
  drawnAt: '2027-05-11T22:00:00+08:00',
  order,
  given,
}

const verify = (text: string) => {
  const file = join(folder, 'draw.json')
  writeFileSync(file, text)
  const { status, stdout } = spawnSync(process.execPath, ['scripts/draw/verify.ts', file], {
    encoding: 'utf8',
  })
  return { status, lines: stdout.trim().split('\n') }
}

it('says of an honest draw that each step follows', () => {
  const { status, lines } = verify(JSON.stringify(published))
  expect(status).toBe(0)
  expect(lines).toHaveLength(7)
  expect(lines.at(-1)).toBe('ok')
})

it('says what is wrong with one that does not follow, and fails', () => {
  const { status, lines } = verify(JSON.stringify({ ...published, order: order.toReversed() }))
  expect(status).toBe(1)
  expect(lines.join('\n')).toContain(`第 1 个公布的是 ${order.at(-1)}，算出来是 ${order[0]}`)
  expect(lines).not.toContain('ok')
})

it('has nothing to verify in what is no draw', () => {
  expect(verify('{}').status).toBe(2)
  expect(verify('not JSON').status).toBe(2)
})
