import type { ReactNode } from 'react'
import type { DeskProps } from '../parts.tsx'
import type { CaseHidden, CaseView } from './model.ts'

/** A place on the page of a case for what only some kinds ask for. */
export const CaseExtras: (props: DeskProps & { view: CaseView; hidden: CaseHidden }) => ReactNode = () => null
