import { DOMParser } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Form, FormField } from '../../schema/content/form.ts'
import { t } from '../../site/copy.ts'
import { load } from '../content/load.ts'
import { formDocx } from './docx/form-docx.ts'
import { formPdf } from './pdf/form-pdf.ts'

const MOST_PDF_BYTES = 120 * 1024
const MOST_DOCX_BYTES = 30 * 1024

const { content } = load('.')
if (content === undefined) throw new Error('the content does not load')
const forms = content.forms.map(({ value }) => value)
const fieldsOf = (form: Form): FormField[] => form.sections.flatMap(({ fields }) => fields)

/** The names under which a PDF's fields must be there, worked out from the content alone. */
const expectedNames = (form: Form): string[] =>
  fieldsOf(form).flatMap((field) => {
    if (field.kind === 'text') return [field.id]
    if (field.kind === 'date') return ['year', 'month', 'day'].map((part) => `${field.id}-${part}`)
    if (field.kind === 'choice')
      return field.many ? field.options.map((_, at) => `${field.id}-${at + 1}`) : [field.id]
    if (field.kind === 'table')
      return Array.from({ length: field.rows }, (_, row) =>
        field.columns.map((__, column) => `${field.id}-${row + 1}-${column + 1}`),
      ).flat()
    return []
  })

/** Every word of the content that must stand on a copy. */
const expectedTexts = (form: Form): string[] => [
  form.title,
  ...(form.kind === 'leaflet' ? [] : [form.purpose]),
  ...form.notes,
  ...form.sections.map(({ title }) => title),
  ...fieldsOf(form).flatMap((field) => {
    if (field.kind === 'statement') return field.text
    if (field.kind === 'choice') return [field.label, ...field.options]
    if (field.kind === 'table') return [field.label, ...field.columns.map(({ title }) => title)]
    return [field.label]
  }),
]

/** Lines break where paper ends, so spaces tell nothing. */
const squeezed = (text: string): string => text.replaceAll(/\s/g, '')

const opened = (bytes: Uint8Array) => getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })

type Tree = { role?: string; children?: Tree[]; alt?: string }
const rolesIn = (tree: Tree): string[] => [
  ...(tree.role === undefined ? [] : [tree.role]),
  ...(tree.children ?? []).flatMap(rolesIn),
]

describe.each(forms.map((form) => [form.id, form] as const))('the PDF of %s', (_, form) => {
  let made: { bytes: Buffer; pages: number }
  beforeAll(async () => {
    made = await formPdf(form)
  })

  it('says its title and its language, and is small', async () => {
    const pdf = await opened(made.bytes)
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } }
    expect(info.Title).toBe(form.title)
    expect(info.Language).toBe('zh-CN')
    expect(pdf.numPages).toBe(made.pages)
    expect(made.pages).toBeLessThanOrEqual(form.kind === 'leaflet' ? 1 : 2)
    expect(made.bytes.length).toBeLessThan(MOST_PDF_BYTES)
  })

  it('holds every word as text that can be searched, and the mark of a template on every sheet', async () => {
    const { text } = await extractText(await opened(made.bytes), { mergePages: false })
    const whole = squeezed(text.join(''))
    for (const words of expectedTexts(form)) expect(whole).toContain(squeezed(words))
    for (const sheet of text)
      expect(sheet.includes(t('forms.paper.mark')), sheet).toBe(form.state === 'template')
  })

  it('has a field, with words for a screen reader, for everything that is asked', async () => {
    const pdf = await opened(made.bytes)
    const names = Object.keys((await pdf.getFieldObjects()) ?? {}).sort()
    expect(names).toEqual(expectedNames(form).sort())
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const annotations = (await (await pdf.getPage(number)).getAnnotations()) as {
        alternativeText?: string
      }[]
      for (const { alternativeText = '' } of annotations) expect(alternativeText.length).toBeGreaterThan(1)
    }
  })

  it('is tagged: one title, headings, and each field in its place', async () => {
    const pdf = await opened(made.bytes)
    const roles: string[] = []
    let fields = 0
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      roles.push(...rolesIn((await page.getStructTree()) as Tree))
      fields += (await page.getAnnotations()).length
    }
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles.filter((role) => role === 'H2')).toHaveLength(form.sections.length + 1)
    expect(roles.filter((role) => role === 'Form')).toHaveLength(fields)
  })
})

