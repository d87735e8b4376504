import type { DrawState } from '../../../schema/api/draws.ts'
import { Joints } from '../../parts.tsx'
import { jointed } from '../model.ts'
import type { DrawProps } from './model.ts'

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

/** How a draw goes, and where this one is. */
export const DrawSteps = ({ draw, t }: DrawProps) => {
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
