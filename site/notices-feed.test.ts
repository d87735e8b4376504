import { parseFeed } from '@rowanmanning/feed-parser'
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import { describe, expect, it } from 'vitest'
import { published } from '../generated/published.ts'
import { feedFormats, noticesFeed } from './notices-feed.ts'

const SITE = new URL('https://portal.example/')
const confirmed = published.notices.filter(({ provenance }) => provenance === 'confirmed')
const documents = { rss: noticesFeed('rss', SITE), atom: noticesFeed('atom', SITE) }

const strictly = (xml: string): Document => {
  const faults: string[] = []
  const document = new DOMParser({
    onError: (level, message) => faults.push(`${level} ${message}`),
  }).parseFromString(xml, 'text/xml')
  expect(faults).toEqual([])
  return document
}
const children = (parent: Element | null, name: string): Element[] =>
  [...(parent?.childNodes ?? [])].filter((node): node is Element => node.nodeName === name)
const only = (parent: Element | null, name: string): string => {
  const [found, ...more] = children(parent, name)
  expect(more, name).toEqual([])
  return found?.textContent?.trim() ?? ''
}

describe.each(feedFormats)('a feed reader that is given %s', (format) => {
  const feed = parseFeed(documents[format])

  it('knows whose notices these are, where they are, and of when', () => {
    expect(feed.title).toBe('洪江民政公告')
    expect(feed.url).toBe('https://portal.example/published/notices/')
    expect(feed.self).toBe(`https://portal.example/published/notices/${format}.xml`)
    expect(feed.updated?.toISOString()).toBe(`${confirmed[0]?.day}T00:00:00.000Z`)
  })

  it('has every notice that is true, with its day, its address and its words, and no sample', () => {
    expect(confirmed.length).toBeGreaterThan(1)
    expect(confirmed.length).toBeLessThan(published.notices.length)
    expect(
      feed.items.map(({ title, url, published: day, description }) => ({ title, url, day, description })),
    ).toEqual(
      confirmed.map(({ id, title, day, summary }) => ({
        title,
        url: `https://portal.example/published/notices/${day.slice(0, 4)}/${id}/`,
        day: new Date(`${day}T00:00:00Z`),
        description: summary,
      })),
    )
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(confirmed.length)
    for (const { content } of feed.items) expect(content).toMatch(/^<p>.+<\/(p|ul|blockquote)>$/)
  })
})

describe('the feeds as XML', () => {
  it('have what RSS 2.0 requires of a channel and its items', () => {
    const { documentElement: rss } = strictly(documents.rss)
    expect(rss?.nodeName).toBe('rss')
    expect(rss?.getAttribute('version')).toBe('2.0')
    const [channel, ...others] = children(rss, 'channel')
    expect(others).toEqual([])
    for (const name of ['title', 'link', 'description'])
      expect(only(channel ?? null, name), name).not.toBe('')
    const rfc822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/
    expect(only(channel ?? null, 'lastBuildDate')).toMatch(rfc822)
    for (const item of children(channel ?? null, 'item')) {
      expect(`${only(item, 'title')}${only(item, 'description')}`).not.toBe('')
      expect(only(item, 'pubDate')).toMatch(rfc822)
      expect(only(item, 'guid')).toBe(only(item, 'link'))
      expect(new URL(only(item, 'link')).origin).toBe(SITE.origin)
    }
  })

  it('have what RFC 4287 requires of a feed and its entries', () => {
    const { documentElement: feed } = strictly(documents.atom)
    expect(feed?.namespaceURI).toBe('http://www.w3.org/2005/Atom')
    const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
    const entries = children(feed, 'entry')
    expect(entries).toHaveLength(confirmed.length)
    for (const holder of [feed, ...entries]) {
      expect(new URL(only(holder, 'id')).origin).toBe(SITE.origin)
      expect(only(holder, 'title')).not.toBe('')
      expect(only(holder, 'updated')).toMatch(rfc3339)
      expect(children(holder, 'author').map((author) => only(author, 'name'))).not.toContain('')
      expect(children(holder, 'author')).toHaveLength(1)
      const rels = children(holder, 'link').map((link) => link.getAttribute('rel'))
      expect(rels.filter((rel) => rel === 'alternate')).toHaveLength(1)
    }
    expect(children(feed, 'link').map((link) => link.getAttribute('rel'))).toContain('self')
  })
})