describe('a PDF that somebody fills in', () => {
  const form = forms.find(({ id }) => id === 'assistance-application')
  if (form === undefined) throw new Error('no form assistance-application')

  it('keeps what was typed in Chinese and what was ticked', async () => {
    const pdf = await opened((await formPdf(form)).bytes)
    const fields = (await pdf.getFieldObjects()) ?? {}
    const idOf = (name: string): string => String((fields[name]?.at(-1) as { id?: string } | undefined)?.id)
    pdf.annotationStorage.setValue(idOf('name'), { value: '向䶮㸆' })
    pdf.annotationStorage.setValue(idOf('what-2'), { value: true })
    const again = await opened(await pdf.saveDocument())
    const after = (await again.getFieldObjects()) ?? {}
    const valueOf = (name: string): unknown => (after[name]?.at(-1) as { value?: unknown } | undefined)?.value
    expect(valueOf('name')).toBe('向䶮㸆')
    expect(valueOf('what-2')).not.toBe('Off')
    expect(valueOf('what-1')).toBe('Off')
  })

  it('comes out the same, byte for byte, whenever it is made', async () => {
    expect((await formPdf(form)).bytes.equals((await formPdf(form)).bytes)).toBe(true)
  })
})

const partsOf = (bytes: Buffer): { [name: string]: string } =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, part]) => [name, strFromU8(part)]),
  )

describe.each(forms.map((form) => [form.id, form] as const))('the DOCX of %s', (_, form) => {
  let bytes: Buffer
  beforeAll(async () => {
    bytes = await formDocx(form)
  })
  const parsed = (name: string) => {
    const text = partsOf(bytes)[name]
    if (text === undefined) throw new Error(`no ${name}`)
    return new DOMParser().parseFromString(text, 'text/xml')
  }

  it('is well-formed in each part, names its title and Chinese as its language, and is small', () => {
    for (const text of Object.values(partsOf(bytes)))
      expect(new DOMParser().parseFromString(text, 'text/xml').documentElement).not.toBeNull()
    expect(parsed('docProps/core.xml').getElementsByTagName('dc:title')[0]?.textContent).toBe(form.title)
    expect(partsOf(bytes)['word/styles.xml']).toContain('w:eastAsia="zh-CN"')
    expect(bytes.length).toBeLessThan(MOST_DOCX_BYTES)
  })

  it('holds every word, boxes to tick, tables to fill, and the mark of a template in its head', () => {
    const document = parsed('word/document.xml')
    const whole = squeezed(document.documentElement?.textContent ?? '')
    for (const words of expectedTexts(form)) expect(whole).toContain(squeezed(words))
    const options = fieldsOf(form).flatMap((field) => (field.kind === 'choice' ? field.options : []))
    expect(document.getElementsByTagName('w14:checkbox')).toHaveLength(options.length)
    const head = parsed('word/header1.xml').documentElement?.textContent ?? ''
    expect(head.includes(t('forms.paper.mark'))).toBe(form.state === 'template')
    expect(document.getElementsByTagName('w:tblHeader')).toHaveLength(
      fieldsOf(form).filter(({ kind }) => kind === 'table').length,
    )
  })
})

describe('a form that the bureau has made its own', () => {
  const [first] = forms
  if (first === undefined) throw new Error('content/forms is empty')
  const official: Form = { ...first, state: 'official' }

  it('carries the mark no longer, in either file', async () => {
    const { text } = await extractText(await opened((await formPdf(official)).bytes), { mergePages: true })
    expect(text).toContain(first.title)
    expect(text).not.toContain(t('forms.paper.mark'))
    const parts = Object.values(partsOf(await formDocx(official))).join('')
    expect(parts).not.toContain(t('forms.paper.mark'))
  })
})
