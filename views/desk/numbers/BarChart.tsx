/** One row: what it is of, one or two numbers, and how they read at the end of the bar. */
export type Bar = { name: string; parts: readonly [number, number?]; text: string }
/** The same with places: `top` in rem, the rest in per cent of the width. */
export type BarShape = {
  name: string
  text: string
  top: number
  end: number
  parts: readonly { look: 'solid' | 'empty'; x: number; width: number }[]
}

export type Chart = {
  id: string
  title: string
  description: string
  /** What solid and empty bars stand for; null where there is one kind. */
  legend: { solid: string; empty: string } | null
  bars: readonly BarShape[]
}

const ROW_REM = 3
const looks = { solid: 'new', empty: 'old' } as const
const percent = (value: number): string => `${value.toFixed(2)}%`
const rem = (value: number): string => `${Number(value.toFixed(2))}rem`

/** Bars from one inked line, with the figures at their ends; what they say stands in the table beside as well. */
export const BarChart = ({ id, title, description, legend, bars }: Chart) => (
  <figure className="desk-chart">
    <svg className="chart" height={rem(bars.length * ROW_REM)} role="img" aria-labelledby={`${id}-t ${id}-d`}>
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{description}</desc>
      {bars.map(({ name, text, top, end, parts }) => (
        <g key={name}>
          <text className="s" x="8" y={rem(top + 1.05)}>
            {name}
          </text>
          {parts.map(({ look, x, width }) => (
            <rect
              key={look}
              className={looks[look]}
              x={percent(x)}
              width={percent(width)}
              y={rem(top + 1.4)}
              height="1.1rem"
            />
          ))}
          <text className="t" x={percent(end)} dx=".5em" y={rem(top + 2.3)}>
            {text}
          </text>
        </g>
      ))}
      <line className="axis" x1="0" x2="0" y1="0" y2="100%" />
    </svg>
    {legend === null ? null : (
      <figcaption>
        <span>
          <i className="key new" />
          {legend.solid}
        </span>
        <span>
          <i className="key" />
          {legend.empty}
        </span>
      </figcaption>
    )}
  </figure>
)
