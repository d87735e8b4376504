import { CheckForm } from './CheckForm.tsx'
import type { PageProps } from './model.ts'

/** Questions that would make an amount or a day exact: offered, never pressed upon anybody. */
export const Details = (props: PageProps) => {
  const { journey, t } = props
  if (journey.details.length === 0) return null
  return (
    <CheckForm {...props} className="topped stack tight noprint">
      <h2>{t('check.result.details')}</h2>
      <p>{t('check.result.detailsText')}</p>
      {journey.details.map((question) => (
        <p key={question.fact}>
          <button className="btn line full" name="do" value={`change:${question.fact}`}>
            {question.label}
          </button>
        </p>
      ))}
    </CheckForm>
  )
}

/** What else is worth a look: the content says which offers stand near those that were checked. */
export const AlsoWorth = ({ data, state, t, base }: PageProps) => {
  const checked = data.offers.filter(({ programmes }) =>
    programmes.some((id) => state.programmes.includes(id)),
  )
  const near = new Set(checked.flatMap(({ also }) => also ?? []))
  const open = data.offers.filter((offer) => near.has(offer.id) && !checked.includes(offer))
  if (open.length === 0) return null
  return (
    <div className="topped stack tight noprint">
      <h2>{t('check.result.also')}</h2>
      <ul className="dots">
        {open.map(({ id, name, programmes }) => (
          <li key={id}>
            <a href={`${base}check/?for=${programmes[0] ?? ''}`}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
