import { Encrypter } from 'age-encryption'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pack, type Header } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plantData, plantDatabase, runs } from '../../tests/support/backups.ts'

const root = mkdtempSync(join(tmpdir(), 'portal-links-'))
const [data, out, key] = [join(root, 'data'), join(root, 'out'), join(root, 'safe.key')]
/** What somebody else has, beside the portal. */
const outside = join(root, 'outside')
const [into, secret] = [join(root, 'restored'), join(outside, 'secret')]
let recipient = ''
let object = ''

beforeAll(() => {
  object = plantData(data, 1)
  plantDatabase(
    join(outside, `${'b2'.repeat(32)}.sqlite`),
    "CREATE TABLE w (w TEXT); INSERT INTO w VALUES ('x');",
  )
  writeFileSync(secret, 'theirs')
  const made = runs(data, 'key', '--to', key)
  if (made.status !== 0) throw new Error(made.out)
  recipient = /^age1\S+$/m.exec(readFileSync(join(data, 'backup-recipients.txt'), 'utf8'))?.[0] ?? ''
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const isALink = { status: 1, out: expect.stringContaining('This is a link to somewhere else') }
const spaces = join(data, 'objects')

describe('a backup of a data folder in which something is a link', () => {
  it.each<[string, () => string, string]>([
    [
      'an object',
      () => join(spaces, 'portal-booking', `${'b2'.repeat(32)}.sqlite`),
      `${'b2'.repeat(32)}.sqlite`,
    ],
    ['what SQLite keeps beside one', () => `${object}-wal`, 'secret'],
    ['a folder of objects', () => join(spaces, 'portal-album2'), ''],
  ])('is refused, and follows nothing: %s', (_, place, target) => {
    rmSync(place(), { force: true })
    symlinkSync(join(outside, target), place())
    const said = runs(data, 'backup', '--in', out)
    expect(said).toMatchObject(isALink)
    expect(said.out).not.toContain('    at ')
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([])
    expect(readdirSync(data).filter((name) => name.startsWith('.'))).toEqual([])
    unlinkSync(place())
  })

  it.each(['objects', 'keys.json', 'backup-recipients.txt'])('is refused: %s', (name) => {
    const [place, kept] = [join(data, name), join(root, 'kept')]
    renameSync(place, kept)
    symlinkSync(kept, place)
    expect(runs(data, 'backup', '--in', out)).toMatchObject(isALink)
    unlinkSync(place)
    renameSync(kept, place)
  })

  it('is made where only the folder itself is one', () => {
    const link = join(root, 'by-another-name')
    symlinkSync(data, link)
    expect(runs(link, 'backup', '--to', join(root, 'linked.age')).status).toBe(0)
  })

  it('removes what a killed run left, and nothing behind a link of that name', () => {
    const left = join(data, '.backup-999999999-left')
    symlinkSync(outside, left)
    expect(runs(data, 'backup', '--to', join(root, 'after.age')).status).toBe(0)
    expect([lstatSync(left, { throwIfNoEntry: false }), readFileSync(secret, 'utf8')]).toEqual([
      undefined,
      'theirs',
    ])
  })

  it('takes the place of a link that has its name, and leaves what the link names', () => {
    const to = join(root, 'named.age')
    symlinkSync(join(outside, 'new'), to)
    expect(runs(data, 'backup', '--to', to).status).toBe(0)
    expect([lstatSync(to).isFile(), existsSync(join(outside, 'new'))]).toEqual([true, false])
  })
})

describe('a key', () => {
  it('is not written down through a link, nor put into the data folder by way of one', () => {
    const [other, door] = [join(root, 'other'), join(root, 'door')]
    plantData(other, 1)
    symlinkSync(secret, join(other, 'backup-recipients.txt'))
    expect(runs(other, 'key', '--to', join(root, 'other.key'))).toMatchObject(isALink)
    expect([existsSync(join(root, 'other.key')), readFileSync(secret, 'utf8')]).toEqual([false, 'theirs'])
    symlinkSync(data, door)
    expect(runs(data, 'key', '--to', join(door, 'safe.key'))).toMatchObject({
      status: 1,
      out: expect.stringContaining('must not lie'),
    })
  })
})

type Entry = Partial<Header> & Pick<Header, 'name'>

/** A backup that somebody made by hand who has the public key: entries as a tar may have them. */
const archive = async (entries: readonly [Entry, string?][]): Promise<string> => {
  const tar = pack()
  for (const [header, text] of entries) tar.entry(header, text ?? '')
  tar.finalize()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  const path = join(root, 'planted.age')
  writeFileSync(path, await encrypter.encrypt(new Uint8Array(await buffer(tar))))
  return path
}
const restores = (from: string) => runs(data, 'restore', from, '--into', into, '--key', key)

describe('a restore', () => {
  it.each<[string, [Entry, string?][]]>([
    [
      'to a folder',
      [
        [{ name: 'objects/portal-booking', type: 'symlink', linkname: outside }],
        [{ name: `objects/portal-booking/${'c3'.repeat(32)}.sqlite` }, 'planted'],
      ],
    ],
    [
      'in the place of a file, and then that file',
      [[{ name: 'keys.json', type: 'symlink', linkname: secret }], [{ name: 'keys.json' }, 'planted']],
    ],
    [
      'of the hard kind',
      [[{ name: 'keys.json', type: 'link', linkname: secret }], [{ name: 'keys.json' }, 'planted']],
    ],
  ])('makes no link that an archive holds: %s', async (_, entries) => {
    const said = restores(await archive(entries))
    expect(said).toMatchObject({ status: 1, out: expect.stringContaining('it cannot be used') })
    expect([existsSync(into), readFileSync(secret, 'utf8')]).toEqual([false, 'theirs'])
    expect(readdirSync(outside)).toHaveLength(2)
  })

  it('is refused where its goal is a link, to an empty folder, a full one, or nothing', () => {
    const [file, empty] = [join(root, 'whole.age'), join(root, 'empty')]
    expect(runs(data, 'backup', '--to', file).status).toBe(0)
    mkdirSync(empty)
    for (const target of [empty, outside, join(root, 'nothing')]) {
      symlinkSync(target, into)
      expect(restores(file)).toMatchObject(isALink)
      unlinkSync(into)
    }
    expect([readdirSync(empty), existsSync(join(root, 'nothing'))]).toEqual([[], false])
  })
})
