import type { FieldFault } from '../../schema/problems.ts'
import { fieldId } from '../booking/model.ts'
import { Fault, faultText, HiddenFields } from '../booking/parts.tsx'
import type { CaseworkProps } from './model.ts'
import { PhotoFields } from './PhotoFields.tsx'

export type WordsState = {
  text: string
  faults: readonly FieldFault[]
  /** Photos that were taken in before the form came back. */
  photos: readonly string[]
  photoFault?: string
  /** Of the door. */
  notice?: string
}
export const NOTHING_WRITTEN: WordsState = { text: '', faults: [], photos: [] }

type Props = CaseworkProps &
  WordsState & {
    action: string
    keyed: string
    label: string
    hint?: string
    button: string
    /** The red one of its screen. */
    main: boolean
    /** How many photos may come along; none where it is not asked. */
    most: number
  }

/** One field for words, and photos where there may be some. */
export const WordsForm = (props: Props) => {
  const { action, keyed, label, hint, button, main, most, text, faults, photos, photoFault, notice, t } =
    props
  const id = fieldId(`text-${action}`.replaceAll('/', '-'))
  const fault = faults.find(({ path }) => path === 'text')
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`]
  return (
    <form
      className="stack"
      method="post"
      action={action}
      encType={most > 0 ? 'multipart/form-data' : undefined}
      noValidate
    >
      <HiddenFields fields={[['key', keyed]]} />
      <div className={`field stack tight${fault === undefined ? '' : ' wrong'}`}>
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : (
          <p className="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {fault === undefined ? null : <Fault text={faultText(fault, t)} t={t} id={`${id}-fault`} />}
        <textarea
          className="in words"
          id={id}
          name="text"
          rows={3}
          defaultValue={text}
          aria-invalid={fault === undefined ? undefined : true}
          aria-describedby={described.filter(Boolean).join(' ') || undefined}
        />
      </div>
      {most === 0 ? null : (
        <PhotoFields
          t={t}
          most={most}
          photos={photos}
          fault={photoFault}
          label={t('report.follow.addPhoto')}
        />
      )}
      {notice === undefined ? null : <Fault text={notice} t={t} />}
      <p>
        <button className={main ? 'btn' : 'btn line'}>{button}</button>
      </p>
    </form>
  )
}
