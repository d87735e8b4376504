import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countsOf } from './counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'portal-counts-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** The report in a file, as a runner leaves it. */
const counted = (report: unknown, error?: Error) => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(report))
  return countsOf(file, error)
}

const spec = (title: string, status: string, messages: string[]) => ({
  file: 'some.spec.ts',
  line: 7,
  title,
  tests: [{ status, results: [{ errors: messages.map((message) => ({ message })) }] }],
})

describe('the report of browser tests', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 }
  const suites = [
    {
      specs: [spec('opens', 'expected', [])],
      suites: [
        { specs: [spec('closes', 'unexpected', ['it stayed open']), spec('turns', 'flaky', ['not yet'])] },
      ],
    },
  ]

  it('counts, and names what failed and what passed at the second try', () => {
    expect(counted({ stats, suites })).toEqual({
      passed: 4,
      failed: 1,
      failures: [
        'failed: some.spec.ts:7 closes\nit stayed open',
        'passed at the second try only: some.spec.ts:7 turns\nnot yet',
      ],
    })
  })

  it('is a failure where nothing ran', () => {
    expect(counted({ stats: { expected: 0, unexpected: 0, flaky: 0 }, suites: [] })).toMatchObject({
      passed: 0,
      failed: 1,
    })
  })
})

describe('the report of unit tests', () => {
  const file = (status: string, message: string, assertionResults: unknown[]) => ({
    name: 'some.test.ts',
    status,
    message,
    assertionResults,
  })

  it('names the test that failed', () => {
    const testResults = [
      file('failed', '', [
        { fullName: 'a adds', status: 'passed', failureMessages: [] },
        { fullName: 'a divides', status: 'failed', failureMessages: ['by zero'] },
      ]),
    ]
    const report = { numPassedTests: 1, numFailedTests: 1, numFailedTestSuites: 1, testResults }
    expect(counted(report, new Error('ended with 1'))).toEqual({
      passed: 1,
      failed: 1,
      failures: ['failed: some.test.ts a divides\nby zero'],
    })
  })

  it('names a file that could not be read', () => {
    const testResults = [file('failed', 'no such module', [])]
    const report = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 1, testResults }
    expect(counted(report).failures).toEqual(['failed: some.test.ts\nno such module'])
  })

  it('is a failure where the runner ended badly without a failed test', () => {
    const report = { numPassedTests: 2, numFailedTests: 0, numFailedTestSuites: 0, testResults: [] }
    expect(counted(report, new Error('ended with 1'))).toEqual({
      passed: 2,
      failed: 1,
      failures: ['ended with 1'],
    })
  })
})
