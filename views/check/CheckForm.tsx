import type { ReactNode } from 'react'
import type { CheckProps } from './model.ts'

/**
 * The one form of the self-check. It carries every answer given so far in hidden fields, in order, so that a server
 * that keeps nothing can go on from there; answers travel in the body, never in an address.
 */
export const CheckForm = (
  props: CheckProps & { question?: string; children: ReactNode; className?: string },
) => (
  <form className={props.className ?? 'stack'} method="post" action={`${props.base}check/`} noValidate>
    <input type="hidden" name="programmes" value={props.state.programmes.join(',')} />
    {props.state.answers.map(([fact, raw]) => (
      <input key={fact} type="hidden" name={`a.${fact}`} value={raw} />
    ))}
    {props.question === undefined ? null : <input type="hidden" name="q" value={props.question} />}
    {props.children}
  </form>
)
