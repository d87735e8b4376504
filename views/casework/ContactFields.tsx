import { faultAt, CONTACT, written, type CaseworkProps, type FormModel } from './model.ts'
import { TextField } from '../booking/parts.tsx'

type Props = CaseworkProps & FormModel
type Asked = FormModel['kind']['contact']['phone']

const labelled = (text: string, asked: Asked, { t }: Props): string =>
  asked === 'required' ? text : `${text}${t('report.form.optional')}`

/** Whom one can ask back; the content says what it is for, and whether one can do without. */
export const ContactFields = (props: Props) => {
  const { kind, typed, faults, t } = props
  const { contact } = kind
  return (
    <>
      <p>{contact.why}</p>
      {contact.name === 'none' ? null : (
        <TextField
          path={CONTACT.name}
          label={labelled(t('report.contact.name'), contact.name, props)}
          value={written(typed, CONTACT.name)}
          fault={faultAt(faults, CONTACT.name)}
          t={t}
          autoComplete="name"
        />
      )}
      {contact.phone === 'none' ? null : (
        <TextField
          path={CONTACT.phone}
          label={labelled(t('report.contact.phone'), contact.phone, props)}
          value={written(typed, CONTACT.phone)}
          fault={faultAt(faults, CONTACT.phone)}
          t={t}
          type="tel"
          autoComplete="tel"
        />
      )}
    </>
  )
}
