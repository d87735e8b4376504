import { HiddenFields } from '../booking/parts.tsx'
import { pathsOf, type CaseworkProps, type MineModel } from './model.ts'
import { Titled } from './parts.tsx'

/** Asked once more before nobody goes. */
export const WithdrawPage = (props: CaseworkProps & Pick<MineModel, 'kind' | 'keyed'>) => {
  const { kind, keyed, t } = props
  const paths = pathsOf(props)
  return (
    <div className="page-s stack">
      <Titled over={t('report.over', { name: kind.name })} title={t('report.withdraw.title')} />
      <p>{t('report.withdraw.text')}</p>
      <form method="post" action={paths.withdraw}>
        <HiddenFields fields={[['key', keyed]]} />
        <button className="btn big full">{t('report.withdraw.button')}</button>
      </form>
      <p>
        <a className="btn line" href={paths.follow}>
          {t('report.withdraw.keep')}
        </a>
      </p>
    </div>
  )
}
