import type { DraftState } from '../../../schema/desk/draft.ts'
import type { ReactNode } from 'react'
import { DeskNav, type DeskProps } from '../parts.tsx'
import { editionPaths, ofDraft } from './addresses.ts'

/** A draft as it will look once it is published, marked as what it is. */
export const PreviewPage = (
  props: DeskProps & { id: string; version: number; state: DraftState; children: ReactNode },
) => {
  const { t, id, version, state, children } = props
  return (
    <div className="stack desk-wide">
      <DeskNav {...props} at="editions" />
      <h1>{t('desk-editions.preview.title')}</h1>
      <p className="note" role="status">
        {t('desk-editions.preview.mark', { version, state: t(`desk-editions.state.${state}`) })}
      </p>
      <p>
        <a href={ofDraft(editionPaths.draft, id)}>{t('desk-editions.preview.back')}</a>
      </p>
      {children}
    </div>
  )
}
