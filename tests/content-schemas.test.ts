import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policy } from '../generated/policy.ts'
import { contentSchemas } from '../schema/content/json-schemas.ts'
import { readSource } from '../scripts/content/source.ts'

const ajv = new Ajv2020({ strictTypes: false, allErrors: true })
addFormats.default(ajv)
const all = contentSchemas(policy.words)
const schemas = all.map(({ name, files, schema }) => ({
  name,
  files,
  validate: ajv.compile(schema),
}))
const validatorOf = (name: string) => {
  const found = schemas.find((schema) => schema.name === name)
  if (found === undefined) throw new Error(`no schema "${name}"`)
  return found.validate
}

describe('the JSON Schemas of the content', () => {
  it.each(schemas.flatMap(({ name, files }) => globSync(files).map((file) => [file, name] as const)))(
    'fit %s',
    (file, name) => {
      const validate = validatorOf(name)
      expect(validate(readSource('.', file).data), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)
    },
  )

  it('leave out no file of the content', () => {
    const fitted = new Set(schemas.flatMap(({ files }) => globSync(files)))
    const files = globSync('content/**/*.{yaml,md}')
    expect(files.filter((file) => !fitted.has(file))).toEqual([])
  })

  it('follow a rule into its depth', () => {
    const validate = validatorOf('terms')
    const term = (rule: unknown) => [{ id: 'deep', text: 'a rule in a rule', cite: [], rule }]
    const deep = (leaf: unknown) => ({ all: [{ any: [{ none: [{ some: 'members', holds: leaf }] }] }] })
    expect(validate(term(deep({ fact: 'self.hukou', is: 'hongjiang' })))).toBe(true)
    expect(validate(term(deep({ fact: 'self.hukou', si: 'hongjiang' })))).toBe(false)
    expect(validate(term(deep({ compare: { sum: [{ fact: 'area' }, 1] }, below: { over: [1, 2] } })))).toBe(
      true,
    )
    expect(validate(term(deep({ compare: { sum: [] }, below: 1 })))).toBe(false)
    expect(validate(term({ day: { plus: ['2024-02-29', 1] }, before: 'on' }))).toBe(true)
    expect(validate(term({ day: { plus: ['2023-02-29', 1] }, before: 'on' }))).toBe(false)
  })

  it('refuse a field that nobody knows, and a missing one', () => {
    const validate = validatorOf('offers')
    const offer = {
      id: 'living',
      name: '低保',
      hint: '每月的钱',
      group: 'money',
      programmes: ['min-living-urban'],
    }
    expect(validate([offer])).toBe(true)
    expect(validate([{ ...offer, colour: 'red' }])).toBe(false)
    expect(validate([{ ...offer, hint: undefined }])).toBe(false)
  })

  it('say in Chinese what a field is, wherever it stands', () => {
    const programmes = all.find(({ name }) => name === 'programmes')
    const text = JSON.stringify(programmes?.schema)
    expect(text).toContain('要全部符合的条件')
    expect(text).toContain('有一条符合')
    expect(() => contentSchemas({ ...policy.words, 'schemas.standards.colour': 'x' })).toThrow(
      'standards.colour',
    )
  })

  it('are named for each folder in the settings of the editor', () => {
    const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as {
      'yaml.schemas': Record<string, string>
    }
    const wanted = all.filter(({ files }) => files.endsWith('.yaml'))
    expect(settings['yaml.schemas']).toEqual(
      Object.fromEntries(wanted.map(({ name, files }) => [`./generated/schemas/${name}.json`, files])),
    )
  })
})
