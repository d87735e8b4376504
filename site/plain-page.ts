import { getEntry } from 'astro:content'
import type { PageRecord } from '../schema/content/page.ts'

/** A page of plain sections, from content/pages. */
export const plainPage = async (id: string): Promise<PageRecord> => {
  const entry = await getEntry('pages', id)
  if (entry === undefined) throw new Error(`content/pages has no "${id}"`)
  return entry.data
}
