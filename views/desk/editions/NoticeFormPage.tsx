import type { NoticeForm } from '../../../schema/desk/draft.ts'
import type { FormFinding } from '../../../schema/desk/notice-draft.ts'
import { Fault } from '../../booking/parts.tsx'
import type { Words } from '../../words.ts'
import { DeskNav, Ticks, Trouble } from '../parts.tsx'
import { editionPaths } from './addresses.ts'
import type { NoticeFormModel } from './model.ts'
import { describedBy, Labelled, Provenance, Refusal, VersionFields } from './parts.tsx'

const findingText = ({ code, params }: FormFinding, t: Words): string =>
  `${t(`desk-editions.fault.${code}.wrong`, params)}${t(`desk-editions.fault.${code}.right`, params)}`

type Name = Exclude<keyof NoticeForm, 'services' | 'unit' | 'provenance'>
const lines: Readonly<Partial<Record<Name, number>>> = { summary: 3, body: 12, cites: 3 }
const MOST_TYPED = 20_000

const Written = ({ name, ...props }: NoticeFormModel & { name: Name }) => {
  const { t, form } = props
  const faults = props.faults.filter(({ field }) => field === name).map((one) => findingText(one, t))
  const shared = {
    id: name,
    name,
    maxLength: MOST_TYPED,
    'aria-invalid': faults.length > 0 ? true : undefined,
    'aria-describedby': describedBy(name, true, faults),
  }
  return (
    <Labelled
      t={t}
      name={name}
      label={t(`desk-editions.notice.field.${name}`)}
      hint={t(`desk-editions.notice.hint.${name}`)}
      faults={faults}
    >
      {lines[name] === undefined ? (
        <input
          {...shared}
          className={name === 'day' ? 'in' : 'in wide'}
          type={name === 'day' ? 'date' : 'text'}
          defaultValue={form[name]}
          autoComplete="off"
          spellCheck={false}
        />
      ) : (
        <textarea {...shared} className="in desk-text" rows={lines[name]} defaultValue={form[name]} />
      )}
    </Labelled>
  )
}

const Found = ({ t, faults }: NoticeFormModel) =>
  faults.length === 0 ? null : (
    <Refusal heading={t('desk-editions.notice.kept', { count: faults.length })}>
      <ul>
        {faults.map((fault) => {
          const words = {
            field: t(`desk-editions.notice.field.${fault.field}`),
            wrong: findingText(fault, t),
            right: '',
          }
          return (
            <li key={`${fault.field} ${words.wrong}`}>
              <a href={`#${fault.field}`}>{t('desk-editions.fault.of', words)}</a>
            </li>
          )
        })}
      </ul>
    </Refusal>
  )

/** A notice, field by field; nothing that was typed is lost where something is refused. */
export const NoticeFormPage = (props: NoticeFormModel) => {
  const { t, form, units, services, draft, fault, faults, tooLarge } = props
  const title = t(`desk-editions.notice.${draft === undefined ? 'title' : 'change'}`)
  const of = (field: keyof NoticeForm): string[] =>
    faults.filter((one) => one.field === field).map((one) => findingText(one, t))
  return (
    <div className="stack">
      <DeskNav {...props} at="editions" />
      <Trouble fault={fault} t={t} />
      {tooLarge ? <Refusal heading={t('desk-editions.notice.too-large')}>{null}</Refusal> : null}
      <Found {...props} />
      <h1>{title}</h1>
      <p className="lead">{t('desk-editions.notice.lead')}</p>
      <form
        className="page-m stack"
        method="post"
        action={editionPaths.notice}
        encType="multipart/form-data"
        noValidate
      >
        <VersionFields {...props} />
        <Written {...props} name="title" />
        <Written {...props} name="day" />
        <Labelled t={t} name="unit" label={t('desk-editions.notice.field.unit')} faults={of('unit')}>
          <select className="in wide" id="unit" name="unit">
            <option value="">{t('desk-editions.notice.field.portal')}</option>
            {units.map(({ id, name }) => (
              <option key={id} value={id} selected={id === form.unit}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
        <Written {...props} name="summary" />
        <Written {...props} name="body" />
        <div id="services" className={`field stack tight${of('services').length > 0 ? ' wrong' : ''}`}>
          {of('services').map((text) => (
            <Fault key={text} text={text} t={t} />
          ))}
          <Ticks
            name="services"
            legend={t('desk-editions.notice.field.services')}
            of={services}
            chosen={new Set(form.services)}
          />
        </div>
        <Written {...props} name="cites" />
        <Written {...props} name="id" />
        <Provenance t={t} value={form.provenance} hint={t('desk-editions.notice.hint.provenance')} />
        <p>
          <button className="btn">{t('desk-editions.notice.save')}</button>
        </p>
      </form>
    </div>
  )
}
