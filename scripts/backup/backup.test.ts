import { Decrypter } from 'age-encryption'
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dump, plantData, plantDatabase, runs, starts } from '../../tests/support/backups.ts'
import { writeArchive } from './archive.ts'
import { identitiesIn } from './read.ts'

const root = mkdtempSync(join(tmpdir(), 'portal-backup-'))
const [data, out, key] = [join(root, 'data'), join(root, 'out'), join(root, 'safe.key')]
const into = join(root, 'restored')
let file = ''
let object = ''

beforeAll(() => {
  object = plantData(data, 3)
  for (const { status, out: said } of [runs(data, 'key', '--to', key), runs(data, 'backup', '--in', out)])
    if (status !== 0) throw new Error(said)
  file = join(out, readdirSync(out)[0] ?? '')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const restores = (from: string, ...args: string[]) => runs(data, 'restore', from, '--into', into, ...args)

const came = ({ status, out: said }: { status: number | null; out: string }) => ({
  said,
  status,
  showsStack: said.includes('    at '),
  madeFolder: existsSync(into),
  left: readdirSync(root).filter((name) => name.startsWith('.')),
})
/** Nothing came of it: a sentence, an end that is not 0, no folder and nothing beside it. */
const nothingBut = (sentence: string) => ({
  said: expect.stringContaining(sentence),
  status: 1,
  showsStack: false,
  madeFolder: false,
  left: [],
})

describe('a backup', () => {
  it('comes back as it was, keys included, for its owner only', () => {
    expect(restores(file, '--key', key)).toMatchObject({ status: 0 })
    const restored = object.replace(data, into)
    expect(dump(restored)).toEqual(dump(object))
    expect(readFileSync(join(into, 'keys.json'), 'utf8')).toBe(readFileSync(join(data, 'keys.json'), 'utf8'))
    for (const path of [into, join(into, 'keys.json'), restored, file])
      expect(statSync(path).mode & 0o077, path).toBe(0)
    rmSync(into, { recursive: true })
  })

  it('is a tar in an age file, which their own programs open', async () => {
    const decrypter = new Decrypter()
    for (const identity of identitiesIn(readFileSync(key, 'utf8'))) decrypter.addIdentity(identity)
    const tar = await decrypter.decrypt(new Uint8Array(readFileSync(file)))
    const { stdout } = spawnSync('tar', ['tf', '-'], { input: tar, encoding: 'utf8', maxBuffer: 1e8 })
    expect(stdout.trim().split('\n')).toEqual([
      `objects/portal-booking/${'a1'.repeat(32)}.sqlite`,
      'keys.json',
      'backup-recipients.txt',
      'manifest.json',
    ])
  })

  it('holds nothing that was erased, also not in the pages that SQLite freed', () => {
    const other = join(root, 'erased')
    const path = plantData(other, 1)
    plantDatabase(
      path,
      "CREATE TABLE words (w TEXT); INSERT INTO words VALUES ('PLANTED-AND-ERASED'); DELETE FROM words;",
    )
    expect(readFileSync(path, 'latin1')).toContain('PLANTED-AND-ERASED')
    expect(runs(other, 'key', '--to', join(root, 'erased.key')).status).toBe(0)
    expect(runs(other, 'backup', '--to', join(root, 'erased.age')).status).toBe(0)
    expect(restores(join(root, 'erased.age'), '--key', join(root, 'erased.key')).status).toBe(0)
    expect(readFileSync(path.replace(other, into), 'latin1')).not.toContain('PLANTED-AND-ERASED')
    rmSync(into, { recursive: true })
  })

  it('takes along a namespace with a digit in its name', () => {
    const [other, sheet] = [join(root, 'digit'), join(root, 'digit.key')]
    plantData(other, 1)
    const path = join(other, 'objects', 'portal-album2', `${'b2'.repeat(32)}.sqlite`)
    plantDatabase(path, "CREATE TABLE words (w TEXT); INSERT INTO words VALUES ('of the second album');")
    const to = join(root, 'digit.age')
    runs(other, 'key', '--to', sheet)
    expect(runs(other, 'backup', '--to', to)).toMatchObject({ status: 0 })
    expect(restores(to, '--key', sheet)).toMatchObject({ status: 0 })
    expect(dump(path.replace(other, into))['words']).toContain('of the second album')
    rmSync(into, { recursive: true })
  })

  it('shows nothing of what is in it', () => {
    expect(readFileSync(file, 'latin1')).not.toMatch(/manifest|keys|SQLite|AGE-SECRET/)
  })

  it('is not made where nobody could open it, nor over another one', () => {
    const other = join(root, 'keyless')
    plantData(other, 1)
    const said = runs(other, 'backup', '--to', join(root, 'never.age'))
    expect(said).toMatchObject({ status: 1, out: expect.stringContaining('Nobody could open a backup yet') })
    expect(existsSync(join(root, 'never.age'))).toBe(false)
    expect(runs(data, 'backup', '--to', file)).toMatchObject({
      status: 1,
      out: expect.stringContaining('exists already'),
    })
    expect(runs(data, 'key', '--to', join(data, 'safe.key'))).toMatchObject({
      status: 1,
      out: expect.stringContaining('must not lie'),
    })
  })

  it('leaves the newest when it is told how many to keep, and touches no other file', () => {
    const kept = join(root, 'kept')
    mkdirSync(kept)
    const names = ['portal-20200101-000000.tar.age', 'portal-20200102-000000.tar.age', 'notes.age']
    for (const name of names) writeFileSync(join(kept, name), 'x')
    expect(runs(data, 'backup', '--in', kept, '--keep', '2').status).toBe(0)
    const left = readdirSync(kept).toSorted()
    expect(left).toHaveLength(3)
    expect(left.slice(0, 2)).toEqual(['notes.age', 'portal-20200102-000000.tar.age'])
  })
})

describe('a restore is refused', () => {
  it('into a folder that holds something', () => {
    mkdirSync(into)
    writeFileSync(join(into, 'mine'), 'mine')
    const said = restores(file, '--key', key)
    expect(said).toMatchObject({ status: 1, out: expect.stringContaining('This folder is not empty') })
    expect(readdirSync(into)).toEqual(['mine'])
    rmSync(into, { recursive: true })
  })

  it('with another key, with no key, from a file that is no backup', () => {
    const other = join(root, 'other.key')
    expect(runs(join(root, 'elsewhere'), 'key', '--to', other).status).toBe(0)
    expect(came(restores(file, '--key', other))).toEqual(nothingBut('This key does not open this backup'))
    expect(came(restores(file, '--key', object))).toEqual(nothingBut('no identity of age'))
    expect(came(restores(object, '--key', key))).toEqual(nothingBut('This is no backup of the portal'))
    expect(came(restores(join(root, 'gone.age'), '--key', key))).toEqual(nothingBut('There is no file'))
  })

  it.each([0.1, 0.5, 0.98, 0.99999])('from a file cut at %s of its length', (share) => {
    const [bytes, cut] = [readFileSync(file), join(root, 'cut.age')]
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * share)))
    expect(came(restores(cut, '--key', key))).toEqual(nothingBut('cut short or was changed'))
  })

  it.each([
    '../outside',
    '/outside',
    'objects/portal-booking/../../../outside.sqlite',
    'objects/../keys.json',
    'objects/portal-booking/metadata.sqlite/../../../outside',
  ])('with a file that is named %s', async (name) => {
    const path = join(root, 'strange.age')
    const recipients = readFileSync(join(data, 'backup-recipients.txt'), 'utf8').match(/^age1\S+$/gm) ?? []
    await writeArchive(path, recipients, async (archive) => {
      await archive.addText(name, 'planted')
    })
    expect(came(restores(path, '--key', key))).toEqual(nothingBut('it cannot be used'))
    expect(readdirSync(root).filter((one) => one.startsWith('outside'))).toEqual([])
    rmSync(path)
  })

  it('from a file cut between two of its chunks, where every one is genuine', () => {
    const [bytes, cut] = [readFileSync(file), join(root, 'cut.age')]
    const payload = bytes.indexOf('\n', bytes.indexOf('\n---') + 1) + 1 + 16
    writeFileSync(cut, bytes.subarray(0, payload + 10 * (65_536 + 16)))
    expect(came(restores(cut, '--key', key))).toEqual(nothingBut('cut short or was changed'))
  })

  it.each([0.02, 0.5, 0.999])('from a file of which one bit was changed at %s', (share) => {
    const [bytes, changed] = [readFileSync(file), join(root, 'changed.age')]
    const at = Math.floor(bytes.length * share)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(changed, bytes)
    expect(came(restores(changed, '--key', key))).toEqual(nothingBut('cut short or was changed'))
  })
})

