import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { OFFICE_SCREEN, PHONE } from './desk.ts'
import { unfoldAll } from './keyboard.ts'
import { sidewaysPx, wideTables } from './measure.ts'

const NARROWEST = { width: 320, height: 640 }

/** What the page says to whoever looks into its console: an error, or something its policy stopped. */
export const listenFor = (page: Page): (() => string[]) => {
  const said: string[] = []
  page.on('console', (line) => {
    if (line.type() === 'error') said.push(`${line.text()} ${line.location().url}`)
  })
  page.on('pageerror', (error) => said.push(error.message))
  // That a page was refused is what a browser calls an error of the network, and is what the page says in words.
  return () => said.splice(0).filter((line) => !/Failed to load resource: .* 4\d\d /.test(line))
}

const violations = async (page: Page): Promise<string[]> => {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const found = await axe.analyze()
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** Everything that can be used with a keyboard; of a group of radio buttons one. Each gets a number. */
const markControls = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const groups = new Set<string>()
    const isOne = (control: HTMLElement): boolean => {
      if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return true
      const group = `${[...document.forms].findIndex((form) => form === control.form)} ${control.name}`
      if (groups.has(group)) return false
      groups.add(group)
      return true
    }
    const controls = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ].filter(
      (control) =>
        control.checkVisibility() && !control.matches(':disabled, [type=hidden]') && isOne(control),
    )
    for (const [at, control] of controls.entries()) control.dataset['control'] = String(at)
    for (const radio of document.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
      const first = controls.find(
        (one) => one instanceof HTMLInputElement && one.name === radio.name && one.form === radio.form,
      )
      radio.dataset['control'] = first?.dataset['control'] ?? ''
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    return controls.length
  })

/** Notes each control that gets the focus, and whether one sees that it has it. */
const noteFocus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: Record<string, boolean> = {}
    Object.assign(window, { focusSeen: seen })
    const shows = (one: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
    }
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement) || target.dataset['control'] === undefined) return
      // A tick inside a large label may show it on the label.
      const at = target.dataset['control']
      seen[at] ||= shows(target) || shows(target.closest('label') ?? target)
    })
  })

/** Controls that Tab does not come to, or on which nobody would see that it did. */
export const unreached = async (page: Page): Promise<string[]> => {
  const count = await markControls(page)
  await noteFocus(page)
  // A field for a day or a time has several places to stop at.
  const parts = await page.locator('input[type=date], input[type=time], input[type=datetime-local]').count()
  for (let press = 0; press < count + parts * 7 + 1; press += 1) await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const seen = (window as unknown as { focusSeen: Record<string, boolean> }).focusSeen
    const name = (one: HTMLElement): string => one.outerHTML.replaceAll(/\s+/g, ' ').slice(0, 140)
    return [...document.querySelectorAll<HTMLElement>('[data-control]')]
      .filter(({ dataset }) => seen[dataset['control'] ?? ''] !== true)
      .map(
        (one) =>
          `${seen[one.dataset['control'] ?? ''] === false ? 'no focus seen' : 'not reached'}: ${name(one)}`,
      )
  })
}

/**
 * Looks a page over as a whole: at an office by light with the keyboard, on a phone in the dark, and on the narrowest screen. `glance`:
 * a page of a kind that was looked over already, of somebody else; only on the phone.
 */
export const lookOver = async (
  page: Page,
  what: string,
  said: () => string[],
  glance = false,
): Promise<void> => {
  await expect.soft(page.locator('h1'), what).toHaveCount(1)
  // What is folded away is looked at too.
  await unfoldAll(page)
  if (!glance) {
    await page.setViewportSize(OFFICE_SCREEN)
    expect.soft(await violations(page), `${what} at an office`).toEqual([])
    expect.soft(await sidewaysPx(page), `${what}: width at an office`).toBe(0)
    expect.soft(await wideTables(page), `${what}: tables at an office`).toEqual([])
    await page.evaluate(() => document.documentElement.setAttribute('data-size', 'largest'))
    expect.soft(await wideTables(page), `${what}: tables in the largest letters`).toEqual([])
    expect.soft(await sidewaysPx(page), `${what}: width in the largest letters`).toBe(0)
    await page.evaluate(() => document.documentElement.removeAttribute('data-size'))
    expect.soft(await unreached(page), `${what} with the keyboard`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize(PHONE)
  expect.soft(await violations(page), `${what} on a phone in the dark`).toEqual([])
  expect.soft(await sidewaysPx(page), `${what}: width on a phone`).toBe(0)
  await page.setViewportSize(NARROWEST)
  expect.soft(await sidewaysPx(page), `${what}: width at 320 px`).toBe(0)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(OFFICE_SCREEN)
  expect.soft(said(), `${what}: console`).toEqual([])
}
