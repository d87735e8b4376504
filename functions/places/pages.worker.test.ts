import { describe, expect, it } from 'vitest'
import { visitorAt } from '../../tests/worker/visitor.ts'

const NOW = '2026-11-26T10:00:00+08:00'

describe('GET /places/find/', () => {
  it('finds by name, letters and code, and escapes what was typed', async () => {
    for (const query of ['托口', 'tuokou', '431281103'])
      expect((await visitorAt(NOW).get(`/places/find/?q=${encodeURIComponent(query)}`)).text).toContain(
        'href="/places/431281103/"',
      )
    const { status, text } = await visitorAt(NOW).get(`/places/find/?q=${encodeURIComponent('"><b>')}`)
    expect(status).toBe(200)
    expect(text).not.toContain('"><b>')
  })
})
