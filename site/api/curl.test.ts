import { describe, expect, it } from 'vitest'
import { curlOf } from './curl.ts'
import type { Shown } from './reference.ts'

const operation = (more: Partial<Shown>): Shown => ({
  operationId: 'x',
  tags: [],
  summary: '',
  description: '',
  responses: {},
  method: 'GET',
  path: '/api/standards',
  ...more,
})

describe('curlOf', () => {
  it('writes the query out, escaped', () => {
    const parameters = [{ name: 'on', in: 'query', schema: {}, example: '2024-06-01&x' }]
    expect(curlOf(operation({ parameters }), 'https://portal.example')).toBe(
      "curl 'https://portal.example/api/standards?on=2024-06-01%26x'",
    )
  })

  it('refuses to show a command that a shell would read otherwise', () => {
    const requestBody = { required: true, content: { 'application/json': { schema: {}, example: "it's" } } }
    expect(() => curlOf(operation({ requestBody }), 'https://portal.example')).toThrow('single quote')
  })
})
