import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { join } from '../../../tests/worker/desk-visits.ts'
import {
  actsOn,
  approved,
  drafted,
  drafts,
  fill,
  forge,
  idOn,
  notice,
  press,
} from '../../../tests/worker/draft-visits.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { editionPaths, ofDraft } from '../../../views/desk/editions/addresses.ts'

const draftAt = (id: string): string => ofDraft(editionPaths.draft, id)
const stateOf = async (id: string): Promise<string | undefined> => (await drafts().draft(id))?.state

/** Writes into the object's own database, past all code. */
const past = (sql: string, ...values: (string | number)[]): Promise<void> =>
  runInDurableObject(drafts(), (_, state) => {
    state.storage.sql.exec(sql, ...values)
  })

describe('a draft of a notice', () => {
  it('is kept as a version, with who and when, and shown as it will look', async () => {
    const editor = await join('editor')
    const id = await drafted(editor)
    const page = await editor.browser.get(draftAt(id))
    expect(page.text).toContain('冬天夜里上街找人')
    expect(page.text).toContain('起草中')
    const preview = await editor.browser.get(ofDraft(editionPaths.preview, id))
    expect(preview.text).toContain('这是草稿，还没有公布')
    expect(preview.text).toMatch(/<li>从十二月到二月<\/li>/)
    expect(preview.text).toContain('急的先打 <b>110</b>')
    expect((await editor.browser.get(editionPaths.list)).text).toContain('冬天夜里上街找人')
    expect(await actsOn(id)).toEqual(['drafted'])
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['a title that is too short', { title: '短' }, /“短”太短。至少 4 个字/],
    ['a day that is none', { day: '2026-02-30' }, /“2026-02-30”不是存在的日子/],
    ['a day that has not come', { day: '2099-01-01' }, /“2099-01-01”还没有到/],
    ['no text', { body: ' ' }, /没有填。请补上/],
    ['an amount', { body: '每人每月发 500 元。' }, /写了钱数“500 元”/],
    ['a bold that never ends', { summary: '今年冬天，**救助站上街。' }, /加粗的 \*\* 没有成对/],
    ['a law that nobody knows', { cites: '月球法 3' }, /不认识“月球法”/],
    ['an article that is not there', { cites: '婚姻登记条例 99' }, /“婚姻登记条例”没有第 99 条/],
    ['a plan section that is not there', { cites: 'S99' }, /工作要点里没有“S99”/],
    ['a service that is not there', { services: 'SV99' }, /没有“SV99”/],
    ['an address that is taken', { id: 'trial-2026' }, /网址“trial-2026”已经有一则公告用了/],
    ['an address in capitals', { id: 'Winter' }, /“Winter”的写法不对/],
  ])('with %s is refused beside the field, and nothing that was typed is lost', async (_, over, words) => {
    const editor = await join('editor')
    const before = (await drafts().list()).length
    const typed = notice({ title: '一个很好认的标题', ...over })
    const page = await fill(editor, editionPaths.notice, typed)
    expect(page.status).toBe(422)
    expect(page.text).toMatch(words)
    for (const field of ['title', 'day', 'summary', 'id'] as const)
      expect(page.text).toContain(typed[field]?.replaceAll('"', '&quot;') ?? '?')
    expect(page.text).toContain('class="field stack tight wrong"')
    expect((await drafts().list()).length).toBe(before)
  })

  it('with nothing typed names what is missing in the order of the form, and no address that nobody wrote', async () => {
    const editor = await join('editor')
    const empty = notice({ title: '', summary: '', body: '', id: '' })
    const { text } = await fill(editor, editionPaths.notice, empty)
    const told = [...text.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
    expect(told).toEqual(['title', 'summary', 'body'])
  })

  it('without an address gets one from its title', async () => {
    const editor = await join('editor')
    const id = await drafted(editor, { id: '', title: '长坡村修路' })
    const content = await drafts().content(id, 1)
    expect(content).toContain('"id":"chang-po-cun-xiu-lu-2026"')
  })

  it('is one version however often its form is sent', async () => {
    const editor = await join('editor')
    const form = {
      ...formOf(await editor.browser.get(editionPaths.notice), editionPaths.notice),
      ...notice(),
    }
    const [first, second] = [
      await editor.browser.post(editionPaths.notice, form),
      await editor.browser.post(editionPaths.notice, form),
    ]
    expect(idOn(second)).toBe(idOn(first))
    expect((await drafts().draft(idOn(first)))?.versions).toHaveLength(1)
    expect(await actsOn(idOn(first))).toEqual(['drafted'])
  })

  it('changed by two at once keeps what came first, and the other’s words in the form', async () => {
    const [editor, other] = [await join('editor'), await join('editor')]
    const id = await drafted(editor)
    const at = ofDraft(editionPaths.notice, id)
    const form = formOf(await other.browser.get(at), editionPaths.notice)
    await fill(editor, at, notice({ title: '先存下的标题' }))
    const page = await other.browser.post(editionPaths.notice, {
      ...form,
      ...notice({ title: '后存的标题' }),
    })
    expect(page.status).toBe(409)
    expect(page.text).toContain('草稿已经变了')
    expect(page.text).toContain('后存的标题')
    expect((await drafts().draft(id))?.versions.map(({ title }) => title)).toEqual([
      '冬天夜里上街找人',
      '先存下的标题',
    ])
  })

  it('that is longer than a form may be keeps what was read of it', async () => {
    const editor = await join('editor')
    const page = await editor.browser.get(editionPaths.notice)
    const form = new FormData()
    for (const [name, value] of Object.entries({
      ...formOf(page, editionPaths.notice),
      title: '一个很长的公告',
      body: '长'.repeat(100_000),
    }))
      form.append(name, value)
    const answer = await editor.browser.post(editionPaths.notice, form)
    expect(answer.status).toBe(413)
    expect(answer.text).toContain('一个很长的公告')
  })
})

describe('four eyes', () => {
  it('see a draft before it passes, and the change set names both', async () => {
    const { editor, id } = await approved()
    expect(await stateOf(id)).toBe('approved')
    const patch = await editor.browser.get(ofDraft(editionPaths.changeSet, id))
    expect(patch.at).toContain('text/plain')
    expect(patch.text).toMatch(/^Subject: \[PATCH\] Publish the notice n-/m)
    expect(patch.text).toMatch(/^Drafted-by: 张三 \(desk:/m)
    expect(patch.text).toMatch(/^Approved-by: 张三 \(desk:/m)
    expect(patch.text).toContain('+++ b/content/published/notices/n-')
    const file = await editor.browser.get(ofDraft(editionPaths.file, id))
    expect(file.text).toMatch(/^id: n-.*\ntitle: 冬天夜里上街找人\n/)
    expect(await actsOn(id)).toEqual([
      'drafted',
      'submitted',
      'approved',
      'change-set-downloaded',
      'change-set-downloaded',
    ])
  })

  it('are never the same two: an approver neither passes their own draft nor what they submitted', async () => {
    const [approver, editor] = [await join('approver'), await join('editor')]
    const own = await drafted(approver)
    await press(editor, own, editionPaths.submit)
    expect((await approver.browser.get(draftAt(own))).text).toContain('要由另一个人审核')
    const refused = await forge(approver, own, editionPaths.approve)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('不能审核自己的')
    const theirs = await drafted(editor)
    await press(approver, theirs, editionPaths.submit)
    expect((await forge(approver, theirs, editionPaths.approve)).status).toBe(403)
    expect([await stateOf(own), await stateOf(theirs)]).toEqual(['submitted', 'submitted'])
    expect(await actsOn(own)).toEqual(['drafted', 'submitted', 'refused'])
  })

  it('count whoever wrote any earlier version of it', async () => {
    const [approver, editor] = [await join('approver'), await join('editor')]
    const id = await drafted(approver)
    await fill(editor, ofDraft(editionPaths.notice, id), notice({ title: '编辑改过的标题' }))
    await press(editor, id, editionPaths.submit)
    expect((await forge(approver, id, editionPaths.approve)).status).toBe(403)
  })

  it('are held to by the database itself', async () => {
    const editor = await join('editor')
    const id = await drafted(editor)
    await press(editor, id, editionPaths.submit)
    const draft = await drafts().draft(id)
    const { hash = '', by = '' } = draft?.versions[0] ?? {}
    const insert = 'INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'
    const row = (seq: number, what: string, who: string, sum = hash, version = 1) =>
      past(insert, id, seq, what, version, sum, who, 1, '', crypto.randomUUID())
    await expect(row(2, 'approved', by)).rejects.toThrow('nobody approves their own draft')
    await expect(row(2, 'approved', 'somebody', 'f'.repeat(64))).rejects.toThrow('word for word')
    await expect(row(2, 'published', 'somebody')).rejects.toThrow('only what was approved')
    await expect(row(3, 'approved', 'somebody')).rejects.toThrow('steps follow one another')
    await expect(row(2, 'submitted', 'somebody')).rejects.toThrow('submitted once')
    await expect(past('UPDATE versions SET content = ? WHERE draft = ?', '{}', id)).rejects.toThrow(
      'a version of its own',
    )
    await expect(past('DELETE FROM versions WHERE draft = ?', id)).rejects.toThrow('stays')
    await expect(past('UPDATE steps SET by = ? WHERE draft = ?', 'somebody', id)).rejects.toThrow('stays')
    await expect(past('DELETE FROM steps WHERE draft = ?', id)).rejects.toThrow('stays')
    expect(await stateOf(id)).toBe('submitted')
  })
})

describe('an approval', () => {
  it('is of the very version that was looked at: a change in between is refused', async () => {
    const [editor, approver] = [await join('editor'), await join('approver')]
    const id = await drafted(editor)
    await press(editor, id, editionPaths.submit)
    const seen = formOf(await approver.browser.get(draftAt(id)), editionPaths.approve)
    await fill(editor, ofDraft(editionPaths.notice, id), notice({ title: '悄悄改过的标题' }))
    await press(editor, id, editionPaths.submit)
    const answer = await approver.browser.post(editionPaths.approve, seen)
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('草稿已经变了')
    expect(await stateOf(id)).toBe('submitted')
  })

  it('ends with the next change, and so does the change set', async () => {
    const { editor, approver, id } = await approved()
    await fill(editor, ofDraft(editionPaths.notice, id), notice({ title: '通过以后又改了' }))
    expect(await stateOf(id)).toBe('draft')
    expect((await editor.browser.get(ofDraft(editionPaths.changeSet, id))).status).toBe(409)
    await press(editor, id, editionPaths.submit)
    await press(approver, id, editionPaths.approve)
    expect((await editor.browser.get(ofDraft(editionPaths.changeSet, id))).text).toContain('通过以后又改了')
  })

  it('is one step however often its form is sent', async () => {
    const [editor, approver] = [await join('editor'), await join('approver')]
    const id = await drafted(editor)
    await press(editor, id, editionPaths.submit)
    const form = formOf(await approver.browser.get(draftAt(id)), editionPaths.approve)
    expect((await approver.browser.post(editionPaths.approve, form)).text).toContain('审核通过了')
    expect((await approver.browser.post(editionPaths.approve, form)).text).toContain('审核通过了')
    expect((await drafts().draft(id))?.steps.map(({ what }) => what)).toEqual(['submitted', 'approved'])
    expect((await forge(approver, id, editionPaths.approve)).status).toBe(409)
  })
})

describe('what is sent back', () => {
  it('says why, and is changed before it is submitted again', async () => {
    const [editor, approver] = [await join('editor'), await join('approver')]
    const id = await drafted(editor)
    await press(editor, id, editionPaths.submit)
    const silent = await press(approver, id, editionPaths.sendBack, { words: '不好' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('>不好</textarea>')
    await press(approver, id, editionPaths.sendBack, { words: '第二段没有说清楚在哪里。' })
    const page = await editor.browser.get(draftAt(id))
    expect(page.text).toContain('第二段没有说清楚在哪里。')
    expect((await forge(editor, id, editionPaths.submit)).status).toBe(409)
    await fill(editor, ofDraft(editionPaths.notice, id), notice({ title: '改好了的标题' }))
    expect((await press(editor, id, editionPaths.submit)).text).toContain('送去审核了')
  })
})

describe('a draft that was published', () => {
  it('says with which commit, and is not changed any more', async () => {
    const { editor, id } = await approved()
    const wrong = await press(editor, id, editionPaths.published, { commit: 'not a commit' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="not a commit"')
    const done = await press(editor, id, editionPaths.published, { commit: '1a2b3c4d5e' })
    expect(done.text).toContain('1a2b3c4d5e')
    expect(await stateOf(id)).toBe('published')
    expect((await editor.browser.get(ofDraft(editionPaths.notice, id))).status).toBe(409)
    await expect(
      past(
        'INSERT INTO versions SELECT draft, 2, title, unit, content, hash, by, at_ms, ? FROM versions WHERE draft = ?',
        crypto.randomUUID(),
        id,
      ),
    ).rejects.toThrow('what is published is not changed')
    expect((await actsOn(id)).at(-1)).toBe('marked-published')
  })
})

describe('a draft that is not there', () => {
  it('is not found, whatever is asked of it', async () => {
    const approver = await join('approver')
    for (const path of [editionPaths.draft, editionPaths.preview, editionPaths.changeSet, editionPaths.file])
      expect((await approver.browser.get(ofDraft(path, crypto.randomUUID()))).status).toBe(404)
    expect((await forge(approver, crypto.randomUUID(), editionPaths.approve)).status).toBe(404)
  })
})
