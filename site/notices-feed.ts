import { generateAtomFeed, generateRssFeed } from 'feedsmith'
import { policy } from '../generated/policy.ts'
import { published } from '../generated/published.ts'
import type { Notice } from '../schema/content/notice.ts'
import type { Day } from '../schema/dates.ts'
import { blocksHtml } from './block-html.ts'
import { t } from './copy.ts'
import { pathsIn } from './paths.ts'
import { unitName, yearOf } from './published-view.ts'

export const feedFormats = ['rss', 'atom'] as const
export type FeedFormat = (typeof feedFormats)[number]

const LANGUAGE = 'zh-Hans-CN'
/** A reader keeps the latest; who wants more finds the archive. */
const MOST_ENTRIES = 50
const paths = pathsIn('standard')

/** Eight in the morning, which is the same day in Shanghai and in UTC. */
const instantOf = (day: Day): Date => new Date(`${day}T08:00:00+08:00`)

/** What a reader gets it keeps, so a sample never goes out. */
const entries = (): Notice[] =>
  published.notices.filter(({ provenance }) => provenance === 'confirmed').slice(0, MOST_ENTRIES)

const updated = (notices: readonly Notice[]): Date => instantOf(notices[0]?.day ?? policy.reviewed)
const hrefOf = (site: URL, { day, id }: Notice): string => new URL(paths.notice(yearOf(day), id), site).href

const rss = (site: URL): string => {
  const notices = entries()
  return generateRssFeed(
    {
      title: t('disclosure.notice.feed-title'),
      link: new URL(paths.published('notices'), site).href,
      description: t('disclosure.notice.feed-about'),
      language: LANGUAGE,
      lastBuildDate: updated(notices),
      atom: {
        links: [
          {
            href: new URL(paths.noticesFeed('rss'), site).href,
            rel: 'self',
            type: 'application/rss+xml',
          },
        ],
      },
      items: notices.map((notice) => ({
        title: notice.title,
        link: hrefOf(site, notice),
        guid: { value: hrefOf(site, notice), isPermaLink: true },
        pubDate: instantOf(notice.day),
        description: notice.summary,
        content: { encoded: blocksHtml(notice.blocks) },
      })),
    },
    { strict: true },
  )
}

const atom = (site: URL): string => {
  const notices = entries()
  const self = new URL(paths.noticesFeed('atom'), site).href
  return generateAtomFeed(
    {
      id: self,
      title: { value: t('disclosure.notice.feed-title') },
      subtitle: { value: t('disclosure.notice.feed-about') },
      updated: updated(notices),
      authors: [{ name: policy.jurisdiction.bureau.name }],
      links: [
        { href: self, rel: 'self', type: 'application/atom+xml' },
        { href: new URL(paths.published('notices'), site).href, rel: 'alternate', type: 'text/html' },
      ],
      entries: notices.map((notice) => ({
        id: hrefOf(site, notice),
        title: { value: notice.title },
        links: [{ href: hrefOf(site, notice), rel: 'alternate', type: 'text/html' }],
        published: instantOf(notice.day),
        updated: instantOf(notice.day),
        authors: [{ name: unitName(notice.unit) }],
        summary: { value: notice.summary },
        content: { value: blocksHtml(notice.blocks), type: 'html' },
      })),
    },
    { strict: true },
  )
}

/** The notices for a feed reader: `site` is where the portal is found, as every address in a feed is whole. */
export const noticesFeed = (format: FeedFormat, site: URL): string => ({ rss, atom })[format](site)
