import { sentencesOf } from './sentences.ts'

/**
 * Reads the main text of a page of 长辈版 aloud with the browser's own speech. The button is in the page but hidden, and
 * only shows itself where there is a voice to read with; nothing else on the page depends on it.
 */
const blocks = 'h1, h2, h3, p, li, dt, dd, th, td, legend, label'
const silent = 'nav, form button, .pair, [hidden], .vh'

const readable = (main: Element): string[] =>
  [...main.querySelectorAll(blocks)]
    .filter((block) => block.querySelector(blocks) === null && block.closest(silent) === null)
    .filter((block) => block.querySelector('button') === null)
    .flatMap((block) => sentencesOf(block.textContent))

const speak = (sentences: readonly string[], ended: () => void): void => {
  sentences.forEach((sentence, index) => {
    const utterance = new SpeechSynthesisUtterance(sentence)
    utterance.lang = 'zh-CN'
    utterance.rate = 0.9
    if (index === sentences.length - 1) utterance.onend = ended
    utterance.onerror = ended
    speechSynthesis.speak(utterance)
  })
}

const setUp = (button: HTMLButtonElement, main: Element): void => {
  const words = button.querySelector('span')
  if (words === null) return
  const { start = '', stop = '' } = button.dataset
  let reading = false
  const show = (now: boolean): void => {
    reading = now
    words.textContent = now ? stop : start
  }
  button.addEventListener('click', () => {
    if (reading) {
      speechSynthesis.cancel()
      show(false)
      return
    }
    speechSynthesis.cancel()
    show(true)
    speak(readable(main), () => show(false))
  })
  addEventListener('pagehide', () => speechSynthesis.cancel())
  button.hidden = false
}

const main = document.querySelector('main')
if ('speechSynthesis' in window && main !== null) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-read-aloud]'))
    setUp(button, main)
}
