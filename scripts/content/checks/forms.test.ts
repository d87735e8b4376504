import { describe, expect, it } from 'vitest'
import type { Form } from '../../../schema/content/form.ts'
import { awaitingIn } from '../awaiting.ts'
import type { Content } from '../load.ts'
import { asItIs, fresh } from './as-it-is.ts'
import type { Check } from './check.ts'
import { cites, citesToday } from './cites.ts'
import { elderHome } from './elder-home.ts'
import { forms } from './forms.ts'
import { identity } from './identity.ts'
import { future } from './reviewed.ts'
import { texts } from './texts.ts'

const TODAY = '2026-11-26'
const changed = (change: (content: Content) => void): Content => {
  const content: Content = {
    ...asItIs,
    forms: asItIs.forms.map(fresh),
    services: asItIs.services.map(fresh),
    elderHome: fresh(asItIs.elderHome),
  }
  change(content)
  return content
}

const formOf = (content: Content, id = 'assistance-application'): Form => {
  const form = content.forms.find((one) => one.id === id)
  if (form === undefined) throw new Error(`no form ${id}`)
  return form.value
}
const pageOf = (content: Content, slug: string) => {
  const page = content.services.find(({ id }) => id === slug)
  if (page === undefined) throw new Error(`no page ${slug}`)
  return page.value
}

const broken: [string, Check, (content: Content) => void, RegExp][] = [
  ['a row that is not there', forms, (content) => formOf(content).services.push('SV99'), /SV99/],
  [
    'two fields of one name',
    forms,
    (content) =>
      formOf(content).sections[0]?.fields.push({
        kind: 'text',
        id: 'name',
        label: '又一个',
        half: false,
        lines: 1,
      }),
    /name/,
  ],
  [
    'a form that nobody signs',
    forms,
    (content) => {
      for (const section of formOf(content).sections)
        section.fields = section.fields.filter(({ kind }) => kind !== 'signature')
    },
    /签名/,
  ],
  [
    'a leaflet that asks something',
    forms,
    (content) => Object.assign(formOf(content), { kind: 'leaflet' }),
    /宣传单/,
  ],
  [
    'a page that offers a form that is not there',
    forms,
    (content) => pageOf(content, 'min-living-rural').links.push({ does: 'download', form: 'no-such' }),
    /no-such/,
  ],
  [
    'a page that offers the form of another row',
    forms,
    (content) => pageOf(content, 'min-living-rural').links.push({ does: 'download', form: 'org-change' }),
    /org-change/,
  ],
  [
    'a law that nobody knows',
    cites,
    (content) => formOf(content).cite.push({ law: '月球法', article: 1 }),
    /月球法/,
  ],
  [
    'a law that has ended',
    citesToday,
    (content) => formOf(content).cite.push({ law: '社会救助暂行办法', article: 9 }),
    /社会救助暂行办法/,
  ],
  ['an amount', texts, (content) => formOf(content).notes.push('交 20 元。'), /20 元/],
  [
    'an id that is not its file’s name',
    identity,
    (content) => Object.assign(formOf(content), { id: 'other' }),
    /other/,
  ],
  [
    'a review in the future',
    future,
    (content) => Object.assign(formOf(content), { reviewed: '2099-01-01' }),
    /2099-01-01/,
  ],
  [
    'a first thing of 长辈版 that leads nowhere',
    elderHome,
    (content) => Object.assign(content.elderHome.value.things[0] ?? {}, { service: 'no-such' }),
    /no-such/,
  ],
]

describe('the checks of forms and of what 长辈版 begins with', () => {
  it('find nothing in the content as it is', () => {
    const content = changed(() => undefined)
    for (const check of [forms, elderHome, cites, citesToday, texts, identity, future])
      expect(check(content, TODAY)).toEqual([])
  })

  it.each(broken)('name %s', (_, check, change, wrong) => {
    const faults = check(changed(change), TODAY)
    expect(faults).toHaveLength(1)
    expect(`${faults[0]?.wrong} ${faults[0]?.right}`).toMatch(wrong)
    expect(faults[0]?.line).toBeGreaterThan(0)
  })

  it('ask the bureau for each form of its own, until it is there', () => {
    const asked = (content: Content): number =>
      awaitingIn(content).filter(({ file }) => file.startsWith('content/forms/')).length
    expect(asked(changed(() => undefined))).toBe(18)
    expect(asked(changed((content) => Object.assign(formOf(content), { state: 'official' })))).toBe(17)
  })
})
