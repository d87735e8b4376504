import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export const HEAD = '// Made by scripts/content/compile.ts from content/. Do not edit.\n'

/** Leaves an unchanged file alone, so that nothing rebuilds for nothing. */
export const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
