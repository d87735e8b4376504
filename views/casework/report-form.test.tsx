import { renderToStaticMarkup } from 'preact-render-to-string'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import { wordsOf } from '../words.ts'
import { ReportScreens } from './elder/ReportScreens.tsx'
import { screensOf, type FormModel } from './model.ts'
import { ReportFormPage } from './ReportFormPage.tsx'

const t = wordsOf(policy.words)
const html = (node: ReactNode): string =>
  renderToStaticMarkup(node as Parameters<typeof renderToStaticMarkup>[0])
const neighbours = [{ code: '431271', name: '洪江区', note: '问那里的民政部门。' }]
const [township] = policy.places.townships

const model = (kind: PolicyRequest, more: Partial<FormModel> = {}): FormModel => ({
  kind,
  typed: {},
  faults: [],
  townships: policy.places.townships,
  villages: [],
  neighbours,
  photos: [],
  hidden: [['key', 'k']],
  ...more,
})
const page = (kind: PolicyRequest, more?: Partial<FormModel>): string =>
  html(<ReportFormPage t={t} base="/" {...model(kind, more)} />)
const screen = (kind: PolicyRequest, at: number, more?: Partial<FormModel>): string =>
  html(<ReportScreens t={t} base="/elder/" {...model(kind, more)} at={at} changing={false} />)

const kindOf = (id: string): PolicyRequest => {
  const kind = policy.requests.find((one) => one.id === id)
  if (kind === undefined) throw new Error(`no kind ${id}`)
  return kind
}
const street = kindOf('street-person')
const marker = kindOf('boundary-marker')

describe.each(policy.requests)('the form of $id', (kind) => {
  const text = page(kind)

  it('asks every question of the content, says who sees it, and cites the law', () => {
    for (const { id } of [...kind.urgency, ...kind.fields]) expect(text).toContain(`name="fields.${id}"`)
    expect(text).toContain(kind.whoSees)
    expect(text).toContain('class="cite"')
    expect(text).toContain(`data-report="${kind.id}"`)
  })

  it('asks for a place, photos and a phone only where the content does', () => {
    expect(text.includes('name="place.township"')).toBe(kind.place !== 'none')
    expect(text.includes('type="file"')).toBe(kind.photos > 0)
    expect(text.includes('name="contact.phone"')).toBe(kind.contact.phone !== 'none')
    expect(text.includes('name="contact.name"')).toBe(kind.contact.name !== 'none')
  })

  it('names the emergency numbers before anything is asked, where there may be danger', () => {
    const danger = kind.urgent || kind.first !== null
    const call = text.indexOf('href="tel:1')
    expect(call >= 0).toBe(danger)
    expect(call).toBeLessThan(text.indexOf('<form'))
  })

  it('has a screen of 长辈版 for each question, and carries along what the others asked', () => {
    const typed = Object.fromEntries(kind.fields.map(({ id }) => [`fields.${id}`, ['x']]))
    for (const [at, { paths }] of screensOf(kind).entries()) {
      const one = screen(kind, at, { typed })
      for (const { id } of kind.fields) {
        const hidden = one.includes(`<input type="hidden" name="fields.${id}" value="x"/>`)
        expect(hidden).toBe(!paths.includes(`fields.${id}`))
      }
      expect(one).not.toContain('value="send"')
    }
    expect(screen(kind, screensOf(kind).length, { typed })).toContain('value="send"')
  })
})

describe('a form that came back', () => {
  const typed = {
    'fields.danger': ['unsure'],
    'fields.seen': ['桥洞里 <b>两个人</b>'],
    'fields.people': ['several'],
    'place.township': [township?.code ?? ''],
    'place.landmark': ['大桥"东头"'],
    'contact.phone': ['12345'],
  }
  const text = page(street, {
    typed,
    villages: township?.villages ?? [],
    photos: ['11111111-1111-4111-8111-111111111111'],
    faults: [{ path: 'contact.phone', code: 'not_a_phone' }],
  })

  it('has everything in it that was typed, and as text', () => {
    expect(text).toContain('桥洞里 &lt;b>两个人&lt;/b></textarea>')
    expect(text).toContain('value="大桥&quot;东头&quot;"')
    expect(text).toMatch(/<input[^>]*value="unsure"[^>]*checked/)
    expect(text).toMatch(/<input[^>]*value="several"[^>]*checked/)
    expect(text).toMatch(new RegExp(`<option [^>]*value="${township?.code}"[^>]*selected`))
    expect(text).toMatch(/name="photos" value="11111111[^>]*checked/)
    expect(text).toContain('value="12345"')
  })

  it('says what is wrong in a summary that leads to the field, and beside the field', () => {
    expect(text).toContain('<a href="#contact-phone">手机号：请写 11 位手机号。</a>')
    expect(text).toMatch(/aria-describedby="[^"]*contact-phone-fault/)
    expect(text.split('请写 11 位手机号。')).toHaveLength(3)
  })

  it('lists villages only of the township that was chosen', () => {
    expect(text.split('<option')).toHaveLength(
      1 + 1 + policy.places.townships.length + 1 + 1 + (township?.villages.length ?? 0),
    )
    expect(page(street)).not.toContain('name="place.village"')
  })
})

it('whoever chooses the county next door is told where to turn', () => {
  const faults = [
    {
      path: 'place.township',
      code: 'place_next_door' as const,
      params: { name: '洪江区', note: '问那里的民政部门。' },
    },
  ]
  const text = page(marker, { typed: { 'place.township': ['431271'] }, faults })
  expect(text.split('您选的是洪江区。问那里的民政部门。')).toHaveLength(3)
})

it('a kind about children names 110 first', () => {
  const text = page({ ...street, first: '先打 110；受伤打 120。' })
  expect(text.indexOf('tel:110')).toBeLessThan(text.indexOf('tel:120'))
  const other = page({ ...street, first: '受伤打 120；有人打人打 110。' })
  expect(other.indexOf('tel:120')).toBeLessThan(other.indexOf('tel:110'))
  expect(page({ ...street, first: '着火打 119。' })).toMatch(/tel:119[\s\S]*tel:120[\s\S]*tel:110/)
})

it('no more photos can be chosen than there may be', () => {
  const photos = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`)
  expect(page(street, { photos })).not.toContain('type="file"')
  expect(page(street, { photos: photos.slice(1) })).not.toMatch(/type="file"[^>]*multiple/)
})
