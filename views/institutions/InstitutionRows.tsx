import { Forward, Joints } from '../parts.tsx'
import { institutionPaths } from './addresses.ts'
import { summaryOf, type InstitutionProps, type InstitutionRow } from './model.ts'

/** Institutions to open. Each row carries what it is found by, for the script of the list. */
export const InstitutionRows = ({
  rows,
  ...props
}: InstitutionProps & { rows: readonly InstitutionRow[] }) => {
  const { t, base } = props
  const paths = institutionPaths(base)
  return (
    <ul className="rows">
      {rows.map(({ entry, heading }) => (
        <li
          key={entry.id}
          data-name={entry.name}
          data-township={entry.township}
          data-kind={entry.kind}
          data-care={entry.careLevels.join(' ')}
          data-beds={entry.beds}
        >
          <a href={paths.entry(entry.id)}>
            <b>
              <Joints text={heading} />
              {entry.provenance === 'sample' ? <span className="tag">{t('site.sample')}</span> : null}
            </b>
            <span>{summaryOf(entry, props)}</span>
            <Forward />
          </a>
        </li>
      ))}
    </ul>
  )
}
