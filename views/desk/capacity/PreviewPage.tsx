import { Facts, HiddenFields, Lines } from '../../booking/parts.tsx'
import { DeskNav, FormKey, type DeskProps } from '../parts.tsx'
import { Table } from '../Table.tsx'
import { capacityPaths } from './addresses.ts'
import { PlainLines } from './fields.tsx'
import type { PreviewModel } from './model.ts'

type Props = DeskProps & PreviewModel

const Differs = ({ t, differs }: Props) =>
  differs === undefined ? null : (
    <div
      className="problems stack tight"
      role="alert"
      tabIndex={-1}
      aria-labelledby="problems-title"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- what is another now is what one has to read first
      autoFocus
    >
      <h2 id="problems-title">{t('desk-capacity.preview.differs')}</h2>
      {differs.more.length === 0 ? null : (
        <>
          <p>{t('desk-capacity.preview.more', { count: differs.more.length })}</p>
          <PlainLines of={differs.more} />
        </>
      )}
      {differs.fewer === 0 ? null : <p>{t('desk-capacity.preview.fewer', { count: differs.fewer })}</p>}
      {differs.more.length === 0 && differs.fewer === 0 ? <p>{t('desk-capacity.preview.places')}</p> : null}
    </div>
  )

const Touched = ({ t, touched, byTime }: Props) => (
  <section className="stack tight" aria-labelledby="touched">
    <h2 id="touched">{t('desk-capacity.preview.touched', { count: touched.length })}</h2>
    {touched.length === 0 ? (
      <p>{t('desk-capacity.preview.nobody')}</p>
    ) : (
      <>
        <p>{t('desk-capacity.preview.promise')}</p>
        <Table
          caption={t('desk-capacity.preview.by-time')}
          none={t('desk-capacity.preview.nobody')}
          rows={byTime}
          rowKey={({ when, service }) => `${when}${service}`}
          columns={[
            { id: 'when', header: t('desk-capacity.when'), cell: ({ when }) => when },
            { id: 'service', header: t('desk-capacity.service'), cell: ({ service }) => service },
            { id: 'count', header: t('desk-capacity.count'), kind: 'number', cell: ({ count }) => count },
          ]}
        />
        <details>
          <summary>{t('desk-capacity.preview.list')}</summary>
          <PlainLines
            of={touched.map(({ when, service, names, phone }) => [when, service, names, phone].join('　'))}
          />
        </details>
      </>
    )}
  </section>
)

/** What would happen, before anything does. */
export const PreviewPage = (props: Props) => {
  const { t, formKey, rows, touched, still, lifted, appear, disappear, waiting, drawn, hidden, back } = props
  const counts = [
    ...(disappear === 0 ? [] : [t('desk-capacity.preview.disappear', { count: disappear })]),
    ...(appear === 0 ? [] : [t('desk-capacity.preview.appear', { count: appear })]),
    ...(appear === 0 && disappear === 0 ? [t('desk-capacity.preview.same')] : []),
    ...(still === 0 ? [] : [t('desk-capacity.preview.still', { count: still })]),
    ...(lifted === 0 ? [] : [t('desk-capacity.preview.lifted', { count: lifted })]),
    t('desk-capacity.preview.waiting', { count: waiting }),
    ...drawn.map((day) => t('desk-capacity.preview.drawn', { day })),
  ]
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="capacity" />
      <Differs {...props} />
      <h1>{t('desk-capacity.preview.title')}</h1>
      <p className="lead">{t('desk-capacity.preview.lead')}</p>
      <Facts rows={rows} />
      <Lines of={counts} />
      <Touched {...props} />
      <form method="post" action={capacityPaths.change}>
        <FormKey formKey={formKey} />
        <HiddenFields fields={hidden} />
        <button className="btn big full">
          {touched.length + lifted === 0
            ? t('desk-capacity.preview.button')
            : t('desk-capacity.preview.button-told', { count: touched.length + lifted })}
        </button>
      </form>
      <form method="post" action={capacityPaths.preview}>
        <FormKey formKey={formKey} />
        <HiddenFields fields={back} />
        <button className="btn line">{t('desk-capacity.preview.back')}</button>
      </form>
    </div>
  )
}
