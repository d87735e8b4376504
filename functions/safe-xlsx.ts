import { strFromU8, unzipSync, zipSync } from 'fflate'
import { ok, refuse, type Result } from '../schema/result.ts'

/** What a workbook may unpack to, all its parts together. */
const MOST_UNPACKED = 25 * 1024 * 1024
const MOST_PARTS = 2_000
/** Parts that are read of a workbook: markup. Pictures, macros and the like are never unpacked. */
const MARKUP = /\.(xml|rels)$/i
const MACROS = /(^|\/)vbaProject\.bin$/i
/** A cell of column AAA or beyond: no list is 702 columns wide, and the rows between would be made up to there. */
const FAR_COLUMN = /\br="[A-Z]{3}/

export type XlsxFault = 'not-a-table' | 'macros' | 'unpacks-too-big'

/**
 * A workbook packed anew, of its markup alone, without compression. A reader goes by what an archive says of its own sizes; after
 * this they are true, and small. Refuses a workbook with macros, one that unpacks to more than 25 MB, and what is no archive.
 */
export const safeXlsx = (bytes: Uint8Array): Result<Uint8Array, XlsxFault> => {
  let [unpacked, parts, macros] = [0, 0, false]
  const isOver = (): boolean => unpacked > MOST_UNPACKED || parts > MOST_PARTS
  const unpack = (): Record<string, Uint8Array> | undefined => {
    try {
      return unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          parts += 1
          macros ||= MACROS.test(name)
          if (macros || !MARKUP.test(name)) return false
          unpacked += originalSize
          return !isOver()
        },
      })
    } catch (broken) {
      // fflate throws plain errors, of its own and of the views it reads through.
      if (broken instanceof Error) return undefined
      throw broken
    }
  }
  const files = unpack()
  if (macros) return refuse('macros')
  if (isOver()) return refuse('unpacks-too-big')
  if (files === undefined) return refuse('not-a-table')
  const sheets = Object.entries(files).filter(([name]) => name.includes('worksheets/'))
  if (sheets.some(([, sheet]) => FAR_COLUMN.test(strFromU8(sheet)))) return refuse('unpacks-too-big')
  const types = files['[Content_Types].xml']
  if (types !== undefined && strFromU8(types).includes('macroEnabled')) return refuse('macros')
  return ok(zipSync(files, { level: 0 }))
}
