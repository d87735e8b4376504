import type { DrawState } from '../../../schema/api/draws.ts'
import { dayWithWeekday } from '../../../schema/booking/when-text.ts'
import { Joints } from '../../parts.tsx'
import { jointed, pathsOf, unbroken } from '../model.ts'
import { Back, Facts, Lines, Sample, Title } from '../parts.tsx'
import { DrawList } from './DrawList.tsx'
import { placesOf, titleOf, when, type DrawProps } from './model.ts'
import { Sought } from './Sought.tsx'
import { VerifyPart } from './VerifyPart.tsx'

const steps = ['announced', 'open', 'closed', 'drawn', 'given'] as const

/** How many steps are done in a state, and so which one is now. */
const doneIn: { readonly [state in DrawState]: number } = {
  announced: 0,
  open: 1,
  closed: 3,
  drawn: 5,
  cancelled: 0,
  released: 0,
}

const Steps = ({ draw, t }: DrawProps) => {
  const done = doneIn[draw.state]
  return (
    <section className="topped stack" aria-labelledby="steps">
      <h2 id="steps">
        <Joints text={jointed(t('draws.steps.heading'))} />
      </h2>
      <ol className="steps">
        {steps.map((step, at) => (
          <li
            key={step}
            className={at < done ? 'done' : at > done ? 'todo' : undefined}
            aria-current={at === done ? 'step' : undefined}
          >
            <b>{t(`draws.steps.${step}`)}</b>
            {t(`draws.steps.${step}Text`)}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What was announced, and what has become known since. */
export const DrawFacts = ({ draw, office, t }: DrawProps) => (
  <Facts
    rows={[
      { name: t('draws.facts.day'), value: unbroken(dayWithWeekday(draw.day)) },
      {
        name: t('draws.facts.where'),
        value: (
          <>
            {office.name}
            <Sample of={office} t={t} />
          </>
        ),
      },
      {
        name: t('draws.facts.entries'),
        value: t('draws.facts.entriesValue', {
          from: when(draw.entriesFrom),
          until: when(draw.entriesUntil),
        }),
      },
      { name: t('draws.facts.source'), value: draw.valueSource },
      { name: t('draws.facts.written'), value: draw.valueWritten },
      { name: t('draws.facts.expected'), value: when(draw.valueExpectedAt) },
      ...(draw.state === 'announced'
        ? []
        : [{ name: t('draws.facts.count'), value: t('draws.facts.countValue', { count: draw.count }) }]),
    ]}
  />
)

/** What was fixed before the value, and the value: nobody can change either any more. */
const Fixed = ({ draw, t }: DrawProps) =>
  draw.commitment === null ? null : (
    <div className="hold stack tight">
      <p className="quiet">{t('draws.facts.commitment')}</p>
      <p className="code">{draw.commitment}</p>
      {draw.committedAt === null ? null : (
        <p>
          {t('draws.facts.committedAt')} {when(draw.committedAt)}
        </p>
      )}
      {draw.publicValue === undefined ? null : (
        <>
          <p className="quiet">{t('draws.facts.value')}</p>
          <p className="code">{draw.publicValue}</p>
        </>
      )}
    </div>
  )

const Onward = (props: DrawProps) => {
  const { draw, what, office, t } = props
  const paths = pathsOf(props)
  if (draw.state === 'open')
    return (
      <p>
        <a className="btn big full" href={paths.drawEnter(draw.id)}>
          {t('draws.enterGo')}
        </a>
      </p>
    )
  return draw.state === 'released' || draw.state === 'drawn' ? (
    <p>
      <a className="btn line" href={paths.appointment(what.id, { office: office.id, date: draw.day })}>
        {t('draws.bookGo')}
      </a>
    </p>
  ) : null
}

export const Heading = (props: DrawProps) => {
  const { draw, t } = props
  return (
    <>
      <div>
        <p className="over">
          {t('draws.over')}
          <Sample of={props} t={t} />
        </p>
        <Title text={titleOf(draw, props, t)} />
      </div>
      <p className="lead">
        {t(`draws.lead.${draw.state}`, { ...placesOf(draw), given: draw.given?.length ?? 0 })}
      </p>
    </>
  )
}

/** One draw: where it stands, how it goes, why it is fair, and everything with which anybody can do it again. */
export const DrawPage = (props: DrawProps) => {
  const { draw, note, t } = props
  const paths = pathsOf(props)
  return (
    <>
      <Back href={paths.draws} text={t('draws.back')} t={t} />
      <div className="cols">
        <div className="stack">
          <Heading {...props} />
          <Onward {...props} />
          <Fixed {...props} />
          {draw.entries === null ? null : <Sought {...props} />}
          <DrawFacts {...props} />
          {note === null ? null : <p className="quiet">{note}</p>}
          <Steps {...props} />
          <DrawList {...props} />
          <VerifyPart {...props} />
        </div>
        <aside className="aside stack">
          <div className="topped stack tight">
            <h2>{t('draws.fair.heading')}</h2>
            <Lines of={[0, 1, 2, 3].map((at) => t(`draws.fair.lines.${at}`))} />
          </div>
          <div className="topped stack tight">
            <p>
              <a className="go" href={paths.find}>
                {t('draws.find')}
              </a>
            </p>
            <p className="quiet">{t('draws.findSummary')}</p>
          </div>
        </aside>
      </div>
    </>
  )
}

/** 长辈版: where it stands, the one thing to do, and one's own number. Lists and hashes are in the other mode. */
export const ElderDraw = (props: DrawProps) => {
  const { draw, note, t } = props
  const paths = pathsOf(props)
  return (
    <div className="stack">
      <Heading {...props} />
      <Onward {...props} />
      {draw.entries === null ? null : <Sought {...props} />}
      <p>
        <a className="btn line" href={paths.find}>
          {t('draws.find')}
        </a>
      </p>
      <DrawFacts {...props} />
      {note === null ? null : <p>{note}</p>}
      <h2>{t('draws.fair.heading')}</h2>
      <Lines of={[0, 1, 2, 3].map((at) => t(`draws.fair.lines.${at}`))} />
      <Back href={paths.draws} text={t('draws.back')} t={t} />
    </div>
  )
}
