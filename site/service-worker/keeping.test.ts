import { describe, expect, it } from 'vitest'
import { formOf, isPersonal, mayKeepPage, planFor, surplus } from './keeping.ts'

const origin = 'https://portal.example'
const at = (path: string): URL => new URL(path, origin)
const page = {
  status: 200,
  type: 'basic',
  redirected: false,
  contentType: 'text/html; charset=utf-8',
  cacheControl: 'public, max-age=0, must-revalidate',
}

describe('what the service worker does with a request', () => {
  const plan = (path: string, mode = 'navigate', method = 'GET') =>
    planFor({ method, mode, url: at(path), origin })

  it.each([
    ['/services/min-living/', 'page'],
    ['/api/', 'leave'],
    ['/api/health', 'leave'],
  ])('a visit to %s: %s', (path, expected) => {
    expect(plan(path)).toBe(expected)
  })

  it('takes styles and scripts from what it kept, and leaves everything that writes, asks the API or goes elsewhere', () => {
    expect(plan('/_astro/a.css', 'no-cors')).toBe('asset')
    expect(plan('/data/standards.json', 'cors')).toBe('leave')
    expect(plan('/report/street-person/', 'navigate', 'POST')).toBe('leave')
    expect(planFor({ method: 'GET', mode: 'navigate', url: new URL('https://other.example/'), origin })).toBe(
      'leave',
    )
  })
})

describe('what may stay on a phone', () => {
  it('a page that is the same for everybody', () => {
    expect(mayKeepPage(at('/services/min-living/'), page)).toBe(true)
    expect(mayKeepPage(at('/report/'), page)).toBe(true)
    expect(mayKeepPage(at('/elder/report/offline/street-person/'), page)).toBe(true)
  })

  it.each([
    ['no-store', '/services/min-living/', { cacheControl: 'private, no-store' }],
    ['not found', '/services/none/', { status: 404 }],
    ['led elsewhere', '/services/min-living/', { redirected: true }],
    ['no page', '/standards/standards.csv', { contentType: 'text/csv' }],
    ['with a question in its address', '/check/?for=min-living-urban', {}],
  ])('not what is %s', (_, path, told) => {
    expect(mayKeepPage(at(path), { ...page, ...told })).toBe(false)
  })

  it.each([
    '/booking/receipt/',
    '/elder/booking/hold/',
    '/report/sent/',
    '/report/follow/',
    '/elder/report/street-person/',
    '/check/results/',
    '/helper/sheet/',
    '/search/x',
    '/desk/cases/',
  ])('nothing of a person, whatever its headers say: %s', (path) => {
    expect(isPersonal(path)).toBe(true)
    expect(mayKeepPage(at(path), page)).toBe(false)
  })
})

it('knows the address of a form, and in which mode it is', () => {
  expect(formOf('/report/street-person/')).toEqual({ root: '/', kind: 'street-person' })
  expect(formOf('/elder/report/child-harm/')).toEqual({ root: '/elder/', kind: 'child-harm' })
  for (const path of [
    '/report/',
    '/report/drafts/',
    '/elder/report/sent/',
    '/report/offline/street-person/',
    '/services/x/',
  ])
    expect(formOf(path)).toBeUndefined()
})

describe('what is kept has its bounds', () => {
  const entries = ['a', 'b', 'c', 'd'].map((url) => ({ url, bytes: 10 }))
  it('in number and in bytes; the oldest goes first', () => {
    expect(surplus(entries, { entries: 4, bytes: 40 })).toEqual([])
    expect(surplus(entries, { entries: 3, bytes: 40 })).toEqual(['a'])
    expect(surplus(entries, { entries: 4, bytes: 25 })).toEqual(['a', 'b'])
    expect(surplus(entries, { entries: 0, bytes: 0 })).toEqual(['a', 'b', 'c', 'd'])
  })
})
