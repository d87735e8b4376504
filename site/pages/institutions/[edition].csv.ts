import type { APIRoute } from 'astro'
import type { PolicyEdition } from '../../../schema/policy.ts'
import { csvResponse } from '../../csv.ts'
import { editionFiles, editionTable } from '../../institutions-table.ts'

export const getStaticPaths = editionFiles

export const GET: APIRoute<{ edition: PolicyEdition }> = ({ props: { edition } }) =>
  csvResponse(editionTable(edition))
