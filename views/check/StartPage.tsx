import { moneyProgrammes, offerGroups } from '../../schema/eligibility/check-data.ts'
import type { CheckProps } from './model.ts'
import { Joints } from '../parts.tsx'

/** What to check: everything, or one of the offers. */
export const StartPage = (props: CheckProps) => {
  const { data, t, base } = props
  const all = moneyProgrammes(data.offers).join(',')
  return (
    <div className="page-s stack">
      <form className="stack" method="post" action={`${base}check/`}>
        <fieldset className="stack">
          <legend>
            <h1 tabIndex={-1}>
              <Joints text={t('check.start.heading')} />
            </h1>
          </legend>
          {props.elder ? null : <p className="lead">{t('check.start.lead')}</p>}
          <div>
            <label className="choice">
              <input type="radio" name="programmes" value={all} defaultChecked />
              <span>
                {t('check.start.all')}
                {props.elder ? null : <small className="under">{t('check.start.allHint')}</small>}
              </span>
            </label>
          </div>
          {offerGroups.map((group) => (
            <div key={group} role="group" aria-labelledby={`offers-${group}`}>
              <p className="over" id={`offers-${group}`}>
                {t(`check.start.group.${group}`)}
              </p>
              {data.offers
                .filter((offer) => offer.group === group)
                .map((offer) => (
                  <label className="choice" key={offer.id}>
                    <input type="radio" name="programmes" value={offer.programmes.join(',')} />
                    <span>
                      {offer.name}
                      {props.elder ? null : <small className="under">{offer.hint}</small>}
                    </span>
                  </label>
                ))}
            </div>
          ))}
        </fieldset>
        <p>
          <button className="btn big full" name="do" value="start">
            {t('check.start.go')}
          </button>
        </p>
      </form>
      <p className="quiet">{t('check.start.private')}</p>
    </div>
  )
}
