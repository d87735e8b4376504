import { weekdayOf, type Day } from '../../schema/dates.ts'
import type { Colleague } from './colleague.ts'

/** Closes the afternoon of a day; whoever booked it is asked to choose again. */
export const closeAfternoon = async (head: Colleague, office: string, day: Day): Promise<void> => {
  const change = {
    office,
    appointment: '',
    from: day,
    until: '',
    kind: 'hours',
    'hours.0.from': '08:30',
    'hours.0.to': '12:00',
    places: '',
    reason: '示例：下午停电检修',
  }
  const preview = await head.send('/desk/capacity/preview/', change)
  await head.fill(preview, '/desk/capacity/change/')
}

const draftIn = (url: string): string => new URL(url, 'http://desk').searchParams.get('id') ?? ''

/** A notice that waits for whoever approves. */
export const draftNotice = async (editor: Colleague, day: Day): Promise<void> => {
  const action = '/desk/editions/notice/'
  const saved = await editor.fill(await editor.see(action), action, {
    title: '示例：冬天夜里上街找人',
    day,
    unit: 'social-affairs',
    summary: '示例：今年冬天，救助管理站每天夜里上街，看有没有人露宿。',
    body: '示例。下面是安排。\n\n- 从十二月到二月\n- 在城区各条街\n\n> 急的先打 **110**。',
    services: 'SV61',
    cites: '',
    id: 'example-winter-rounds',
    provenance: 'sample',
  })
  const page = await editor.see(`/desk/editions/draft/?id=${draftIn(saved.url)}`)
  await editor.fill(page, '/desk/editions/submit/')
}

/** Somebody who was taken into care on a day. */
export const takeIn = (duty: Colleague, since: Day): Promise<unknown> =>
  duty.send('/desk/rescue/', { since, place: 'station', name: '示例丙' })

export const isMidweek = (day: Day): boolean => [2, 3, 4].includes(weekdayOf(day))
