import type { ReactNode } from 'react'
import { Joints } from '../parts.tsx'
import { jointed } from '../booking/model.ts'
import { Back } from '../booking/parts.tsx'
import { ContactFields } from './ContactFields.tsx'
import { RequestFieldInput, UrgencyField } from './fields.tsx'
import { Emergency, Heading, KindForm, Promises, Send, Wrong } from './FormParts.tsx'
import { asksContact, pathsOf, type CaseworkProps, type FormModel } from './model.ts'
import { PhotoFields } from './PhotoFields.tsx'
import { PlaceFields } from './PlaceFields.tsx'

type Props = CaseworkProps & FormModel

const Section = (props: { id: string; title: string; children: ReactNode }) => (
  <section className="topped gap stack" aria-labelledby={props.id}>
    <h2 id={props.id}>{props.title}</h2>
    {props.children}
  </section>
)

/** Everything that a kind asks, on one page: danger, what, where, photos, and how to ask back. */
export const AllFields = (props: Props) => {
  const { kind, photos, photoFault, t } = props
  return (
    <>
      {kind.urgency.map(({ id }, at) => (
        <UrgencyField {...props} key={id} at={at} />
      ))}
      {kind.fields.map((field) => (
        <RequestFieldInput {...props} key={field.id} field={field} />
      ))}
      {kind.place === 'none' ? null : (
        <Section id="place" title={t('report.place.title')}>
          <PlaceFields {...props} />
        </Section>
      )}
      {asksContact(kind) ? (
        <Section id="contact" title={t('report.contact.title')}>
          <ContactFields {...props} />
        </Section>
      ) : null}
      {kind.photos === 0 ? null : (
        <Section id="photo" title={t('report.photo.title')}>
          <PhotoFields
            t={t}
            most={kind.photos}
            photos={photos}
            fault={photoFault}
            label={t('report.photo.add')}
          />
        </Section>
      )}
    </>
  )
}

/** The form of a kind, in one piece. Urgent kinds have it in 长辈版 as well: every further screen would cost seconds. */
export const ReportFormPage = (props: Props) => {
  const { kind, t } = props
  return (
    <>
      <Back href={pathsOf(props).start} text={t('report.start')} t={t} />
      <div className="cols">
        <div className="stack">
          <Wrong {...props} />
          <div>
            <Heading kind={kind} />
          </div>
          <Emergency {...props} />
          {kind.urgent ? (
            <>
              <h2>
                <Joints text={jointed(t('report.calls.after'))} />
              </h2>
              <p>{t('report.calls.afterLead')}</p>
            </>
          ) : null}
          <KindForm {...props}>
            <AllFields {...props} />
            <Send {...props} button={t('report.form.button')} />
          </KindForm>
        </div>
        <aside className="aside stack">
          <Promises {...props} />
        </aside>
      </div>
    </>
  )
}
