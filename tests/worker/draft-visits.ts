import { editionPaths, ofDraft } from '../../views/desk/editions/addresses.ts'
import { bound, desk, join, type Colleague } from './desk-visits.ts'
import { formOf, type Fields, type Page } from './visitor.ts'

export const drafts = () => bound.DRAFTS.getByName('drafts')

const DAY = '2026-11-26'
/** A notice without a fault. Its address is its own, so that tests do not meet. */
export const notice = (over: Fields = {}): Fields => ({
  title: '冬天夜里上街找人',
  day: DAY,
  unit: 'social-affairs',
  summary: '今年冬天，救助站每天夜里上街，看有没有人露宿。',
  body: '下面是安排。\n\n- 从十二月到二月\n- 在城区各条街\n\n> 急的先打 **110**。',
  services: 'SV61',
  cites: '社会救助法第 7 条\nS8.4',
  id: `n-${crypto.randomUUID().slice(0, 8)}`,
  provenance: 'confirmed',
  ...over,
})

/** Opens the form at an address and sends it with these fields. */
export const fill = async (one: Colleague, at: string, fields: Fields): Promise<Page> => {
  const action = at.split('?')[0] ?? at
  return one.browser.post(action, { ...formOf(await one.browser.get(at), action), ...fields })
}

export const idOn = (page: Page): string => /[?&]id=([0-9a-f-]{36})/.exec(page.url)?.[1] ?? ''

/** A notice that somebody drafted: the id of the draft. */
export const drafted = async (one: Colleague, over: Fields = {}): Promise<string> => {
  const page = await fill(one, editionPaths.notice, notice(over))
  if (idOn(page) === '') throw new Error(`not drafted: ${page.status} ${page.text.slice(0, 2000)}`)
  return idOn(page)
}

/** Presses a button on the page of a draft. */
export const press = async (
  one: Colleague,
  id: string,
  action: string,
  fields: Fields = {},
): Promise<Page> => {
  const page = await one.browser.get(ofDraft(editionPaths.draft, id))
  return one.browser.post(action, { ...formOf(page, action), ...fields })
}

/** What a page of a draft sends with a form of some step, where it does not offer that form itself. */
export const forge = async (
  one: Colleague,
  id: string,
  action: string,
  fields: Fields = {},
): Promise<Page> => {
  const form = formOf(await one.browser.get(editionPaths.list), '/desk/sign-out/').form ?? ''
  const draft = await drafts().draft(id)
  const hash = draft?.versions.at(-1)?.hash ?? ''
  return one.browser.post(action, { form, id, hash, key: crypto.randomUUID(), ...fields })
}

/** An editor and an approver, and a draft of the editor's that the approver let pass. */
export const approved = async (over: Fields = {}) => {
  const [editor, approver] = [await join('editor'), await join('approver')]
  const id = await drafted(editor, over)
  await press(editor, id, editionPaths.submit)
  await press(approver, id, editionPaths.approve)
  return { editor, approver, id }
}

/** What the audit says of a draft, oldest first. */
export const actsOn = async (id: string): Promise<string[]> => {
  const { rows } = await desk().audit({ most: 1000 })
  return rows
    .filter(({ about }) => about.startsWith(`draft:${id}`))
    .map(({ act }) => act)
    .toReversed()
}
