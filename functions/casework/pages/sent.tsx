import { SentPage } from '../../../views/casework/SentPage.tsx'
import { qrShape } from '../../qr.ts'
import { t } from '../../words.ts'
import { mineModel, withMine } from './mine.tsx'
import { photoText } from './photos.ts'
import { given, show, type Mode, type Visit } from './show.tsx'

/** `GET /report/sent/`: the receipt. What somebody else's address says of a photo is a word of ours, or nothing. */
export const getSent = (c: Visit, mode: Mode): Promise<Response> =>
  withMine(c, mode, (found) => {
    const model = mineModel(c, found)
    const { kind, receipt } = model
    const photoRefused = photoText(c.req.query('photo'), kind.photos)
    return show(
      c,
      mode,
      t('report.window', { title: t('report.sent.title'), name: kind.name }),
      <SentPage
        {...given(mode)}
        {...model}
        qr={qrShape(receipt)}
        danger={found.record.state.danger}
        maybeKnown={found.record.maybeKnown}
        {...(photoRefused === undefined ? {} : { photoRefused })}
      />,
    )
  })
