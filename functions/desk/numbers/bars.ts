import { scaleBand, scaleLinear } from 'd3-scale'
import { stack } from 'd3-shape'
import type { Bar, BarShape } from '../../../views/desk/numbers/BarChart.tsx'

/** A row of a chart takes so much, in rem: its name, and below it its bar. */
const ROW_REM = 3
/** The longest bar; what is left of the width is for the figure at its end. */
const WIDEST_PERCENT = 62

/**
 * Where the bars stand: widths in per cent of the drawing, heights in rem, so that it follows the screen and grows with the text.
 * The first part of a bar is solid, the second empty.
 */
export const barsOf = (bars: readonly Bar[]): BarShape[] => {
  const totals = bars.map(({ parts: [first, second = 0] }) => first + second)
  const x = scaleLinear([0, Math.max(1, ...totals)], [0, WIDEST_PERCENT])
  const y = scaleBand<number>([0, bars.length * ROW_REM]).domain(bars.keys())
  const layers = stack<Bar, 'solid' | 'empty'>()
    .keys(['solid', 'empty'])
    .value(({ parts: [first, second = 0] }, key) => (key === 'solid' ? first : second))(bars)
  return bars.map((bar, at) => ({
    ...bar,
    top: y(at) ?? 0,
    parts: layers.flatMap((layer) => {
      const [from, until] = layer[at] ?? [0, 0]
      return until > from ? [{ look: layer.key, x: x(from), width: x(until) - x(from) }] : []
    }),
    end: x(totals[at] ?? 0),
  }))
}
