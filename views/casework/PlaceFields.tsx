import { fieldId, type Hidden } from '../booking/model.ts'
import { HiddenFields } from '../booking/parts.tsx'
import { describedBy, FieldFault, Hint, Optional } from './fields.tsx'
import { faultAt, PLACE, written, type CaseworkProps, type FormModel } from './model.ts'

type Props = CaseworkProps & FormModel
type SelectProps = Props & {
  path: string
  label: string
  required: boolean
  empty: string
  options: readonly { code: string; name: string }[]
}

const Select = (props: SelectProps) => {
  const { path, label, options, empty, required, typed, faults, t } = props
  const wrong = faultAt(faults, path) !== undefined
  return (
    <div className={`field stack tight${wrong ? ' wrong' : ''}`}>
      <label htmlFor={fieldId(path)}>
        {label}
        <Optional required={required} t={t} />
      </label>
      <FieldFault {...props} />
      <select
        className="in"
        id={fieldId(path)}
        name={path}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy(path, null, wrong)}
      >
        <option value="">{empty}</option>
        {options.map(({ code, name }) => (
          <option key={code} value={code} selected={code === written(typed, path) || undefined}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What a script found out; without one these stay empty. */
export const pointFields = (typed: FormModel['typed']): Hidden =>
  [PLACE.lat, PLACE.lon, PLACE.accuracyM].map((path) => [path, written(typed, path)])

/**
 * Where: the township from a list, the village from a second list that comes when one asks for it (three hundred names at once
 * would weigh as much as the page), and what stands nearby. Where people take the place next door for this one, they are told.
 */
export const PlaceFields = (props: Props) => {
  const { kind, townships, villages, neighbours, t, typed, faults } = props
  const required = kind.place === 'required'
  const next = neighbours.map(({ code, name }) => ({
    code,
    name: t('report.place.neighbourOption', { name }),
  }))
  const { landmark } = PLACE
  const wrong = faultAt(faults, landmark) !== undefined
  const hint = t('report.place.landmarkHint')
  return (
    <div className="stack" data-place>
      <HiddenFields fields={pointFields(typed)} />
      <FieldFault {...props} path={PLACE.lat} />
      <Select
        {...props}
        path={PLACE.township}
        label={t('report.place.township')}
        required={required}
        empty={t('report.place.choose')}
        options={[...townships, ...next]}
      />
      {villages.length === 0 ? (
        <p data-villages>
          <button className="link" name="do" value="villages">
            {t('report.place.villages')}
          </button>
        </p>
      ) : (
        <Select
          {...props}
          path={PLACE.village}
          label={t('report.place.village')}
          required={false}
          empty={t('report.place.noVillage')}
          options={villages}
        />
      )}
      <div className={`field stack tight${wrong ? ' wrong' : ''}`}>
        <label htmlFor={fieldId(landmark)}>
          {t('report.place.landmark')}
          <Optional required={false} t={t} />
        </label>
        <Hint path={landmark} hint={hint} />
        <FieldFault {...props} path={landmark} />
        <input
          className="in grow"
          id={fieldId(landmark)}
          name={landmark}
          type="text"
          autoComplete="off"
          defaultValue={written(typed, landmark)}
          aria-invalid={wrong || undefined}
          aria-describedby={describedBy(landmark, hint, wrong)}
        />
      </div>
      {neighbours.map((neighbour) => (
        <p className="quiet" key={neighbour.code}>
          {t('report.place.neighbour', neighbour)}
        </p>
      ))}
    </div>
  )
}
