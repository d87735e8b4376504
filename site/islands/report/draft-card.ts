import { whenText } from '../../../schema/booking/when-text.ts'
import { pressed, type OpenDraft } from '../parts/draft.ts'
import { changeDraft } from '../parts/draft-store.ts'
import { atJoints, make, pressable } from '../parts/make.ts'
import { deliverNow } from './deliver.ts'
import { asksFirst } from './asks-first.ts'
import type { ListSetting, ReportWords } from './words.ts'

const MOST_SHOWN = 60

/** The longest of what was written: the draft is known by it. */
export const wordsOf = (said: OpenDraft['said']): string => {
  const texts = said
    .filter(([name]) => name.startsWith('fields.') || name === 'place.landmark')
    .map(([, value]) => value)
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '')
  return longest.length > MOST_SHOWN ? `${longest.slice(0, MOST_SHOWN)}……` : longest
}

const standing = (draft: OpenDraft, t: ReportWords): string => {
  if (draft.state === 'typing') return t('drafts.typing.hint')
  if (draft.state === 'refused') {
    const { text = '', faults = [] } = draft.refusal ?? {}
    return t('drafts.refused.hint', { why: faults[0]?.detail ?? text })
  }
  if (draft.claimedUntilMs > Date.now()) return t('drafts.waiting.busy')
  return t(navigator.onLine ? 'drafts.waiting.online' : 'drafts.waiting.offline')
}

/** One that has not arrived: what it says, how it stands, and what can be done with it. */
export const draftCard = (draft: OpenDraft, { t, nameOf }: ListSetting): HTMLElement => {
  const { id, kind, form, state, said, photos, changedMs } = draft
  const edit = make(
    'a',
    { class: state === 'refused' ? 'btn' : 'btn line', href: `${form}#draft=${id}` },
    t(state === 'refused' ? 'drafts.draft.mend' : 'drafts.draft.edit'),
  )
  const acts = make('div', { class: 'row' }, edit)
  if (state === 'waiting' && navigator.onLine)
    acts.append(
      pressable(t('drafts.draft.now'), 'btn line', () => {
        void changeDraft(id, (one) => (one?.state === 'waiting' ? pressed(one) : undefined)).then(() =>
          deliverNow(id),
        )
      }),
    )
  const words = wordsOf(said)
  return make(
    'article',
    { class: 'ticket' },
    make(
      'div',
      { class: 'stack tight' },
      make('h2', { tabindex: '-1' }, ...atJoints(nameOf(kind))),
      make('p', {}, make('b', {}, t(`drafts.state.${state}`))),
      ...(words === '' ? [] : [make('p', {}, words)]),
      make(
        'p',
        { class: 'quiet' },
        t('drafts.draft.changed', { when: whenText(changedMs) }),
        ...(photos.length === 0 ? [] : [`　${t('drafts.draft.photos', { count: photos.length })}`]),
      ),
      make('p', { role: 'status' }, standing(draft, t)),
    ),
    make(
      'div',
      { class: 'stack tight' },
      acts,
      asksFirst(id, {
        act: t('drafts.draft.delete'),
        sure: t('drafts.draft.sure'),
        yes: t('drafts.draft.yes'),
        no: t('drafts.draft.no'),
      }),
    ),
  )
}
