import type { APIRoute, GetStaticPaths } from 'astro'
import { policy } from '../../../generated/policy.ts'
import type { PolicyEdition } from '../../../schema/policy.ts'
import { editionText } from '../../institutions-view.ts'

export const getStaticPaths = (() =>
  policy.editions.map((edition) => ({
    params: { edition: String(edition.edition) },
    props: { edition },
  }))) satisfies GetStaticPaths

/** The file whose SHA-256 is the edition's checksum. */
export const GET: APIRoute<{ edition: PolicyEdition }> = ({ props: { edition } }) =>
  new Response(editionText(edition), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
