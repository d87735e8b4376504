import type { APIRoute } from 'astro'
import { dcatCatalogue } from '../../open-data/dcat.ts'

export const GET: APIRoute = ({ site, url }) =>
  new Response(`${JSON.stringify(dcatCatalogue(site ?? url), null, 1)}\n`, {
    headers: { 'Content-Type': 'application/ld+json' },
  })
