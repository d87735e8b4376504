import * as z from 'zod'

/** `GET /api/health`. `version` is the SHA-256 of the content that answers. */
export const healthSchema = z
  .strictObject({ ok: z.literal(true), version: z.string().regex(/^[0-9a-f]{64}$/) })
  .meta({ id: 'Health' })

/** `GET /api/ready`. `beats` grows by one with each answer, whatever restarts lie between. */
export const readinessSchema = z
  .strictObject({ ok: z.literal(true), beats: z.int().min(1) })
  .meta({ id: 'Readiness' })

/** `GET /api/openapi.json`: of the document itself only what every reader relies on. */
export const documentSchema = z
  .looseObject({ openapi: z.literal('3.1.1'), info: z.looseObject({}), paths: z.looseObject({}) })
  .meta({ id: 'OpenApiDocument' })
