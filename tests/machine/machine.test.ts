import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { homeGraph } from '../../site/machine/organization.ts'
import { serviceGraph } from '../../site/machine/service.ts'
import { dcatCatalogue } from '../../site/open-data/dcat.ts'
import { faultsIn } from './validate.ts'

const origin = new URL('https://portal.example/')

/** A copy with its types forgotten, so that a test can break it. */
const loose = <T>(document: object): T => JSON.parse(JSON.stringify(document)) as T
type Graph = { '@graph': Record<string, unknown>[] }

describe('what programs read', () => {
  it('says of every service what a search engine asks for', async () => {
    for (const service of policy.services)
      expect(await faultsIn(serviceGraph(origin, service)), service.slug).toEqual([])
  }, 60_000)

  it('is held against shapes that find what is missing', async () => {
    const [service] = policy.services
    if (service === undefined) throw new Error('there is no service')
    const graph = serviceGraph(origin, service)
    const silent = loose<Graph>(graph)
    for (const node of silent['@graph']) delete node.provider
    expect(await faultsIn(silent)).toContainEqual(expect.stringContaining('schema.org/provider'))
    const short = loose<Graph>(graph)
    for (const node of short['@graph'])
      if (Array.isArray(node.mainEntity)) node.mainEntity = node.mainEntity.slice(1)
    expect(await faultsIn(short)).toContainEqual(expect.stringContaining('mainEntity'))
  })

  it('names the bureau and the way to search, and no contact that nobody knows', async () => {
    const home = homeGraph(origin)
    expect(await faultsIn(home)).toEqual([])
    const text = JSON.stringify(home)
    expect(text.includes('telephone')).toBe(policy.jurisdiction.bureau.phone !== null)
    expect(text).toContain('https://portal.example/search/?q={words}')
  })

  it('lists every data set with licence, size and checksum, as DCAT asks', async () => {
    const catalogue = dcatCatalogue(origin)
    expect(await faultsIn(catalogue)).toEqual([])
    const unlicensed = loose<{ 'dcat:dataset': Record<string, unknown>[] }>(catalogue)
    for (const set of unlicensed['dcat:dataset']) delete set['dct:license']
    expect(await faultsIn(unlicensed)).toContainEqual(expect.stringContaining('license'))
  })
})
