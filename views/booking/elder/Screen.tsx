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

export const Forward = () => (
  <svg
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
    aria-hidden="true"
  >
    <path d="m7 4 6 6-6 6" />
  </svg>
)
