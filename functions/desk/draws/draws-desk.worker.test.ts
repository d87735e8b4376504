import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { verifyDraw, type PublishedDraw } from '../../../schema/booking/verify-draw.ts'
import { couple } from '../../../tests/support/people.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { desk, join, type Colleague } from '../../../tests/worker/desk-visits.ts'
import { drawnDay, head, HOUR_MS, iso, moment, post, VALUE } from '../../../tests/worker/draw-visits.ts'
import { formOf, visitorAt, type Fields } from '../../../tests/worker/visitor.ts'
import { bookingPaths } from '../../../views/booking/addresses.ts'
import { drawPath, drawPaths } from '../../../views/desk/draws/addresses.ts'
import type { Env } from '../../env.ts'

const audited = async (act: 'draw-declared' | 'draw-held' | 'draw-called-off', id: string) =>
  (await desk().audit({ act, most: 50 })).rows.filter(({ about }) => about === `draw:${id}`)

describe('a draw from the desk', () => {
  it('is declared, closes with its commitment, is held with the public value, and can be verified by anybody', async () => {
    const { one, day, opens, closes, out, typed, id } = await head()
    for (const _ of [1, 2])
      expect((await post(one, drawPaths.declare, drawPaths.declare, typed)).text).toContain(
        '已经公布，报名还没有开始',
      )
    expect(await audited('draw-declared', id)).toHaveLength(1)
    const paths = bookingPaths('/')
    const month = paths.appointment('marriage', { office: 'registry-branch', month: day.slice(0, 7) })
    expect((await visitorAt(iso(opens)).get(month)).text).toContain(`href="${paths.draw(id)}"`)
    const held = await clientAt(iso(opens)).hold(`${day}T09:00:00+08:00`, 'marriage', 'registry-branch')
    expect(held.body['code']).toBe('day_drawn')
    for (const at of [1, 2, 3]) {
      const entered = await clientAt(iso(opens + 5_000 * at)).post(`/draws/${id}/entries`, {
        ...couple(980_000 + at),
        preferences: [`${day}T09:00:00+08:00`],
      })
      expect(entered.status).toBe(201)
    }
    let awakeMs = one.nowMs
    /** The same colleague at a later time, who was never idle for half an hour. */
    const later = async (ms: number): Promise<Colleague> => {
      for (; awakeMs < ms; awakeMs += 20 * 60_000) await one.browser.at(iso(awakeMs)).get(drawPaths.list)
      awakeMs = ms
      return { ...one, browser: one.browser.at(iso(ms)) }
    }
    const open = await (await later(closes - 1)).browser.get(drawPath(id))
    expect(open.text).toContain('名单封好时算出来')
    const closed = await (await later(closes + 1000)).browser.get(drawPath(id))
    expect(closed.text).toMatch(/<code class="hash">[0-9a-f]{64}<\/code>/)
    expect(closed.text).toContain(`href="/booking/draws/${id}/"`)
    const hold = async (ms: number, fields: Fields) =>
      post(await later(ms), drawPath(id), drawPaths.hold, {
        id,
        publicValue: VALUE,
        source: '中心网站当天公告',
        ...fields,
      })
    expect((await hold(out - 1000, {})).text).toContain('公开值还没有到公布的时候')
    const wrong = await hold(out, { publicValue: '3 7 12', source: '' })
    expect(wrong.status).toBe(422)
    expect((await hold(out, { publicValue: '3 7 12' })).text).toContain('要照“00 00 00 00 00 00 00”这样写')
    for (const _ of [1, 2]) expect((await hold(out, {})).text).toContain('已经抽好')
    expect(await audited('draw-held', id)).toMatchObject([{ why: `${VALUE} 中心网站当天公告` }])
    const published = await clientAt(iso(out + 3000)).get(`/draws/${id}`)
    expect(await verifyDraw(published.body as unknown as PublishedDraw)).toEqual([])
    expect((await (await later(out)).browser.get(drawPath(id))).text).toContain('中心网站当天公告')
  })

  it('is called off with a reason and from when on the day is first come, once', async () => {
    const { one, nowMs, opens, typed, id, day } = await head()
    await post(one, drawPaths.declare, drawPaths.declare, typed)
    const fields = { id, reason: '那一期不开奖了', firstCome: moment(opens) }
    const none = await post(one, drawPath(id), drawPaths.callOff, { ...fields, firstCome: '' })
    expect(none.status).toBe(422)
    expect(
      (await post(one, drawPath(id), drawPaths.callOff, { ...fields, firstCome: moment(nowMs - HOUR_MS) }))
        .status,
    ).toBe(422)
    for (const _ of [1, 2])
      expect((await post(one, drawPath(id), drawPaths.callOff, fields)).text).toContain('那一期不开奖了')
    expect(await audited('draw-called-off', id)).toHaveLength(1)
    const free = await clientAt(iso(opens + 1000)).hold(
      `${day}T09:00:00+08:00`,
      'marriage',
      'registry-branch',
    )
    expect(free.status).toBe(201)
    // The same day may be drawn anew, under another name.
    const anew = await post(one, drawPaths.declare, drawPaths.declare, typed)
    expect(anew.url.includes(`${id}-2`) || anew.text.includes('这一天已经有人约了')).toBe(true)
  })

  it('of another office is not there, and a day that somebody has a place of is not drawn', async () => {
    const { one, nowMs, typed, id } = await head()
    await post(one, drawPaths.declare, drawPaths.declare, typed)
    const other = await join('registry-head', { offices: ['registry'] })
    expect((await other.browser.get(drawPath(id))).status).toBe(403)
    for (const path of [drawPaths.hold, drawPaths.callOff])
      expect(
        (await post(other, drawPaths.declare, path, { id, reason: '不是我们的', publicValue: VALUE })).status,
      ).toBe(403)
    expect((await post(other, drawPaths.declare, drawPaths.declare, typed)).status).toBe(403)
    expect((await other.browser.get(drawPaths.list)).text).not.toContain(id)
    const taken = drawnDay(nowMs)
    const booked = await clientAt(iso(nowMs)).book(
      `${taken}T09:00:00+08:00`,
      couple(990_001),
      'marriage',
      'registry-branch',
    )
    expect(booked.status).toBe(201)
    const refused = await post(one, drawPaths.declare, drawPaths.declare, { ...typed, day: taken })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('这一天已经有人约了')
    expect(refused.text).toContain('value="那一天开奖的公开号码"')
  })

  it('comes back as it was typed where it cannot be, each field with its sentence', async () => {
    const { one, nowMs, typed } = await head()
    const weak = await post(one, drawPaths.declare, drawPaths.declare, typed, {
      pattern: '00',
      until: moment(nowMs),
    })
    expect(weak.text).toContain('这样写的值太少')
    expect(weak.text).toContain('日子的先后不对')
    const rest = await post(one, drawPaths.declare, drawPaths.declare, typed, {
      day: '',
      reason: '',
      source: '',
    })
    expect(rest.text).toContain('有 3 处')
    const rows = await runInDurableObject(
      (env as unknown as Env).BOOKING.getByName('431281'),
      (_, { storage }) =>
        storage.sql.exec('SELECT id FROM draws WHERE day = ?', typed['day'] ?? '').toArray(),
    )
    expect(rows).toEqual([])
    expect(formOf(rest, drawPaths.declare)['form']).toBeTypeOf('string')
  })
})
