import type { DrawSummary } from '../../../schema/api/draws.ts'
import { Forward, Joints } from '../../parts.tsx'
import { jointed, pathsOf, type BookingProps, type Matter } from '../model.ts'
import { Back, Sample, Title } from '../parts.tsx'
import { placesOf, titleOf } from './model.ts'

export type ListedDraw = Matter & { draw: DrawSummary; provenance: 'sample' | 'confirmed' }

/** All draws, each with where it stands. */
export const DrawsPage = (props: BookingProps & { draws: readonly ListedDraw[] }) => {
  const { draws, t } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back href={paths.start} text={t('booking.title')} t={t} />
      <div className="stack">
        <Title text={t('draws.index.title')} />
        <p className="lead">{t('draws.index.lead')}</p>
        {draws.length === 0 ? <p>{t('draws.index.none')}</p> : null}
        <ul className="rows">
          {draws.map((listed) => (
            <li key={listed.draw.id}>
              <a href={paths.draw(listed.draw.id)}>
                <b>
                  <Joints text={jointed(titleOf(listed.draw, listed, t))} />
                  <Sample of={listed} t={t} />
                </b>
                <span>{t(`draws.index.row.${listed.draw.state}`, placesOf(listed.draw))}</span>
                <Forward />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
