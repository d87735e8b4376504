import { caseAddress } from '../../views/desk/cases/addresses.ts'
import type { TypedReport } from '../../schema/api/casework.ts'
import type { Scope } from '../../schema/desk/person.ts'
import { join, type Colleague, type DeskBrowser } from './desk-visits.ts'
import { HUANGJIA, NOW, send, streetReport, type Receipt } from './report-client.ts'
import { formOf, type Fields, type Page } from './visitor.ts'

/** Colleagues of the desk at the time of {@link NOW}, and what they do to cases. */
export const OTHER_TOWNSHIP = '431281102'

const scopes: Record<string, Partial<Scope>> = {
  'rescue-duty': { units: ['rescue-station'] },
  'township-clerk': { townships: [HUANGJIA] },
  section: { units: ['social-assistance'] },
  'child-protection': { units: ['child-protection'], child: true },
  'township-child': { townships: [HUANGJIA], child: true },
}

export const colleague = (role: string, scope: Partial<Scope> = {}, name = '张三'): Promise<Colleague> =>
  join(role, { ...scopes[role], ...scope }, { at: NOW, name })

/** A child's need of care, in the township. */
export const childReport = (part: Partial<TypedReport> = {}): TypedReport => ({
  kind: 'left-behind-child',
  fields: { need: ['visit'], words: '跟着奶奶过' },
  place: { township: HUANGJIA, landmark: '村小旁边' },
  contact: { phone: '13800138000' },
  ...part,
})

/** Reports that open cases 1, 2, 3 … of an empty casebook. */
export const sendAll = async (...typed: TypedReport[]): Promise<Receipt[]> => {
  const receipts: Receipt[] = []
  for (const one of typed) {
    const sent = await send(one)
    if (!('receipt' in sent)) throw new Error(JSON.stringify(sent))
    receipts.push(sent)
  }
  return receipts
}

export const street = streetReport

export const casePage = (browser: DeskBrowser, number: number): Promise<Page> =>
  browser.get(caseAddress('one', number))

/** An act from a page as it was seen; without one, from the page as it is now. */
export const act = async (
  browser: DeskBrowser,
  number: number,
  what: string,
  fields: Fields = {},
  seen?: Page,
): Promise<Page> => {
  const address = caseAddress('act', number)
  const page = seen ?? (await casePage(browser, number))
  return browser.post(address, { ...formOf(page, address), act: what, ...fields })
}

export const unmask = async (
  browser: DeskBrowser,
  number: number,
  field: string,
  why: string,
  seen?: Page,
): Promise<Page> => {
  const address = caseAddress('unmask', number)
  return browser.post(address, {
    ...formOf(seen ?? (await casePage(browser, number)), address),
    field,
    why,
  })
}

/** Opens a child's case with a reason. */
export const openChild = async (browser: DeskBrowser, number: number, why: string): Promise<Page> => {
  const address = caseAddress('open', number)
  return browser.post(address, { ...formOf(await casePage(browser, number), address), why })
}

/** Numbers of the cases in a queue, in its order. */
export const numbersOn = (page: Page): number[] =>
  [...page.text.matchAll(/<a href="\/desk\/cases\/(\d+)\/">办件 \d+<\/a><\/th>/g)].map(([, number]) =>
    Number(number),
  )
