import type { FoundPlace } from '../../schema/places/find.ts'
import type { PolicyTownship, PolicyVillage } from '../../schema/policy.ts'
import { Back, Title } from '../booking/parts.tsx'
import { Forward } from '../parts.tsx'
import type { Words } from '../words.ts'
import { placePaths } from './addresses.ts'

type Props = {
  t: Words
  base: string
  query: string
  found: readonly FoundPlace<PolicyTownship, PolicyVillage>[]
}

/** One line by which a place is looked for: its name, its letters or its code. */
const SearchForm = ({ t, base, query }: Pick<Props, 't' | 'base' | 'query'>) => (
  <form role="search" className="row" action={placePaths(base).find}>
    <label className="vh" htmlFor="q">
      {t('places.find.label')}
    </label>
    <input className="grow in" id="q" name="q" type="search" maxLength={60} defaultValue={query} />
    <button className="fit btn">{t('places.find.button')}</button>
  </form>
)

const PlaceRow = ({
  t,
  base,
  of: { township, village },
}: Pick<Props, 't' | 'base'> & { of: Props['found'][number] }) => {
  const paths = placePaths(base)
  const { name, pinyin, code } = village ?? township
  return (
    <li>
      <a href={village === null ? paths.township(code) : paths.village(township.code, code)}>
        <b>{name}</b>
        <span>
          {village === null ? null : t('places.find.in', { township: township.name })}
          <span lang="zh-Latn">{pinyin}</span>
          {t('places.find.code', { code })}
        </span>
        <Forward />
      </a>
    </li>
  )
}

/** `/places/find/?q=`: townships and villages by name, letters or code. */
export const PlaceFound = (props: Props) => {
  const { t, base, query, found } = props
  const title = query === '' ? 'title' : found.length === 0 ? 'none' : 'found'
  return (
    <>
      <Back href={placePaths(base).start} text={t('site.places.title')} t={t} />
      <div className="page-m stack">
        <Title text={t(`places.find.${title}`, { count: found.length })} />
        <SearchForm {...props} />
        <ul className="rows dense">
          {found.map((one) => (
            <PlaceRow key={(one.village ?? one.township).code} {...props} of={one} />
          ))}
        </ul>
        {found.length > 0 || query === '' ? null : <p>{t('places.find.advice')}</p>}
      </div>
    </>
  )
}
