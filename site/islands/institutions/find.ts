import { fits, readWanted, type Findable } from '../../../schema/institutions/find.ts'
import { careLevels, institutionKinds } from '../../../schema/institutions/vocabulary.ts'

/** Answers the form of the whitelist on the page itself: rows that do not fit go out of sight, and how many stay is said. */
const findableOf = ({ dataset }: HTMLElement): Findable => ({
  name: dataset['name'] ?? '',
  township: dataset['township'] ?? '',
  kind: institutionKinds.find((kind) => kind === dataset['kind']) ?? institutionKinds[0],
  careLevels: careLevels.filter((level) => dataset['care']?.split(' ').includes(level)),
  beds: Number(dataset['beds']),
})

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-institutions]')) {
  const list = document.querySelector<HTMLElement>('[data-found]')
  const said = list?.querySelector<HTMLElement>('[role=status]')
  const rows = [...(list?.querySelectorAll<HTMLElement>('.rows > li') ?? [])].map((row) => ({
    row,
    one: findableOf(row),
  }))

  const show = (): void => {
    const typed = new FormData(form)
    const wanted = readWanted((field) => {
      const value = typed.get(field)
      return typeof value === 'string' ? value : undefined
    })
    let count = 0
    for (const { row, one } of rows) {
      row.hidden = !fits(one, wanted)
      if (!row.hidden) count += 1
    }
    const words = count === 0 ? list?.dataset['none'] : list?.dataset['found']
    if (said !== null && said !== undefined) said.textContent = words?.replace('{count}', String(count)) ?? ''
  }

  form.addEventListener('input', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show()
    said?.focus()
  })
}
