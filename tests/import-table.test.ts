import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Who may import whom (docs/architecture.md). Kept as a test, because no linter of ours reads `.astro`.
 * A file's room is the longest prefix below that it starts with; `*` stands for one folder and is the same on both sides.
 */
const table: { room: string; may: string[]; packages: 'any' | string[] }[] = [
  { room: 'schema/', may: ['schema/'], packages: ['zod'] },
  { room: 'views/', may: ['views/', 'schema/'], packages: ['react'] },
  { room: 'functions/', may: ['functions/', 'schema/', 'views/', 'generated/'], packages: 'any' },
  {
    room: 'functions/*/',
    // The outbox and what staff did are no domains: whoever tells people or the audit something puts it there.
    may: [
      'functions/*/',
      'functions/outbox/',
      'functions/acts/',
      'functions/@',
      'schema/',
      'views/',
      'generated/',
    ],
    packages: 'any',
  },
  {
    // The desk stands above the domains: it uses what each of them offers it, in a folder of that name (decision 52).
    room: 'functions/desk/',
    may: [
      'functions/desk/',
      'functions/booking/desk/',
      'functions/casework/desk/',
      'functions/outbox/',
      'functions/acts/',
      'functions/@',
      'schema/',
      'views/',
      'generated/',
    ],
    packages: 'any',
  },
  { room: 'site/ui/', may: ['site/ui/'], packages: [] },
  {
    room: 'site/islands/*/',
    may: ['site/islands/*/', 'site/islands/parts/', 'site/@', 'schema/', 'views/', 'generated/'],
    packages: ['react', 'react-dom'],
  },
  {
    // Whole rosters come and go as CSV and XLSX (decision 14).
    room: 'site/islands/batch/',
    may: ['site/islands/batch/', 'site/islands/parts/', 'site/@', 'schema/', 'views/', 'generated/'],
    packages: ['react', 'react-dom', 'papaparse', 'hucre'],
  },
  {
    // The camera at the counter reads receipts (decision 53).
    room: 'site/islands/counter/',
    may: ['site/islands/counter/', 'site/islands/parts/', 'site/@', 'schema/', 'views/', 'generated/'],
    packages: ['react', 'react-dom', 'qr'],
  },
  {
    // Proof of work in the browser (decision 19); drafts on the phone (decision 32).
    room: 'site/islands/parts/',
    may: ['site/islands/parts/', 'site/@', 'schema/', 'views/', 'generated/'],
    packages: ['react', 'react-dom', 'altcha-lib', 'idb-keyval'],
  },
  { room: 'site/', may: ['site/', 'schema/', 'views/', 'content/', 'generated/'], packages: 'any' },
  { room: 'deploy/', may: ['deploy/', 'functions/@'], packages: 'any' },
  {
    room: 'scripts/',
    may: ['scripts/', 'schema/', 'site/@', 'site/ui/', 'deploy/', 'generated/', 'functions/@'],
    packages: 'any',
  },
]

const imports = /(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g

type Import = { file: string; target: string; relative: boolean }

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(imports)].map(([, target = '']) => ({
    file,
    target: target.startsWith('.') ? relative('.', join(dirname(file), target)) : target,
    relative: target.startsWith('.'),
  }))

const pattern = (room: string): RegExp => new RegExp(`^${room.replace('*', '([^/]+)')}`)

const ruleFor = (file: string) =>
  table.filter(({ room }) => pattern(room).test(file)).sort((a, b) => b.room.length - a.room.length)[0]

const allowed = ({ file, target, relative: isRelative }: Import): boolean => {
  const rule = ruleFor(file)
  if (rule === undefined) return true
  if (!isRelative) {
    if (rule.packages === 'any') return true
    return rule.packages.includes(
      target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/'),
    )
  }
  const folder = pattern(rule.room).exec(file)?.[1] ?? ''
  return rule.may.some((place) =>
    place.endsWith('@')
      ? new RegExp(`^${place.slice(0, -1)}[^/]+$`).test(target)
      : target.startsWith(place.replace('*', folder)),
  )
}

const isTest = (file: string): boolean => /\.(worker\.)?test\.tsx?$/.test(file)

const files = globSync('{schema,views,functions,site,deploy,scripts}/**/*.{ts,tsx,mjs,astro}').filter(
  (file) => !isTest(file),
)

describe('the import table', () => {
  it('reads every room', () => {
    for (const room of ['schema/', 'views/', 'functions/', 'site/', 'scripts/'])
      expect(files.some((file) => file.startsWith(room))).toBe(true)
    expect(files.some((file) => file.endsWith('.astro'))).toBe(true)
  })

  it.each([
    ['schema/dates.ts', '../views/parts.tsx', false],
    ['schema/dates.ts', 'hono', false],
    ['schema/content/cite.ts', 'zod', true],
    ['functions/booking/book.ts', '../casework/case.ts', false],
    ['functions/booking/book.ts', '../env.ts', true],
    ['functions/booking/book.ts', './slots.ts', true],
    ['functions/desk/counter/day.tsx', '../../booking/desk/day.ts', true],
    ['functions/desk/counter/day.tsx', '../../booking/ledger.ts', false],
    ['functions/booking/desk/day.ts', '../../desk/staff.ts', false],
    ['site/ui/Note.astro', '../copy.ts', false],
    ['site/pages/index.astro', '../../functions/app.ts', false],
    ['site/islands/check/mount.tsx', '../other/mount.tsx', false],
  ])('judges %s importing %s', (file, target, verdict) => {
    const isRelative = target.startsWith('.')
    const resolved = isRelative ? join(dirname(file), target) : target
    expect(allowed({ file, target: resolved, relative: isRelative })).toBe(verdict)
  })

  it('is kept by every file', () => {
    const broken = files.flatMap(importsOf).filter((one) => !allowed(one))
    expect(broken.map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })
})
