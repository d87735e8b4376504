import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarFile, type BookingEvent } from './calendar-file.ts'

const at = (when: string): number => Date.parse(`${when}:00+08:00`)
const NOW = at('2027-05-01T08:30')
const event: BookingEvent = {
  id: '0197f0a2-7c1e-7000-8000-000000000001',
  division: '431281',
  changes: 0,
  startMs: at('2027-05-20T09:00'),
  endMs: at('2027-05-20T09:30'),
  summary: '结婚登记',
  location: '洪江市婚姻登记处',
  description: ['预约号 7K3M2Q', '请带：两个人的身份证；3 张 2 寸双方近期半身免冠合影'],
  cancelled: false,
}
const fileOf = (part: Partial<BookingEvent> = {}, nowMs = NOW): string =>
  calendarFile({ ...event, ...part }, nowMs)

/** Another program's reading of the file. */
const read = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file) as [string, [], []])
  const zone = calendar.getFirstSubcomponent('vtimezone')
  const found = calendar.getAllSubcomponents('vevent')
  const [component] = found
  if (zone === null || component === undefined || found.length > 1)
    throw new Error('no single event with a zone')
  // The zone of the file itself, and not one that the reader happens to know.
  ICAL.TimezoneService.reset()
  ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return {
    calendar,
    component,
    event: new ICAL.Event(component),
    valueOf: (name: string) => component.getFirstPropertyValue(name),
  }
}

describe('the calendar file of a booking', () => {
  it('is read by another program as what was booked, at the right instant', () => {
    const { calendar, component, event: entry, valueOf } = read(fileOf())
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(entry.uid).toBe('0197f0a2-7c1e-7000-8000-000000000001@431281')
    expect([entry.summary, entry.location, valueOf('status')]).toEqual([
      '结婚登记',
      '洪江市婚姻登记处',
      'CONFIRMED',
    ])
    expect(entry.description).toBe('预约号 7K3M2Q\n请带：两个人的身份证；3 张 2 寸双方近期半身免冠合影')
    expect(component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe('Asia/Shanghai')
    expect([entry.startDate.toUnixTime() * 1000, entry.endDate.toUnixTime() * 1000]).toEqual([
      event.startMs,
      event.endMs,
    ])
  })

  it('is stamped in UTC with the time it was made', () => {
    expect(fileOf()).toContain('\r\nDTSTAMP:20270501T003000Z\r\n')
  })

  it('rings a day and two hours before', () => {
    const alarms = read(fileOf()).component.getAllSubcomponents('valarm')
    expect(alarms.map((alarm) => String(alarm.getFirstPropertyValue('trigger')))).toEqual(['-P1D', '-PT2H'])
    for (const alarm of alarms)
      expect(['action', 'description'].map((name) => alarm.getFirstPropertyValue(name))).toEqual([
        'DISPLAY',
        '结婚登记',
      ])
  })

  it('changes the same event when the booking is moved', () => {
    const before = read(fileOf())
    const after = read(
      fileOf({ changes: 1, startMs: at('2027-05-21T14:00'), endMs: at('2027-05-21T14:30') }, NOW + 60_000),
    )
    expect(after.event.uid).toBe(before.event.uid)
    expect([before.event.sequence, after.event.sequence]).toEqual([0, 1])
    expect(after.event.startDate.toUnixTime() * 1000).toBe(at('2027-05-21T14:00'))
  })

  it('takes the event back when the booking is cancelled, and rings no more', () => {
    const { component, event: entry, valueOf } = read(fileOf({ changes: 2, cancelled: true }))
    expect([entry.uid, entry.sequence, valueOf('status')]).toEqual([read(fileOf()).event.uid, 2, 'CANCELLED'])
    expect(component.getAllSubcomponents('valarm')).toEqual([])
  })

  it('names no place while none is known', () => {
    expect(fileOf({ location: undefined })).not.toContain('LOCATION')
  })

  it('keeps every line within 75 octets and tears no character, whatever is in it', () => {
    const hard = [
      '两个人的身份证；'.repeat(40),
      'a,b;c\\d"e"\t'.repeat(20),
      '𠮷😀'.repeat(60),
      'END:VEVENT\r\nBEGIN:VEVENT',
    ]
    const file = fileOf({ summary: '婚姻登记（颁证）'.repeat(10), description: hard })
    const lines = file.split('\r\n')
    expect(lines.pop()).toBe('')
    const octets = lines.map((line) => new TextEncoder().encode(line).length)
    expect(Math.max(...octets)).toBeLessThanOrEqual(75)
    expect(octets.filter((length) => length > 70).length).toBeGreaterThan(10)
    expect(lines.some((line) => line.includes('\n') || line.includes('\r'))).toBe(false)
    const { event: entry } = read(file)
    expect(entry.description).toBe(hard.join('\n').replace('\r\n', '\n'))
    expect(entry.summary).toBe('婚姻登记（颁证）'.repeat(10))
  })
})
