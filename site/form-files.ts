import { existsSync, readFileSync } from 'node:fs'
import { formFilesSchema, type FormExtension, type FormFiles } from '../schema/content/form-files.ts'

/** What `scripts/forms/make.ts` left before the site is built. */
const FOLDER = 'build/forms'
const BYTES_A_KB = 1024

const read = (): FormFiles => {
  if (!existsSync(`${FOLDER}/index.json`))
    throw new Error('the forms are not made yet: node scripts/forms/make.ts')
  return formFilesSchema.parse(JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')))
}

export const formFiles: FormFiles = read()

export const formBytes = (id: string, extension: FormExtension): Buffer<ArrayBuffer> =>
  readFileSync(`${FOLDER}/${id}.${extension}`)

/** Bytes as people read them: whole KB, never 0. */
export const kilobytes = (bytes: number): number => Math.max(1, Math.round(bytes / BYTES_A_KB))
