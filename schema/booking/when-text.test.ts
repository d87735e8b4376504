import { describe, expect, it } from 'vitest'
import { dayWithWeekday, timeRangeText, timeText, whenRangeText, whenText } from './when-text.ts'

const at = (time: string, day = '2027-05-20'): number => Date.parse(`${day}T${time}:00+08:00`)

describe('an instant in words', () => {
  it('names day, weekday and the part of the day', () => {
    expect(whenText(at('09:00'))).toBe('2027年5月20日 星期四 上午9:00')
    expect(whenText(at('16:05', '2027-05-23'))).toBe('2027年5月23日 星期日 下午4:05')
  })
  it('is Shanghai time wherever it is asked: the small hours there are still yesterday in London', () => {
    expect(whenText(Date.parse('2027-05-19T17:30:00Z'))).toBe('2027年5月20日 星期四 上午1:30')
  })
  it('calls the hour from noon on 中午, and midnight 上午0:00', () => {
    expect(['00:00', '11:59', '12:00', '12:30', '13:00'].map((time) => timeText(at(time)))).toEqual([
      '上午0:00',
      '上午11:59',
      '中午12:00',
      '中午12:30',
      '下午1:00',
    ])
  })
})

describe('a stretch of time in words', () => {
  it('says the part of the day once where both ends share it', () => {
    expect(timeRangeText(at('09:00'), at('09:30'))).toBe('上午9:00—9:30')
    expect(timeRangeText(at('14:30'), at('15:00'))).toBe('下午2:30—3:00')
  })
  it('says both across noon, and one where the stretch ends with the morning', () => {
    expect(timeRangeText(at('11:45'), at('12:15'))).toBe('上午11:45—中午12:15')
    expect(timeRangeText(at('12:30'), at('13:30'))).toBe('中午12:30—下午1:30')
    expect(timeRangeText(at('11:30'), at('12:00'))).toBe('上午11:30—12:00')
  })
  it('stands behind its day', () => {
    expect(whenRangeText(at('09:00'), at('09:30'))).toBe('2027年5月20日 星期四 上午9:00—9:30')
  })
})

describe('a day with its weekday', () => {
  it('runs through the week', () => {
    const days = [
      '2027-05-16',
      '2027-05-17',
      '2027-05-18',
      '2027-05-19',
      '2027-05-20',
      '2027-05-21',
      '2027-05-22',
    ]
    expect(days.map((day) => dayWithWeekday(day).at(-1)).join('')).toBe('日一二三四五六')
  })
})
