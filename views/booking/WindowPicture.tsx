import { addDays, dayText, type Day } from '../../schema/dates.ts'
import { dayWithWeekday } from '../../schema/booking/when-text.ts'
import { unbroken, type BookingProps, type FollowWindow } from './model.ts'

const DAY_MS = 86_400_000
const days = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / DAY_MS

const short = (day: Day): string => `${Number(day.slice(5, 7))}.${Number(day.slice(8))}`

const [LEFT, RIGHT, LINE] = [6, 334, 44]

/** The two spans of a divorce to scale, in the pen of the other drawings: hollow is waiting, solid is when one can go. */
export const WindowPicture = ({ t, ...window }: Pick<BookingProps, 't'> & FollowWindow) => {
  const { applied, coolingUntil, from, until } = window
  const scale = (RIGHT - LEFT) / Math.max(1, days(applied, until) + 1)
  const x = (day: Day): number => Math.round(LEFT + days(applied, day) * scale)
  const middle = x(from)
  const end = x(addDays(until, 1))
  const words = {
    applied: dayText(applied),
    cooling: dayText(coolingUntil),
    from: dayText(from),
    until: dayText(until),
  }
  const rows = [
    { name: t('booking.follow.applied'), day: applied },
    { name: t('booking.follow.cooling'), day: coolingUntil },
    { name: t('booking.follow.from'), day: from },
    { name: t('booking.follow.until'), day: until },
  ]
  return (
    <figure className="stack tight">
      <svg className="chart spans" viewBox="0 0 340 92" role="img" aria-labelledby="spans-title spans-text">
        <title id="spans-title">{t('booking.follow.picture')}</title>
        <desc id="spans-text">{t('booking.follow.pictureText', words)}</desc>
        <text className="t" x={(LEFT + middle) / 2} y="16" textAnchor="middle">
          {t('booking.follow.coolingSpan')}
        </text>
        <text className="t" x={(middle + end) / 2} y="16" textAnchor="middle">
          {t('booking.follow.collectSpan')}
        </text>
        <rect className="old" x={LEFT} y={LINE - 16} width={middle - LEFT} height="20" />
        <rect className="solid" x={middle} y={LINE - 16} width={end - middle} height="20" />
        <text className="s" x={LEFT} y="66">
          {short(applied)}
        </text>
        <text className="s" x={middle} y="66" textAnchor="middle">
          {short(from)}
        </text>
        <text className="s" x={end} y="66" textAnchor="end">
          {short(until)}
        </text>
        <text className="s" x={(LEFT + middle) / 2} y="86" textAnchor="middle">
          {t('booking.follow.coolingNote')}
        </text>
        <text className="s" x={(middle + end) / 2} y="86" textAnchor="middle">
          {t('booking.follow.collectNote')}
        </text>
      </svg>
      <table className="table narrow">
        <caption className="vh">{t('booking.follow.table')}</caption>
        <thead className="vh">
          <tr>
            <th scope="col">{t('booking.follow.name')}</th>
            <th scope="col">{t('booking.follow.day')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, day }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{unbroken(dayWithWeekday(day))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
