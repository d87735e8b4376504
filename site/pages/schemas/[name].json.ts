import type { APIRoute, GetStaticPaths } from 'astro'
import { policy } from '../../../generated/policy.ts'
import { contentSchemas, type ContentSchema } from '../../../schema/content/json-schemas.ts'

export const getStaticPaths = (() =>
  contentSchemas(policy.words).map(({ name, schema }) => ({
    params: { name },
    props: { schema },
  }))) satisfies GetStaticPaths

export const GET: APIRoute<Pick<ContentSchema, 'schema'>> = ({ props: { schema } }) =>
  new Response(`${JSON.stringify(schema, null, 1)}\n`)
