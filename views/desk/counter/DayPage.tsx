import { DeskNav, Field, Trouble } from '../parts.tsx'
import { counterPaths } from './addresses.ts'
import { DayTable } from './DayTable.tsx'
import { CheckIn, Delay, Next, Search, WalkIn } from './forms.tsx'
import type { ActProps, DayModel } from './model.ts'

const shown = ['booked', 'walkIns', 'done', 'serving', 'waiting', 'expected', 'missed'] as const

const Counts = ({ t, figures, waitedMinutes }: ActProps & DayModel) => (
  <dl className="counts">
    {shown.map((name) => (
      <div key={name}>
        <dt>{t(`desk-counter.figures.${name}`)}</dt>
        <dd>
          {figures[name]}
          {name === 'waiting' && waitedMinutes !== undefined ? (
            <small>{t('desk-counter.figures.longest', { minutes: waitedMinutes })}</small>
          ) : null}
        </dd>
      </div>
    ))}
  </dl>
)

const Tabs = ({ t, tabs }: ActProps & DayModel) =>
  tabs.length < 2 ? null : (
    <nav className="row counter-tabs" aria-label={t('desk-counter.offices')}>
      {tabs.map(({ name, href, here }) => (
        <a key={href} className="go" href={href} aria-current={here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )

const Days = ({ t, office, day, before, after, self, sheet, isToday }: ActProps & DayModel) => (
  <div className="row counter-days noprint">
    <a className="go" href={self}>
      {t('desk-counter.refresh')}
    </a>
    <a className="go" href={before}>
      {t('desk-counter.before')}
    </a>
    <a className="go" href={after}>
      {t('desk-counter.after')}
    </a>
    <a className="go" href={sheet}>
      {t('desk-counter.sheet.link')}
    </a>
    <details open={!isToday}>
      <summary>{t('desk-counter.other-day')}</summary>
      <form method="get" action={counterPaths.day} className="row">
        <input type="hidden" name="office" value={office.id} />
        <Field name="day" label={t('desk-counter.day')} type="date" value={day} />
        <button className="btn line fit">{t('desk-counter.go')}</button>
      </form>
    </details>
  </div>
)

/** The day of an office: figures, everybody by time, and what is done about them. */
export const DayPage = (props: ActProps & DayModel) => {
  const { t, office, dayText, readAt, rows, fault, elsewhere, said, isToday, maySay } = props
  const booked = rows.filter(({ walkIn }) => !walkIn)
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="counter" />
      <Trouble fault={fault} t={t}>
        {elsewhere === undefined ? null : (
          <p>
            <a href={elsewhere}>{t('desk-counter.check-in.look')}</a>
          </p>
        )}
      </Trouble>
      {said === undefined ? null : (
        <p className="note" role="status">
          {said}
        </p>
      )}
      <div className="row spread">
        <h1>{t(isToday ? 'desk-counter.title' : 'desk-counter.title-day')}</h1>
        <p className="quiet">
          {t('desk-counter.read-at', { office: office.name, day: dayText, at: readAt })}
        </p>
      </div>
      <Tabs {...props} />
      <Days {...props} />
      <Counts {...props} />
      <div className="counter">
        {maySay && isToday ? (
          <div className="counter-first">
            <CheckIn {...props} />
            <Next {...props} />
          </div>
        ) : null}
        <div className="counter-list stack">
          {rows.length === 0 ? <p>{t('desk-counter.nobody')}</p> : null}
          <DayTable
            {...props}
            caption={t('desk-counter.morning')}
            rows={booked.filter(({ morning }) => morning)}
          />
          <DayTable
            {...props}
            caption={t('desk-counter.afternoon')}
            rows={booked.filter(({ morning }) => !morning)}
          />
          <DayTable
            {...props}
            caption={t('desk-counter.walk-ins')}
            rows={rows.filter(({ walkIn }) => walkIn)}
          />
        </div>
        <div className="counter-more">
          <Search {...props} />
          {maySay && isToday ? (
            <>
              <WalkIn {...props} />
              <Delay {...props} />
            </>
          ) : null}
        </div>
      </div>
    </div>
  )
}
