import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'
import { step } from './steps.mjs'

const stamp = join(root, 'node_modules', '.portal-install')

const wanted = () => {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)))
  return `${hash.digest('hex')} ${process.platform}-${process.arch}`
}

/**
 * Installs what package-lock.json names, where it changed since the last time. `npm install`, not `npm ci`: the lockfile
 * lacks the binaries of other platforms, which `ci` refuses.
 */
export const ensureInstalled = async () => {
  const want = wanted()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return
  await step('install packages (npm install)', () =>
    run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error']),
  )
  writeFileSync(stamp, want)
}
