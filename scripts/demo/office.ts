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

const notices = [
  {
    id: 'example-winter-rounds',
    title: '示例：冬天夜里上街找人',
    summary: '示例：今年冬天，救助管理站每天夜里上街，看有没有人露宿。',
  },
  {
    id: 'example-winter-clothes',
    title: '示例：冬天的衣被在哪里领',
    summary: '示例：天冷了，没有衣被的人到救助管理站领，或者打电话让人送去。',
  },
]

/** Two notices: the first waits for whoever approves, the second is still being written. */
export const draftNotices = async (editor: Colleague, day: Day): Promise<void> => {
  const action = '/desk/editions/notice/'
  for (const [nth, notice] of notices.entries()) {
    const saved = await editor.fill(await editor.see(action), action, {
      ...notice,
      day,
      unit: 'social-affairs',
      body: '示例。下面是安排。\n\n- 从十二月到二月\n- 在城区各条街\n\n> 急的先打 **110**。',
      services: 'SV61',
      cites: '',
      provenance: 'sample',
    })
    const page = await editor.see(`/desk/editions/draft/?id=${draftIn(saved.url)}`)
    if (nth === 0) await editor.fill(page, '/desk/editions/submit/')
  }
}

/** Somebody came and wants to see what the bureau keeps of them; it is registered, and not answered yet. */
export const asksForData = async (keeper: Colleague, phone: string, day: Day): Promise<void> => {
  const action = '/desk/retention/new/'
  await keeper.fill(await keeper.see(action), action, {
    kind: 'copy',
    proof: 'id-card',
    phone,
    idNumber: '',
    received: day,
  })
}

/** Somebody who was taken into care on a day. */
export const takeIn = (duty: Colleague, since: Day): Promise<unknown> =>
  duty.send('/desk/rescue/', { since, place: 'station', name: '示例丙' })

export const isMidweek = (day: Day): boolean => [2, 3, 4].includes(weekdayOf(day))
