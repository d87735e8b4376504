import { offerGroups } from '../../schema/eligibility/check-data.ts'
import { MOST_LABEL } from '../../schema/eligibility/household.ts'
import { questionGroups } from '../../schema/eligibility/question-groups.ts'
import { FORM_ID, RESULT_ID, type HelperPageProps } from './model.ts'
import { QuestionRow } from './QuestionRow.tsx'

const Label = ({ round, t }: HelperPageProps) => (
  <div className="q stack tight">
    <label htmlFor="label">{t('helper.label')}</label>
    <p className="hint" id="label-hint">
      {t('helper.labelHint')}
    </p>
    <input
      className="in entry"
      id="label"
      name="label"
      type="text"
      autoComplete="off"
      maxLength={MOST_LABEL}
      defaultValue={round.open.label}
      aria-describedby="label-hint"
    />
  </div>
)

const Offers = ({ data, round, t }: HelperPageProps) => (
  <fieldset className="q stack tight">
    <legend>{t('helper.offers')}</legend>
    <div className="entry stack tight">
      {offerGroups.map((group) => (
        <div key={group} role="group" aria-label={t(`check.start.group.${group}`)}>
          {data.offers
            .filter((offer) => offer.group === group)
            .map(({ id, name, programmes }) => (
              <label className="choice" key={id}>
                <input
                  type="checkbox"
                  name="offer"
                  value={id}
                  defaultChecked={programmes.some((programme) => round.open.programmes.includes(programme))}
                />
                <span>{name}</span>
              </label>
            ))}
        </div>
      ))}
    </div>
  </fieldset>
)

/** The form with every question that can matter. What is not shown at the moment travels along unseen. */
export const HouseholdForm = (props: HelperPageProps) => {
  const { data, round, journey, faults, t, base, scripted } = props
  const groups = questionGroups(data, round.open, journey, props.held)
  const shown = new Set(groups.flatMap(({ questions }) => questions.map(({ fact }) => fact)))
  const raws = new Map(round.open.answers)
  return (
    <form id={FORM_ID} className="stack" method="post" action={`${base}helper/#${RESULT_ID}`} noValidate>
      <Label {...props} />
      <Offers {...props} />
      {round.open.answers
        .filter(([fact]) => !shown.has(fact))
        .map(([fact, raw]) => (
          <input key={fact} type="hidden" name={`a.${fact}`} value={raw} />
        ))}
      {round.open.programmes.length === 0 ? <p className="note">{t('helper.question.none')}</p> : null}
      {groups.map(({ offer, questions, open }) => (
        <section className="topped" key={offer.id} aria-labelledby={`offer-${offer.id}`}>
          <h2 id={`offer-${offer.id}`}>
            {t(open === 0 ? 'helper.question.groupDone' : 'helper.question.group', {
              name: offer.name,
              open,
            })}
          </h2>
          {questions.map((question) => (
            <QuestionRow
              key={question.fact}
              question={question}
              raw={raws.get(question.fact)}
              fault={faults.find(({ fact }) => fact === question.fact)}
              t={t}
              base={base}
            />
          ))}
        </section>
      ))}
      <div className="row topped">
        <button className="btn" name="do" value="show">
          {t('helper.go')}
        </button>
      </div>
      <p className="quiet">{t(scripted ? 'helper.private' : 'helper.privateNoScript')}</p>
    </form>
  )
}
