import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { messageKinds, type MessageKind } from '../schema/booking/message-kind.ts'
import { messageText, type MessageParams } from '../schema/booking/message-text.ts'
import { copySchema, flattenCopy } from '../schema/content/copy.ts'
import { wordsOf } from '../views/words.ts'

const copy = flattenCopy(
  'booking-messages',
  copySchema.parse(parse(readFileSync('content/copy/zh-Hans/booking-messages.yaml', 'utf8'))),
)
const t = wordsOf(copy)

const appointment = {
  startMs: Date.parse('2027-05-20T09:00:00+08:00'),
  service: '结婚登记',
  office: '洪江市婚姻登记处',
  code: '7K3M 2Q',
}
const params: MessageParams = {
  booked: appointment,
  moved: appointment,
  cancelled: appointment,
  'reminder-day-before': appointment,
  'reminder-same-day': appointment,
  offer: { ...appointment, untilMs: Date.parse('2027-05-18T16:30:00+08:00') },
  'offer-expired': appointment,
  'offer-withdrawn': appointment,
  'line-closed': { ...appointment, day: '2027-05-20' },
  closure: {
    ...appointment,
    nearest: [Date.parse('2027-05-20T14:30:00+08:00'), Date.parse('2027-05-21T09:00:00+08:00')],
    where: 'https://portal.example/booking/find/',
  },
  'closure-over': appointment,
  'draw-result': appointment,
  delay: { ...appointment, minutes: 30 },
}
const lost: MessageParams['draw-result'] = {
  service: '结婚登记',
  office: '洪江市婚姻登记处',
  code: '7K3M 2Q',
  place: 12,
}
const ended = (['cancelled', 'passed'] as const).map((how): MessageParams['draw-result'] => ({
  service: '结婚登记',
  office: '洪江市婚姻登记处',
  code: '7K3M 2Q',
  day: '2027-05-20',
  ended: how,
}))
const anyTime: MessageParams['line-closed'] = {
  service: '结婚登记',
  office: '洪江市婚姻登记处',
  code: '7K3M 2Q',
  day: '2027-05-20',
}
const none = { ...params.closure, nearest: [] }
const textOf = <K extends MessageKind>(kind: K): string => messageText(kind, params[kind], t)
const texts = [
  ...messageKinds.map((kind) => textOf(kind)),
  messageText('closure', none, t),
  messageText('line-closed', anyTime, t),
  ...[lost, ...ended].map((one) => messageText('draw-result', one, t)),
]

describe('the text of a message', () => {
  it('says what, when, where and by which code', () => {
    expect(textOf('booked')).toBe(
      '您已约好结婚登记：2027年5月20日 星期四 上午9:00，洪江市婚姻登记处。预约号 7K3M 2Q。去不了请早点取消。',
    )
    expect(textOf('offer')).toBe(
      '排到您了：结婚登记，2027年5月20日 星期四 上午9:00，洪江市婚姻登记处。请在 2027年5月18日 星期二 下午4:30 前到预约网页用排队号 7K3M 2Q 确认，过时让给下一位。',
    )
  })
  it('tells who was drawn from who was not', () => {
    expect(textOf('draw-result')).toContain('抽中了结婚登记：2027年5月20日 星期四 上午9:00')
    expect(messageText('draw-result', lost, t)).toContain('没有抽中')
    expect(messageText('draw-result', lost, t)).toContain('排第 12 位')
    expect(ended.map((one) => messageText('draw-result', one, t))).toEqual([
      expect.stringContaining('2027年5月20日结婚登记的抽签取消了'),
      expect.stringContaining('名额让给后面的人'),
    ])
  })
  it('offers other times where the office cannot keep one, and says where to choose', () => {
    expect(textOf('closure')).toContain(
      '可改到5月20日下午2:30、5月21日上午9:00，另选：https://portal.example/',
    )
    expect(messageText('closure', none, t)).toContain('请另选时间：https://portal.example/')
  })
  it('leaves no place open, for any kind', () => {
    for (const text of texts) expect(text).not.toMatch(/[{}]|undefined/)
  })
  it('never speaks of today or tomorrow: it may come late', () => {
    for (const text of texts) expect(text).not.toMatch(/今天|明天|后天/)
  })
  it('fits one short message of 70 characters, or two where a second time is in it', () => {
    const lengths = Object.fromEntries(messageKinds.map((kind) => [kind, textOf(kind).length]))
    const { offer, closure, ...others } = lengths
    expect(Object.entries(others).filter(([, length]) => length > 70)).toEqual([])
    expect(Math.max(offer ?? 0, closure ?? 0)).toBeLessThanOrEqual(134)
  })
  it('has no sentence in the copy that no message uses', () => {
    const used = new Set<string>()
    const watched: typeof t = (key, places) => {
      used.add(key)
      return t(key, places)
    }
    for (const kind of messageKinds) messageText(kind, params[kind], watched)
    for (const one of [lost, ...ended]) messageText('draw-result', one, watched)
    messageText('closure', none, watched)
    messageText('line-closed', anyTime, watched)
    expect([...used].sort()).toEqual(Object.keys(copy).sort())
  })
})
