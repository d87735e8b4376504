import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { policy } from '../generated/policy.ts'
import type { PolicyRequest } from '../schema/policy.ts'
import { ReportFormPage } from '../views/casework/ReportFormPage.tsx'
import { t } from './copy.ts'
import { pathsIn, type Mode } from './paths.ts'

/**
 * The form of a kind without anything that makes it somebody's: no key, no ticket, no draft. It is what a phone without a network opens;
 * the scripts give it a draft, and deliver that. Villages come with the Worker's page only.
 */
export const reportFormMarkup = (kind: PolicyRequest, mode: Mode): string =>
  renderToStaticMarkup(
    createElement(ReportFormPage, {
      t: (key, places) => t(key, { ...places }),
      base: pathsIn(mode).home,
      kind,
      typed: {},
      faults: [],
      townships: policy.places.townships,
      villages: [],
      neighbours: policy.jurisdiction.neighbours.flatMap(({ code, name, note }) =>
        note === undefined ? [] : [{ code, name, note }],
      ),
      photos: [],
      hidden: [],
    }),
  )
