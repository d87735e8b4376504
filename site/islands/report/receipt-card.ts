import { readInstant } from '../../../schema/booking/instant.ts'
import { whenText } from '../../../schema/booking/when-text.ts'
import type { SentDraft } from '../parts/draft.ts'
import { atJoints, make } from '../parts/make.ts'
import { asksFirst } from './asks-first.ts'
import type { ListSetting, ReportWords } from './words.ts'

const GROUP = /.{4}/g

/** `4821 0093 …`, each group in one piece, as the Worker's own receipt has it. */
const receiptLine = (receipt: string): HTMLElement => {
  const groups = receipt.replaceAll(/\D/g, '').match(GROUP) ?? []
  const pieces = groups.map((group, at) => make('span', { class: 'piece' }, at === 0 ? group : ` ${group}`))
  return make('p', { class: 'code receipt large', 'data-receipt': true }, ...pieces)
}

/** An instant whose parts are not torn, as on the Worker's own receipt. */
const whenPieces = (ms: number): (Node | string)[] =>
  whenText(ms)
    .split(' ')
    .flatMap((part, at) => [...(at === 0 ? [] : [' ']), make('span', { class: 'nb' }, part)])

const fact = (name: string, instant: string | undefined): HTMLElement[] => {
  const ms = instant === undefined ? undefined : readInstant(instant)
  return ms === undefined ? [] : [make('div', {}, make('dt', {}, name), make('dd', {}, ...whenPieces(ms)))]
}

/** Where the Worker's own page tells how a report stands. The receipt goes there in the body of a post, never in an address. */
const followForm = ({ form, receipt }: SentDraft, t: ReportWords): HTMLElement => {
  const root = form.startsWith('/elder/') ? '/elder/' : '/'
  return make(
    'form',
    { method: 'post', action: `${root}report/follow/` },
    make('input', { type: 'hidden', name: 'receipt', value: receipt }),
    make('p', {}, make('button', { class: 'btn full' }, t('drafts.sent.follow'))),
  )
}

/** One that has arrived. It stays until it is removed: the receipt is the only way back to it. */
export const receiptCard = (draft: SentDraft, { t, nameOf }: ListSetting): HTMLElement => {
  const { id, kind, receipt, acceptedBy, dueBy, maybeKnown, late } = draft
  const words = (late ?? []).filter(([field]) => field.startsWith('fields.') || field === 'place.landmark')
  return make(
    'article',
    { class: 'ticket' },
    make(
      'div',
      { class: 'stack tight' },
      make('h2', { tabindex: '-1' }, t('drafts.sent.title')),
      make('p', {}, ...atJoints(nameOf(kind))),
      make('p', {}, t('drafts.sent.lead')),
      ...(maybeKnown ? [make('p', {}, t('drafts.sent.known'))] : []),
    ),
    make('div', {}, make('p', { class: 'quiet' }, t('drafts.sent.receipt')), receiptLine(receipt)),
    make(
      'dl',
      { class: 'ledger facts' },
      ...fact(t('drafts.sent.accept'), acceptedBy),
      ...fact(t('drafts.sent.due'), dueBy),
    ),
    ...(late === undefined
      ? []
      : [
          make(
            'div',
            { class: 'stack tight' },
            make('p', {}, t('drafts.sent.late')),
            ...words.map(([, value]) => make('p', {}, value)),
          ),
        ]),
    make(
      'div',
      { class: 'stack tight' },
      followForm(draft, t),
      asksFirst(id, {
        act: t('drafts.sent.remove'),
        sure: t('drafts.sent.sure'),
        yes: t('drafts.sent.yes'),
        no: t('drafts.sent.no'),
      }),
    ),
  )
}
