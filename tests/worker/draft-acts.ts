import { editionPaths, ofDraft } from '../../views/desk/editions/addresses.ts'
import { prepared, type Acts, type Prepared } from './acts-once.ts'
import { join, type Colleague } from './desk-visits.ts'
import { approved, drafted, notice, press } from './draft-visits.ts'
import { formOf, type Fields } from './visitor.ts'
import { GOOD, uploadOf, xlsx } from './whitelist-visits.ts'

/** A step of a draft, as its page has it. */
const stepOf = async (
  one: Colleague,
  id: string,
  { action, act, fields = {} }: { action: string; act: Prepared['rows'][number]['act']; fields?: Fields },
): Promise<Prepared> => {
  const form = { ...formOf(await one.browser.get(ofDraft(editionPaths.draft, id)), action), ...fields }
  return prepared(one, action, form, [act, `draft:${id} v1`])
}
const submitted = async (): Promise<{ approver: Colleague; id: string }> => {
  const [editor, approver] = [await join('editor'), await join('approver')]
  const id = await drafted(editor)
  await press(editor, id, editionPaths.submit)
  return { approver, id }
}

/** Every form by which staff do something to drafts, ready to be sent. */
export const draftActs: Acts = {
  'POST /desk/editions/notice/ for a new one': async () => {
    const [editor, at] = [await join('editor'), editionPaths.notice]
    return prepared(editor, at, { ...formOf(await editor.browser.get(at), at), ...notice() }, [
      'drafted',
      'draft:',
    ])
  },
  'POST /desk/editions/notice/ for a change': async () => {
    const editor = await join('editor')
    const id = await drafted(editor)
    const at = editionPaths.notice
    const hidden = formOf(await editor.browser.get(ofDraft(at, id)), at)
    const form = { ...hidden, ...notice({ title: '改好了的标题' }) }
    return prepared(editor, at, form, ['drafted', `draft:${id} v2`])
  },
  'POST /desk/editions/whitelist/': async () => {
    const editor = await join('editor')
    const form = await uploadOf(editor, { file: await xlsx(GOOD) })
    return prepared(editor, editionPaths.whitelist, form, ['drafted', 'draft:'])
  },
  'POST /desk/editions/submit/': async () => {
    const editor = await join('editor')
    return stepOf(editor, await drafted(editor), { action: editionPaths.submit, act: 'submitted' })
  },
  'POST /desk/editions/approve/': async () => {
    const { approver, id } = await submitted()
    return stepOf(approver, id, { action: editionPaths.approve, act: 'approved' })
  },
  'POST /desk/editions/send-back/': async () => {
    const { approver, id } = await submitted()
    const fields = { words: '第二段没有说清楚在哪里。' }
    return stepOf(approver, id, { action: editionPaths.sendBack, act: 'sent-back', fields })
  },
  'POST /desk/editions/published/': async () => {
    const { editor, id } = await approved()
    const fields = { commit: '1a2b3c4d5e' }
    return stepOf(editor, id, { action: editionPaths.published, act: 'marked-published', fields })
  },
}
