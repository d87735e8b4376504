import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { policy } from '../../generated/policy.ts'
import { formExtensions, formFilesSchema, type FormFiles } from '../../schema/content/form-files.ts'
import type { Form } from '../../schema/content/form.ts'
import { load } from '../content/load.ts'
import { formDocx } from './docx/form-docx.ts'
import { headOf, originOf } from './paper.ts'
import { formPdf } from './pdf/form-pdf.ts'

/**
 * Makes a PDF and a DOCX of each form of the content in build/forms, with an index of how large they came out. A file stays as it is
 * while nothing that goes into it has changed: its record, the words on it, the code that draws it, the libraries' versions.
 */
const root = join(import.meta.dirname, '../..')
const folder = join(root, 'build', 'forms')
const index = join(folder, 'index.json')

const digest = (...parts: readonly (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')

const libraries = ['pdfkit', 'fontkit', 'docx', 'subset-font', '@embedpdf/fonts-sc']

const drawing = (): string => {
  const files = readdirSync(import.meta.dirname, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const versions = libraries.map((name) => join(root, 'node_modules', name, 'package.json'))
  return digest(...[...files, ...versions].map((file) => readFileSync(file)))
}

const wordsOnPaper = (): string =>
  JSON.stringify(Object.entries(policy.words).filter(([key]) => /^(forms\.paper|site\.cite)\./.test(key)))

const made = (): FormFiles => {
  if (!existsSync(index)) return {}
  const parsed = formFilesSchema.safeParse(JSON.parse(readFileSync(index, 'utf8')))
  return parsed.success ? parsed.data : {}
}

const fileOf = (id: string, extension: string): string => join(folder, `${id}.${extension}`)

const make = async (form: Form, key: string): Promise<FormFiles[string]> => {
  const pdf = await formPdf(form)
  const docx = await formDocx(form)
  writeFileSync(fileOf(form.id, 'pdf'), pdf.bytes)
  writeFileSync(fileOf(form.id, 'docx'), docx)
  return { key, pdf: { bytes: pdf.bytes.length, pages: pdf.pages }, docx: { bytes: docx.length } }
}

const { content } = load(root)
if (content === undefined) throw new Error('compile the content first: it has faults')
mkdirSync(folder, { recursive: true })
const before = made()
const shared = digest(drawing(), wordsOnPaper(), originOf())
const after: FormFiles = {}
let kept = 0
for (const { value: form } of content.forms) {
  const key = digest(shared, JSON.stringify(form), JSON.stringify(headOf(form)))
  const known = before[form.id]
  const stays =
    known?.key === key && formExtensions.every((extension) => existsSync(fileOf(form.id, extension)))
  if (stays) kept += 1
  after[form.id] = stays ? known : await make(form, key)
}
const wanted = new Set([
  'index.json',
  ...Object.keys(after).flatMap((id) => formExtensions.map((e) => `${id}.${e}`)),
])
for (const name of readdirSync(folder)) if (!wanted.has(name)) rmSync(join(folder, name))
writeFileSync(index, JSON.stringify(after))
console.log(`${content.forms.length} forms, ${kept} as they were`)
