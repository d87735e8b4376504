import type { APIRoute, GetStaticPaths } from 'astro'
import { policy } from '../../../generated/policy.ts'
import type { PolicyEdition } from '../../../schema/policy.ts'
import { csvResponse } from '../../csv.ts'
import { editionTable } from '../../institutions-table.ts'

export const getStaticPaths = (() =>
  policy.editions.map((edition) => ({
    params: { edition: String(edition.edition) },
    props: { edition },
  }))) satisfies GetStaticPaths

export const GET: APIRoute<{ edition: PolicyEdition }> = ({ props: { edition } }) =>
  csvResponse(editionTable(edition))
