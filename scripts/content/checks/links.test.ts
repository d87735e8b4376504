import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ServiceLink } from '../../../schema/content/service-link.ts'
import { load } from '../load.ts'
import { links } from './links.ts'

const { content } = load(join(import.meta.dirname, '../../..'))
if (content === undefined) throw new Error('the content does not load')

const wrongWith = (link: ServiceLink): string[] =>
  links(
    {
      ...content,
      services: content.services.map((entry) =>
        entry.value.id === 'SV11' ? { ...entry, value: { ...entry.value, links: [link] } } : entry,
      ),
    },
    '2026-11-26',
  ).map(({ wrong }) => wrong)

describe('the links of service pages', () => {
  it('may lead to a self-check whose own page is another', () => {
    expect(wrongWith({ does: 'check', programme: 'temporary-assistance' })).toEqual([])
  })
  it('are refused where they lead to a self-check that is not there', () => {
    expect(wrongWith({ does: 'check', programme: 'moon' })).toEqual([expect.stringContaining('moon')])
  })
})
