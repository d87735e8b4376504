import { policy } from '../policy.ts'
import { isSecure } from '../transport.ts'
import { t } from '../words.ts'
import { mediaTypes, type Answer } from './answer.ts'
import type { Visitor } from './reports.ts'

/** Service Discovery: where the endpoint is, what it speaks, and how one gets a key. */
export const discoveryOf = (c: Visitor): Answer => {
  const url = new URL('/open311/v2', c.req.url)
  if (isSecure(c)) url.protocol = 'https:'
  const { bureau } = policy.jurisdiction
  const endpoint = {
    specification: 'http://wiki.open311.org/GeoReport_v2',
    url: url.href,
    changeset: policy.reviewed,
    type: c.env.PORTAL_ENV === 'production' ? 'production' : 'test',
    formats: [mediaTypes.xml, mediaTypes.json],
  }
  return {
    root: 'discovery',
    tree: {
      changeset: policy.reviewed,
      contact: t('open311.contact', { name: bureau.name, phone: bureau.phone ?? t('site.unknown') }),
      key_service: t('open311.key-service', { name: bureau.name }),
      endpoints: [endpoint],
    },
  }
}
