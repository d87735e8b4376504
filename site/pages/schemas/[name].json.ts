import type { APIRoute, GetStaticPaths } from 'astro'
import { contentSchemas, type ContentSchema } from '../../../schema/content/json-schemas.ts'

export const getStaticPaths = (() =>
  contentSchemas().map(({ name, schema }) => ({
    params: { name },
    props: { schema },
  }))) satisfies GetStaticPaths

export const GET: APIRoute<Pick<ContentSchema, 'schema'>> = ({ props: { schema } }) =>
  new Response(`${JSON.stringify(schema, null, 1)}\n`)
