import type { APIRoute } from 'astro'

export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nAllow: /\nDisallow: /shell/\nDisallow: /elder/shell/\nSitemap: ${new URL('/sitemap.xml', site)}\n`,
  )
