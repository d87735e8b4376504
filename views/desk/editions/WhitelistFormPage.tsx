import type { Words } from '../../words.ts'
import { DeskNav, Trouble } from '../parts.tsx'
import { editionPaths } from './addresses.ts'
import type { TableFault, WhitelistFormModel } from './model.ts'
import { Labelled, Provenance, Refusal, VersionFields } from './parts.tsx'

const TEMPLATE = '/institutions/template.xlsx'
const columns = ['row', 'column', 'wrong', 'right'] as const

const FaultRow = ({ t, fault }: { t: Words; fault: TableFault }) => {
  const cells = {
    column: fault.column ?? t('desk-editions.whitelist.whole'),
    wrong: fault.wrong,
    right: fault.right,
  }
  return (
    <tr>
      <th scope="row">
        {fault.row === null
          ? t('desk-editions.whitelist.whole')
          : t('desk-editions.whitelist.row-number', { row: fault.row })}
      </th>
      {(['column', 'wrong', 'right'] as const).map((column) => (
        <td key={column} data-l={t(`desk-editions.whitelist.${column}`)}>
          <span>{cells[column]}</span>
        </td>
      ))}
    </tr>
  )
}

/** Every fault of a table at once, as its owner counts rows. */
const Faults = ({ t, faults }: { t: Words; faults: readonly TableFault[] }) =>
  faults.length === 0 ? null : (
    <>
      <Refusal heading={t('desk-editions.whitelist.faults', { count: faults.length })}>{null}</Refusal>
      <table className="table">
        <caption>{t('desk-editions.whitelist.fault-table')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`desk-editions.whitelist.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <FaultRow key={`${fault.row} ${fault.column} ${fault.wrong}`} t={t} fault={fault} />
          ))}
        </tbody>
      </table>
    </>
  )

/** The spreadsheet that an office has, to become the next edition: whole, or not at all. */
export const WhitelistFormPage = (props: WhitelistFormModel) => {
  const { t, day, provenance, faults, draft, current, fault } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="editions" />
      <Trouble fault={fault} t={t} />
      <Faults t={t} faults={faults} />
      <h1>{t(`desk-editions.whitelist.${draft === undefined ? 'title' : 'change'}`)}</h1>
      <p className="lead">{t('desk-editions.whitelist.lead')}</p>
      <p>
        {current === undefined
          ? t('desk-editions.whitelist.no-current')
          : t('desk-editions.whitelist.current', {
              edition: current.edition,
              day: current.day,
              count: current.count,
            })}
      </p>
      {current?.sample === true ? <p className="note">{t('desk-editions.whitelist.samples')}</p> : null}
      <p>
        <a href={TEMPLATE}>{t('desk-editions.whitelist.template')}</a>
      </p>
      <form
        className="page-m stack"
        method="post"
        action={editionPaths.whitelist}
        encType="multipart/form-data"
        noValidate
      >
        <VersionFields {...props} />
        <Labelled
          t={t}
          name="day"
          label={t('desk-editions.whitelist.day')}
          hint={t('desk-editions.whitelist.day-hint')}
        >
          <input
            className="in"
            id="day"
            name="day"
            type="text"
            defaultValue={day}
            maxLength={20}
            autoComplete="off"
            aria-describedby="day-hint"
          />
        </Labelled>
        <Provenance t={t} value={provenance} hint={t('desk-editions.notice.hint.provenance')} />
        <Labelled t={t} name="file" label={t('desk-editions.whitelist.file')}>
          <input className="in wide file" id="file" name="file" type="file" accept=".xlsx,.csv" />
        </Labelled>
        <p>
          <button className="btn">{t('desk-editions.whitelist.read')}</button>
        </p>
      </form>
    </div>
  )
}
