import type { ReactNode } from 'react'

/** Authoring and the build mark word joints with U+200B; headings break there and nowhere else. */
export const JOINT = '\u200b'

export const Joints = ({ text }: { text: string }): ReactNode =>
  text.split(JOINT).flatMap((part, at) => (at === 0 ? [part] : [<wbr key={at} />, part]))

/** `**bold**` is the only mark-up that sentences of the content carry. */
export const Inline = ({ text }: { text: string }): ReactNode =>
  text.split('**').map((part, at) => (at % 2 === 1 ? <b key={at}>{part}</b> : part))

type GlyphKind = 'full' | 'half' | 'empty'

/** Full, half and empty stand for likely, ask and not met, so that no verdict hangs on colour. */
export const Glyph = ({ kind }: { kind: GlyphKind }) => (
  <svg className="glyph" width="1.05em" height="1.05em" viewBox="0.75 0.75 22.5 22.5" aria-hidden="true">
    <circle
      cx="12"
      cy="12"
      r="10"
      fill={kind === 'full' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth="2.5"
    />
    {kind === 'full' ? (
      <path d="m7.5 12.5 3 3 6-6.5" fill="none" stroke="var(--paper)" strokeWidth="2.5" />
    ) : kind === 'half' ? (
      <path d="M12 2a10 10 0 0 1 0 20z" fill="currentColor" />
    ) : (
      <path d="M7.5 12h9" stroke="currentColor" strokeWidth="2.5" />
    )}
  </svg>
)

export const ErrorGlyph = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <circle cx="10" cy="10" r="10" fill="currentColor" />
    <path d="M10 4.5v7M10 14v2.2" stroke="var(--paper)" strokeWidth="2.4" />
  </svg>
)

export const BackGlyph = () => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
    aria-hidden="true"
  >
    <path d="m13 4-6 6 6 6" />
  </svg>
)

/** The arrow at the end of a row that leads on. */
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