it('killed in the middle, a backup leaves nothing that looks like one, and the next removes what it left', async () => {
  const [large, folder] = [join(root, 'large'), join(root, 'killed')]
  plantData(large, 120)
  mkdirSync(folder)
  writeFileSync(join(large, 'backup-recipients.txt'), readFileSync(join(data, 'backup-recipients.txt')))
  const { child, ended } = starts(large, '--in', folder)
  const part = async (): Promise<string> => {
    for (;;) {
      const [name] = readdirSync(folder)
      if (name !== undefined && statSync(join(folder, name)).size > 1e6) return name
      await new Promise((done) => setTimeout(done, 1))
    }
  }
  const name = await part()
  child.kill('SIGKILL')
  expect((await ended).status).toBe(null)
  expect(name).toMatch(/^\.portal-backup\.part-/)
  expect(readdirSync(folder)).toEqual([name])
  expect(came(restores(join(folder, name), '--key', key))).toEqual(nothingBut('cut short or was changed'))
  expect(readdirSync(large).filter((one) => one.startsWith('.backup-'))).toHaveLength(1)
  expect(runs(large, 'backup', '--in', folder).status).toBe(0)
  expect(readdirSync(folder).filter((one) => !one.endsWith('.tar.age'))).toEqual([])
  expect(readdirSync(large).filter((one) => one.startsWith('.'))).toEqual([])
  expect(restores(join(folder, readdirSync(folder)[0] ?? ''), '--key', key).status).toBe(0)
}, 90_000)
