import type { Words } from '../../words.ts'
import { DeskNav, Trouble } from '../parts.tsx'
import { Table, type Column } from '../Table.tsx'
import { editionPaths } from './addresses.ts'
import type { TableFault, WhitelistFormModel } from './model.ts'
import { Labelled, Provenance, Refusal, VersionFields } from './parts.tsx'

const TEMPLATE = '/institutions/template.xlsx'
/** Every fault of a table at once, as its owner counts rows. */
const Faults = ({ t, faults }: { t: Words; faults: readonly TableFault[] }) => {
  const whole = t('desk-editions.whitelist.whole')
  const told = (id: string, cell: (fault: TableFault) => string): Column<TableFault> => ({
    id,
    header: t(`desk-editions.whitelist.${id}`),
    cell,
  })
  return faults.length === 0 ? null : (
    <>
      <Refusal heading={t('desk-editions.whitelist.faults', { count: faults.length })}>{null}</Refusal>
      <Table
        caption={t('desk-editions.whitelist.fault-table')}
        none=""
        rows={faults}
        rowKey={({ row, column, wrong }) => `${row} ${column} ${wrong}`}
        columns={[
          told('row', ({ row }) => (row === null ? whole : t('desk-editions.whitelist.row-number', { row }))),
          told('column', ({ column }) => column ?? whole),
          told('wrong', ({ wrong }) => wrong),
          told('right', ({ right }) => right),
        ]}
      />
    </>
  )
}

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
        <Labelled t={t} name="file" label={t('desk-editions.whitelist.file')}>
          <input className="in wide file" id="file" name="file" type="file" accept=".xlsx,.csv" />
        </Labelled>
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
            type="date"
            defaultValue={day}
            maxLength={20}
            autoComplete="off"
            aria-describedby="day-hint"
          />
        </Labelled>
        <Provenance t={t} value={provenance} hint={t('desk-editions.notice.hint.provenance')} />
        <p>
          <button className="btn">{t('desk-editions.whitelist.read')}</button>
        </p>
      </form>
    </div>
  )
}
