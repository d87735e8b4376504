import { fieldId } from '../booking/model.ts'
import { Fault } from '../booking/parts.tsx'
import type { Words } from '../words.ts'
import { hintId } from './fields.tsx'
import { PHOTOS } from './model.ts'

export type PhotoModel = {
  t: Words
  /** How many there may be. */
  most: number
  /** Taken in already, with the form that came back. */
  photos: readonly string[]
  /** Why one was not taken in. */
  fault?: string | undefined
  label: string
}

/** What browsers that shoot HEIC turn into JPEG by themselves, when they read this. */
const FORMATS = 'image/jpeg,image/png,image/webp'

/** Photos: those that were taken in stay, each with a tick that leaves it out; more can be chosen. */
export const PhotoFields = ({ t, most, photos, fault, label }: PhotoModel) => {
  const left = most - photos.length
  const id = fieldId(PHOTOS)
  return (
    <div className={`field stack tight${fault === undefined ? '' : ' wrong'}`} data-photos={most}>
      <label htmlFor={left > 0 ? id : `${id}-0`}>
        {label}
        <span className="plain">{t('report.photo.optional')}</span>
      </label>
      <p className="hint" id={hintId(PHOTOS)}>
        {t('report.photo.hint', { max: most })}
      </p>
      {fault === undefined ? null : <Fault text={fault} t={t} id={`${id}-fault`} />}
      {photos.map((photo, at) => (
        <label className="choice" key={photo}>
          <input type="checkbox" id={`${id}-${at}`} name="photos" value={photo} defaultChecked />
          <span>
            {t('report.photo.kept', { number: at + 1 })}
            <small className="under">{t('report.photo.keep')}</small>
          </span>
        </label>
      ))}
      {left > 0 ? (
        <input
          className="in grow file"
          id={id}
          type="file"
          name="photo"
          accept={FORMATS}
          multiple={left > 1}
          aria-describedby={hintId(PHOTOS)}
        />
      ) : null}
    </div>
  )
}
