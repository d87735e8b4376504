import type { APIRoute, GetStaticPaths } from 'astro'
import { feedFormats, noticesFeed, type FeedFormat } from '../../../notices-feed.ts'

export const getStaticPaths = (() =>
  feedFormats.map((format) => ({ params: { format }, props: { format } }))) satisfies GetStaticPaths

export const GET: APIRoute<{ format: FeedFormat }> = ({ props: { format }, site }) => {
  if (site === undefined) throw new Error('a feed needs the address of the portal')
  return new Response(noticesFeed(format, site), { headers: { 'Content-Type': 'application/xml' } })
}
