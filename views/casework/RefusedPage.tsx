import type { ReactNode } from 'react'
import { Title } from '../booking/parts.tsx'
import { pathsOf, type CaseworkProps } from './model.ts'

/** Something that no page of its own answers, and the two ways on. */
export const RefusedPage = (props: CaseworkProps & { children: ReactNode }) => {
  const { t } = props
  const paths = pathsOf(props)
  return (
    <div className="page-s stack">
      {props.children}
      <Title text={t('report.start')} />
      <p>
        <a className="btn" href={paths.start}>
          {t('report.start')}
        </a>
      </p>
      <p>
        <a className="btn line" href={paths.find}>
          {t('report.find.title')}
        </a>
      </p>
    </div>
  )
}
