import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'

const sumOf = (report) =>
  'stats' in report
    ? { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky }
    : { passed: report.numPassedTests, failed: report.numFailedTests + report.numFailedTestSuites }

/**
 * Counts from a JSON report of vitest or Playwright. A runner that failed without a failed test (a suite that did not load)
 * counts as one, and so does one that ran nothing.
 */
export const countsOf = (file, error) => {
  if (!existsSync(file)) throw error ?? new Error(`no report: ${file}`)
  const counts = sumOf(JSON.parse(readFileSync(file, 'utf8')))
  if (error !== undefined) process.stdout.write(`${error.message}\n`)
  if (counts.passed + counts.failed === 0 || (error !== undefined && counts.failed === 0)) counts.failed += 1
  return counts
}

/** A port that nobody listens on right now. */
export const freePort = () =>
  new Promise((done) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
