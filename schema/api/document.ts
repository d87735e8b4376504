/** What the portal itself reads of its OpenAPI 3.1 document (`generated/api-document.ts`). */
export type JsonSchema = {
  $ref?: string
  type?: string | readonly string[]
  description?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  allOf?: readonly JsonSchema[]
  properties?: { readonly [name: string]: JsonSchema }
  required?: readonly string[]
  items?: JsonSchema | false
  contains?: JsonSchema
  minContains?: number
  maxContains?: number
  not?: JsonSchema
  prefixItems?: readonly JsonSchema[]
  format?: string
  contentMediaType?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  propertyNames?: JsonSchema
  additionalProperties?: JsonSchema | boolean
}

export type ApiContent = { readonly [type: string]: { schema: JsonSchema; example?: unknown } }

export type ApiOperation = {
  operationId: string
  tags: readonly string[]
  summary: string
  security?: readonly { readonly [scheme: string]: readonly string[] }[]
  description: string
  parameters?: readonly {
    name: string
    in: string
    required?: boolean
    description?: string
    schema: JsonSchema
    example?: string
  }[]
  requestBody?: { required: boolean; content: ApiContent }
  responses: { readonly [status: string]: { description: string; content: ApiContent } }
}

export type ApiDocument = {
  openapi: '3.1.1'
  info: { title: string; version: string; [field: string]: unknown }
  paths: { readonly [path: string]: { readonly [method: string]: ApiOperation } }
  components: { schemas: { readonly [name: string]: JsonSchema }; securitySchemes?: object }
  [field: string]: unknown
}
