import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { policy } from '../generated/policy.ts'
import type { InstitutionEntry } from '../schema/content/institution.ts'
import { readWanted } from '../schema/institutions/find.ts'
import { FindForm } from '../views/institutions/FindForm.tsx'
import { InstitutionRows } from '../views/institutions/InstitutionRows.tsx'
import { wordsOf } from '../views/words.ts'
import { joined } from './joints.ts'
import { pathsIn, type Mode } from './paths.ts'

const shared = (mode: Mode) => ({
  t: wordsOf(policy.words),
  base: pathsIn(mode).home,
  townships: policy.places.townships,
})

/** The form of the whitelist before anything was asked. */
export const findFormMarkup = (mode: Mode): string =>
  renderToStaticMarkup(createElement(FindForm, { ...shared(mode), wanted: readWanted(() => undefined) }))

/** Institutions as rows to open. */
export const institutionRowsMarkup = (entries: readonly InstitutionEntry[], mode: Mode): string =>
  renderToStaticMarkup(
    createElement(InstitutionRows, {
      ...shared(mode),
      rows: entries.map((entry) => ({ entry, heading: joined(entry.name) })),
    }),
  )
