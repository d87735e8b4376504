import type { APIRoute } from 'astro'
import { hasTraditional, traditionalOf } from '../paths.ts'
import { listedPages } from '../sitemap.ts'

const twin = (hreflang: string, href: string): string =>
  `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`

/** Every page that a search engine should know; where there are two scripts, both, each naming the other (sitemaps.org 0.9, hreflang). */
export const GET: APIRoute = ({ site }) => {
  const urls = listedPages().flatMap((path) => {
    const simplified = new URL(path, site).href
    if (!hasTraditional(path)) return [`<url><loc>${simplified}</loc></url>`]
    const traditional = new URL(traditionalOf(path), site).href
    const both = `${twin('zh-Hans', simplified)}${twin('zh-Hant', traditional)}${twin('x-default', simplified)}`
    return [simplified, traditional].map((address) => `<url><loc>${address}</loc>${both}</url>`)
  })
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('')}</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  )
}
