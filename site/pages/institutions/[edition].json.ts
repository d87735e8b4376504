import type { APIRoute } from 'astro'
import type { PolicyEdition } from '../../../schema/policy.ts'
import { editionFiles } from '../../institutions-table.ts'
import { editionText } from '../../institutions-view.ts'

export const getStaticPaths = editionFiles

/** The file whose SHA-256 is the edition's checksum. */
export const GET: APIRoute<{ edition: PolicyEdition }> = ({ props: { edition } }) =>
  new Response(editionText(edition), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
