import { Field, FormKey, Select } from '../parts.tsx'
import { Acts } from './Acts.tsx'
import { counterPaths } from './addresses.ts'
import type { ActProps, DayModel } from './model.ts'

type Props = ActProps & DayModel

/** The session's key, the form's, and which office and day it is about. */
const Hidden = ({ formKey, formId, office, day }: Props) => (
  <>
    <FormKey formKey={formKey} />
    <input type="hidden" name="key" value={formId} />
    <input type="hidden" name="office" value={office.id} />
    <input type="hidden" name="day" value={day} />
  </>
)

/** A scanner types into it and presses Enter; a camera fills it. It has the focus, so that the next one can be scanned at once. */
export const CheckIn = (props: Props) => {
  const { t, typed, fault } = props
  return (
    <form method="post" action={counterPaths.day} className="topped stack tight" data-scan>
      <h2>
        <label htmlFor="scanned">{t('desk-counter.check-in.title')}</label>
      </h2>
      <p className="hint" id="scanned-hint">
        {t('desk-counter.check-in.hint')}
      </p>
      <input
        className="in big mono"
        id="scanned"
        name="scanned"
        defaultValue={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={200}
        aria-describedby="scanned-hint"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a scanner types wherever the focus is; a refusal takes it instead
        autoFocus={fault === undefined}
      />
      <button className="btn big wide">{t('desk-counter.check-in.button')}</button>
      <div className="counter-camera stack tight" data-camera hidden>
        <button className="btn line wide" type="button" data-start>
          {t('desk-counter.camera.start')}
        </button>
        <button className="btn line wide" type="button" data-stop hidden>
          {t('desk-counter.camera.stop')}
        </button>
        <p
          className="quiet"
          role="status"
          data-opening={t('desk-counter.camera.opening')}
          data-looking={t('desk-counter.camera.looking')}
          data-refused={t('desk-counter.camera.refused')}
          data-failed={t('desk-counter.camera.failed')}
        />
        <video muted playsInline hidden aria-label={t('desk-counter.camera.picture')} />
      </div>
      <Hidden {...props} />
    </form>
  )
}

/** Whose turn it is, by the order of calling. */
export const Next = (props: Props) => {
  const { t, next, figures } = props
  return (
    <section className="topped stack tight" aria-labelledby="next-title">
      <h2 id="next-title">{t('desk-counter.next.title')}</h2>
      {next === undefined ? (
        <p className="quiet">{t('desk-counter.next.none')}</p>
      ) : (
        <>
          <p className="when mono">{next.number}</p>
          <p>
            {[next.clock, next.shortCode, next.service].filter((part) => part !== '').join(' ')}
            <br />
            <span className="quiet">{next.stage}</span>
          </p>
          <Acts
            {...props}
            row={{ ...next, acts: next.acts.filter((act) => act === 'call'), undo: undefined }}
          />
        </>
      )}
      {figures.waiting > 1 ? <p className="quiet">{t('desk-counter.next.order')}</p> : null}
    </section>
  )
}

export const Search = (props: Props) => (
  <form method="post" action={counterPaths.search} className="topped stack tight">
    <h2>{props.t('desk-counter.search.title')}</h2>
    <Field
      name="sought"
      label={props.t('desk-counter.search.label')}
      hint={props.t('desk-counter.search.hint')}
      maxLength={200}
    />
    <button className="btn line wide">{props.t('desk-counter.search.button')}</button>
    <Hidden {...props} />
  </form>
)

export const WalkIn = (props: Props) => (
  <form method="post" action={counterPaths.walkIn} className="topped stack tight">
    <h2>{props.t('desk-counter.walk-in.title')}</h2>
    <Select
      name="appointment"
      label={props.t('desk-counter.walk-in.label')}
      options={props.services.map(({ id, name }) => ({ value: id, text: name }))}
    />
    <button className="btn line wide">{props.t('desk-counter.walk-in.button')}</button>
    <Hidden {...props} />
  </form>
)

export const Delay = (props: Props) => (
  <form method="post" action={counterPaths.delay} className="topped stack tight">
    <h2>{props.t('desk-counter.delay.title')}</h2>
    <p className="hint">{props.t('desk-counter.delay.lead')}</p>
    <Select
      name="minutes"
      label={props.t('desk-counter.delay.label')}
      options={props.minutes.map((minutes) => ({
        value: String(minutes),
        text: props.t('desk-counter.delay.minutes', { minutes }),
      }))}
    />
    <button className="btn line wide">{props.t('desk-counter.delay.button')}</button>
    <Hidden {...props} />
  </form>
)
