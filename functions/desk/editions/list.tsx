import { ListPage } from '../../../views/desk/editions/ListPage.tsx'
import { t } from '../../words.ts'
import { atText, given, show, type Signed, type Visit } from '../pages/show.tsx'
import { draftsOf, isTheirs, namesOf } from './known.ts'

/** `GET /desk/editions/` */
export const getList = async (c: Visit, one: Signed): Promise<Response> => {
  const [all, nameOf] = [await draftsOf(c).list(), await namesOf(c)]
  const lines = all
    .filter(({ latest }) => isTheirs(one, latest.unit))
    .map(({ id, kind, state, latest }) => ({
      id,
      kind,
      state,
      title: latest.title,
      version: latest.version,
      by: t('desk-editions.by-at', { name: nameOf(latest.by), at: atText(latest.atMs) }),
    }))
  return show(c, t('desk-editions.title'), <ListPage {...given(one)} lines={lines} />)
}
