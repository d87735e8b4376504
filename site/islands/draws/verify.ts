import type { DrawAnswer } from '../../../schema/api/draws.ts'
import { checkDraw, type DrawFault, type StepResult } from '../../../schema/booking/verify-draw.ts'

/**
 * Does a published draw again in this browser, and says of each step whether what was published follows. The words come
 * with the page; what is computed comes from nobody.
 */
type Words = { readonly [key: string]: string }

const filled = (
  words: Words,
  key: string,
  places: { readonly [name: string]: string | number | undefined },
) => (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(places[name] ?? ''))

const faultText = (words: Words, fault: DrawFault): string => filled(words, `fault.${fault.code}`, fault)

const lineOf = (words: Words, { step, result, faults }: StepResult): HTMLLIElement => {
  const line = document.createElement('li')
  line.dataset['result'] = result
  line.textContent = filled(words, 'line', {
    step: words[`step.${step}`],
    result: words[`result.${result}`],
  })
  const [first] = faults
  if (first !== undefined) {
    const detail = document.createElement('small')
    detail.textContent = faultText(words, first)
    line.append(document.createElement('br'), detail)
  }
  return line
}

const published = async (address: string): Promise<DrawAnswer> => {
  const response = await fetch(address, { cache: 'no-store' })
  if (!response.ok) throw new TypeError(`answered ${response.status}`)
  return (await response.json()) as DrawAnswer
}

const verify = async (place: HTMLElement, words: Words): Promise<void> => {
  const [said, list] = [place.querySelector('[role=status]'), place.querySelector('[data-steps]')]
  if (said === null || list === null) return
  list.replaceChildren()
  said.textContent = words['working'] ?? ''
  try {
    const steps = await checkDraw(await published(place.dataset['draw'] ?? ''))
    list.replaceChildren(...steps.map((step) => lineOf(words, step)))
    const isWrong = steps.some(({ result }) => result === 'wrong')
    said.textContent = words[isWrong ? 'someWrong' : 'allOk'] ?? ''
  } catch (failed) {
    // No network, or an answer that is none of ours: nothing was verified, and that is what is said.
    if (!(failed instanceof TypeError || failed instanceof SyntaxError)) throw failed
    said.textContent = words['failed'] ?? ''
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-draw]')) {
  const button = place.querySelector('button')
  const words = JSON.parse(place.dataset['words'] ?? '{}') as Words
  place.hidden = false
  button?.addEventListener('click', () => void verify(place, words))
}
