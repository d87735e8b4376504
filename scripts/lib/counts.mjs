import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'

const MOST_OF_ONE = 3000

const shown = (name, messages) => `${name}\n${messages.join('\n').slice(0, MOST_OF_ONE)}`

const specsIn = ({ suites = [], specs = [] }) => [...specs, ...suites.flatMap(specsIn)]

/**
 * What did not pass at once, with its errors: in the output they are hidden by the progress of others. The report is Playwright's
 * (it has `stats`, and suites in suites) or vitest's (a list of files).
 */
const failuresOf = (report) => {
  if ('stats' in report)
    return specsIn(report).flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ status, results }) =>
          shown(
            `${status === 'flaky' ? 'passed at the second try only' : 'failed'}: ${spec.file}:${spec.line} ${spec.title}`,
            results.flatMap(({ errors }) => errors.map(({ message }) => message)),
          ),
        ),
    )
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed')
    return failed.length === 0 && status === 'failed'
      ? [shown(`failed: ${name}`, [message])]
      : failed.map(({ fullName, failureMessages }) => shown(`failed: ${name} ${fullName}`, failureMessages))
  })
}

const sumOf = (report, failures) =>
  'stats' in report
    ? { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected }
    : { passed: report.numPassedTests, failed: failures.length }

/**
 * Counts from a JSON report of vitest or Playwright, and what failed, in words. A runner that failed without a failed test (a suite
 * that did not load) counts as one, and so does one that ran nothing.
 */
export const countsOf = (file, error) => {
  if (!existsSync(file)) throw error ?? new Error(`no report: ${file}`)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failures = failuresOf(report)
  const counts = { ...sumOf(report, failures), failures }
  if (counts.passed + counts.failed === 0 || (error !== undefined && counts.failed === 0)) {
    counts.failed += 1
    failures.push(error?.message ?? `nothing ran: ${file}`)
  }
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
