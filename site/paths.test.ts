import { describe, expect, it } from 'vitest'
import { choosing, counterpart, elderQuestion, modeOfPath, pathsIn } from './paths.ts'

describe('pathsIn', () => {
  it('keeps 长辈版 under its own prefix', () => {
    expect(pathsIn('standard').service('min-living-urban')).toBe('/services/min-living-urban/')
    expect(pathsIn('elder').service('min-living-urban')).toBe('/elder/services/min-living-urban/')
  })

  it('ends every page with a slash', () => {
    const pages = Object.values(pathsIn('elder')).filter(
      (path) => typeof path === 'string' && !/\.(csv|json)$/.test(path),
    )
    expect(pages.filter((path) => !String(path).endsWith('/'))).toEqual([])
  })
})

describe('counterpart', () => {
  it('leads there and back', () => {
    for (const path of ['/', '/services/', '/places/431281101/']) {
      expect(modeOfPath(counterpart(path))).toBe('elder')
      expect(counterpart(counterpart(path))).toBe(path)
    }
  })
})

describe('elderQuestion', () => {
  it('gives the first question the address of the service, and each other its own', () => {
    expect(elderQuestion('edge-family', 'who')).toBe('/elder/services/edge-family/')
    expect(elderQuestion('edge-family', 'bring')).toBe('/elder/services/edge-family/bring/')
  })
})

describe('choosing', () => {
  it('asks the Worker to remember the mode', () => {
    expect(choosing('elder', '/elder/')).toBe('/elder/?mode=elder')
  })
})
