import type { PolicyRequest } from '../../schema/policy.ts'
import type { Words } from '../words.ts'

const NUMBERS = /110|119|120/g

/** Emergency numbers in the order in which the kind itself names them: where it is about children, 110 comes first. */
const callsOf = ({ first }: Pick<PolicyRequest, 'first'>, t: Words): string[] => {
  const named = [...(first ?? '').matchAll(NUMBERS)].map(([number]) => number)
  return [...new Set([...named, ...t('report.calls.order').split(' ')])]
}

type Props = { kind: Pick<PolicyRequest, 'first'>; t: Words }

/** Before anything is asked. */
export const CallButtons = ({ kind, t }: Props) => (
  <nav className="calls" aria-label={t('report.calls.label')}>
    {callsOf(kind, t).map((number) => (
      <a className="btn call" href={`tel:${number}`} key={number}>
        <strong>{number}</strong>
        <span>{t(`report.calls.${number}`)}</span>
      </a>
    ))}
  </nav>
)

/** A sentence whose emergency numbers can be pressed. */
export const WithCalls = ({ text }: { text: string }) => (
  <>
    {text.split(/(110|119|120)/).map((part, at) =>
      at % 2 === 1 ? (
        <a href={`tel:${part}`} key={at}>
          <b>{part}</b>
        </a>
      ) : (
        part
      ),
    )}
  </>
)

/** For pages after the report: the case may get worse. */
export const CallLine = ({ kind, t }: Props) => (
  <p className="noprint">
    <WithCalls text={`${t('report.calls.changed')} ${callsOf(kind, t).join(` ${t('report.calls.or')} `)}`} />
  </p>
)
