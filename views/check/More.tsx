import type { Question } from '../../schema/eligibility/check-data.ts'
import { Cites } from '../cites.tsx'
import { Inline } from '../parts.tsx'
import type { PageProps } from './model.ts'

/** Help that not everybody needs, folded away, with its law. */
export const More = ({
  more,
  t,
  base,
}: {
  more: NonNullable<Question['more']>
  t: PageProps['t']
  base: string
}) => (
  <details>
    <summary>{more.title}</summary>
    <div className="stack tight">
      {more.lines.map((line) => (
        <p key={line}>
          <Inline text={line} />
        </p>
      ))}
      <Cites cites={more.cite} t={t} base={base} />
    </div>
  </details>
)
