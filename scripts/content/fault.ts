import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** What an official can act on: which file, which line, which field, what is wrong, what would be right. */
export type Fault = { file: string; line: number; field: string; wrong: string; right: string }

export type Place = { file: string; line: number; field: string }

type Sentences = { wrong: string; right: string }
type Values = { readonly [name: string]: string | number }

// The words of the checker stand apart from content/copy: they must be there when the content is broken.
const table = <T>(file: string): { readonly [code: string]: T | undefined } =>
  parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as { readonly [code: string]: T | undefined }
const sentences = table<Sentences>('./faults.yaml')
const words = table<string>('./words.yaml')

const fill = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the sentence "${sentence}" needs {${name}}`)
    return String(value)
  })

/** Makes a fault from its code in faults.yaml. An unknown code is a bug. */
export const fault = (place: Place, code: string, values: Values = {}): Fault => {
  const found = sentences[code]
  if (found === undefined) throw new Error(`faults.yaml has no "${code}"`)
  const all = { field: place.field, ...values }
  return { ...place, wrong: fill(found.wrong, all), right: fill(found.right, all) }
}

/** Any other word of the checker, from words.yaml. */
export const word = (code: string, values: Values = {}): string => {
  const found = words[code]
  if (found === undefined) throw new Error(`words.yaml has no "${code}"`)
  return fill(found, values)
}

/** One fault as an official reads it. */
export const faultText = ({ file, line, field, wrong, right }: Fault): string =>
  [
    `${file}:${line}`,
    word('print.field', { field }),
    word('print.wrong', { wrong }),
    word('print.right', { right }),
  ].join('\n')
