import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'

const portal = (exports as unknown as { default: Fetcher }).default
const post = (path: string, fields: [string, string][]): Promise<Response> =>
  portal.fetch(`https://portal.test${path}`, { method: 'POST', body: new URLSearchParams(fields) })
const text = async (response: Response): Promise<string> =>
  (await response.text()).replaceAll(/<wbr\s*\/?>/g, '')

/** The markup of one step, its hidden mark included. */
const stepIn = (page: string, id: string): string =>
  new RegExp(`<li id="${id}"[^>]*>`).exec(page)?.[0] ?? `no step ${id}`

describe('a checklist without JavaScript', () => {
  const path = '/life-events/after-a-death/'

  it('shows the steps of the answers, says how many were left out, and stores nothing', async () => {
    const answer = await post(path, [
      ['a.place', 'accident'],
      ['a.receives', 'none'],
      ['do', 'show'],
    ])
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('set-cookie')).toBeNull()
    const page = await text(answer)
    expect(stepIn(page, 'certificate-police')).not.toContain('hidden')
    expect(stepIn(page, 'certificate')).toContain('hidden')
    expect(stepIn(page, 'destitute')).toContain('hidden')
    expect(page).toContain('按这些列的：在哪里去世的？意外、不是病故；生前领着什么？都没有。')
    expect(page).toMatch(/另有 4 步/)
  })

  it('keeps answers and ticks on the page', async () => {
    const page = await text(
      await post(path, [
        ['a.burial', 'village'],
        ['done', 'hukou'],
      ]),
    )
    expect(page).toMatch(/name="a.burial" value="village" checked/)
    expect(page).toMatch(/value="hukou" checked/)
    expect(page.match(/ checked/g)).toHaveLength(2)
  })

  it('writes nothing of what was posted into the page that it does not know', async () => {
    const page = await text(
      await post(path, [
        ['a.place', '"><script>zzz'],
        ['done', '<i>zzz'],
      ]),
    )
    expect(page).not.toContain('zzz')
    expect(page).toContain('要办的 20 步')
  })

  it('takes a body that is no form for a fresh start', async () => {
    const answer = await portal.fetch(`https://portal.test${path}`, { method: 'POST', body: '{"a":1}' })
    expect(answer.status).toBe(200)
    expect(await text(answer)).toContain('要办的 20 步')
  })
})

describe('a checklist in 长辈版 without JavaScript', () => {
  const path = '/elder/life-events/special-hardship/'

  it('asks one question a screen and carries what was answered', async () => {
    const page = await text(
      await post(path, [
        ['at', '0'],
        ['a.urgent', 'yes'],
        ['do', 'next'],
      ]),
    )
    expect(page).toContain('主要是为谁办？')
    expect(page).toContain('type="hidden" name="a.urgent" value="yes"')
    expect(page).not.toContain('type="radio"')
  })

  it('shows one step a screen after the last question, and looks back on all at the end', async () => {
    const answers: [string, string][] = [
      ['a.urgent', 'no'],
      ['a.who', 'stranger'],
      ['a.hukou', 'here'],
      ['a.known', 'yes'],
    ]
    const first = await text(await post(path, [...answers, ['at', '3'], ['do', 'next']]))
    expect(first).toContain('街上没处住、没饭吃的人')
    expect(first).toMatch(/第\s1\s步，共\s2\s步/)
    const end = await text(await post(path, [...answers, ['done', 'stranger'], ['at', '5'], ['do', 'next']]))
    expect(end).toContain('都在这里了')
    expect(end).toMatch(/value="stranger" checked/)
    expect(end.match(/type="checkbox"/g)).toHaveLength(2)
  })
})

describe('GET /search/', () => {
  const found = async (query: string): Promise<string> =>
    (await portal.fetch(`https://portal.test/search/?q=${encodeURIComponent(query)}`)).text()
  it.each([
    ['死亡证明', '/life-events/after-a-death/'],
    ['上户口', '/life-events/marriage-and-birth/'],
    ['骗局', '/fraud/'],
    ['保健品', '/fraud/'],
  ])('finds a page for %s', async (query, path) => expect(await found(query)).toContain(`href="${path}"`))
})
