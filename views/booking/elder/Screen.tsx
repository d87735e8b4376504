import type { ReactNode } from 'react'
import { Joints } from '../../parts.tsx'
import { jointed } from '../model.ts'

/** One question a screen: what it is about, the question, its answers. */
export const Screen = (props: { over: string; title: string; children: ReactNode }) => (
  <div className="stack">
    <p className="over">{props.over}</p>
    <h1 tabIndex={-1}>
      <Joints text={jointed(props.title)} />
    </h1>
    {props.children}
  </div>
)
