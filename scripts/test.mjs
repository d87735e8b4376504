import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, compileContent } from './lib/build.mjs'
import { ensureTestPrograms } from './lib/chromium.mjs'
import { countsOf, freePort } from './lib/counts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { tool } from './lib/run.mjs'
import { serve, stop } from './lib/serve.mjs'
import { main, seconds, step } from './lib/steps.mjs'

/**
 * `npm test`: everything, in one command, on a fresh machine. Each step runs even when an earlier one failed, so that one run
 * tells all; what failed stands at the end, and the last line is `N passed, N failed`.
 *
 * @type {import('./lib/counts.mjs').Counts}
 */
const total = { passed: 0, failed: 0, failures: [] }

/** A step that counts as one test, or as many as its report says. */
const check = async (name, work) => {
  try {
    const counts = (await step(name, work)) ?? { passed: 1, failed: 0 }
    total.passed += counts.passed
    total.failed += counts.failed
    total.failures.push(...(counts.failures ?? []))
  } catch (error) {
    total.failed += 1
    total.failures.push(`failed: ${name}\n${error.message}`)
  }
}

const one = (work) => async () => {
  await work()
}

const vitest = (project, report) => async () => {
  const failed = await tool('vitest', [
    'run',
    ...project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]).then(
    () => undefined,
    (error) => error,
  )
  return countsOf(report, failed)
}

const browser = (report) => async () => {
  const data = mkdtempSync(join(tmpdir(), 'portal-browser-'))
  // A hold that runs out in seconds is one that was made minutes ago.
  const bindings = { PORTAL_TEST_CLOCK: 'on' }
  const server = await serve({ port: await freePort(), data, bindings, quiet: true })
  try {
    const env = { PORTAL_URL: server.url, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
    // A machine that stands still for a moment fails a browser, not the portal (docs/decisions/0044).
    const failed = await tool('playwright', ['test', '--retries=1', '--reporter=line,json'], { env }).then(
      () => undefined,
      (error) => error,
    )
    return countsOf(report, failed)
  } finally {
    await stop(server.child)
    rmSync(data, { recursive: true, force: true })
  }
}

await main(async () => {
  const start = performance.now()
  await ensureInstalled()
  await ensureTestPrograms()
  const reports = mkdtempSync(join(tmpdir(), 'portal-reports-'))
  await check(
    'content',
    one(() => compileContent()),
  )
  await check(
    'build',
    one(() => build()),
  )
  await Promise.all([
    (async () => {
      await check(
        'types: site and schema',
        one(() => tool('tsc', ['-p', 'tsconfig.json'])),
      )
      await check(
        'types: Worker',
        one(() => tool('tsc', ['-p', 'functions/tsconfig.json'])),
      )
      await check(
        'types: .astro',
        one(() => tool('astro', ['check', '--minimumSeverity', 'error'])),
      )
    })(),
    (async () => {
      await check(
        'lint (oxlint)',
        one(() => tool('oxlint', ['--type-aware', '--deny-warnings'])),
      )
      await check(
        'format (prettier)',
        one(() => tool('prettier', ['--check', '--log-level=warn', '.'])),
      )
      await check(
        'unit and worker tests (vitest)',
        vitest(['--project', 'node', '--project', 'worker'], join(reports, 'unit.json')),
      )
    })(),
  ])
  await check('runtimes and nginx (vitest)', vitest(['--project', 'runtime'], join(reports, 'runtime.json')))
  await check('browser journeys and accessibility (Playwright)', browser(join(reports, 'browser.json')))
  rmSync(reports, { recursive: true, force: true })
  for (const failure of total.failures) process.stdout.write(`\n${failure}\n`)
  process.stdout.write(`\nall of it: ${seconds(start)}\n${total.passed} passed, ${total.failed} failed\n`)
  if (total.failed > 0) process.exitCode = 1
})
