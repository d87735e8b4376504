import { describe, expect, it } from 'vitest'
import { policy } from '../policy.ts'
import { visitorAt } from '../../tests/worker/visitor.ts'

const NOW = '2026-11-26T10:00:00+08:00'
const all = policy.editions.at(-1)?.entries ?? []

const found = async (address: string): Promise<{ status: number; ids: string[]; text: string }> => {
  const { status, text } = await visitorAt(NOW).get(address)
  const ids = [...text.matchAll(/<a href="\/(?:elder\/)?institutions\/([\w-]+)\/">/g)].map(
    ([, id = '']) => id,
  )
  return { status, ids, text }
}

describe('GET /institutions/find/', () => {
  it('lists everybody of the current edition where nothing is asked, and each of them badged while it is a sample', async () => {
    const { status, ids, text } = await found('/institutions/find/?name=')
    expect(status).toBe(200)
    expect(ids).toEqual(all.map(({ id }) => id))
    expect(text.match(/class="tag"/g)).toHaveLength(
      all.filter(({ provenance }) => provenance === 'sample').length,
    )
  })

  it('keeps what was asked, says nothing of anybody else, and lets nothing in that is no choice', async () => {
    const { ids, text } = await found('/institutions/find/?township=431281101&kind=nursing-home&beds=7')
    expect(ids).toEqual(['qiancheng-jia'])
    expect(text).toMatch(
      /<option[^>]*value="431281101"[^>]*selected|<option[^>]*selected[^>]*value="431281101"/,
    )
    const odd = await found(`/institutions/find/?name=${encodeURIComponent('"><script>')}`)
    expect(odd.status).toBe(200)
    expect(odd.text).not.toContain('"><script>')
  })

  it('in 长辈版 leads to pages of 长辈版', async () => {
    const { text } = await found('/elder/institutions/find/?care=dependent')
    expect(text).toContain('href="/elder/institutions/anjiang-yi/"')
    expect(text).not.toContain('<select')
  })
})
