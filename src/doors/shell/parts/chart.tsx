/**
 * A chart as SVG, drawn on the server: complete without a script, crisp at every width. Only the lines stretch; words and
 * dots keep their size, because places are given in percent. `islands/chart.ts` adds reading by pointer and arrow keys.
 */
import { type Band, type Drawing, layout, type Series, type Span, type Tick } from './chart-layout.ts'

export interface ChartProps {
  /** What the picture says to those who cannot see it. */
  readonly label: string
  readonly series: readonly Series[]
  readonly bands: readonly Band[]
  readonly span: Span
  readonly culture: string
  /** Unit of the axis, in words. */
  readonly unit: string
  /** Said where the range holds no reading. */
  readonly empty: string
  /** How to read it with the keyboard; announced by the island. */
  readonly hint: string
  /** Unique on its page. */
  readonly id: string
}

export function Chart({ label, series, bands, span, culture, unit, empty, hint, id }: ChartProps) {
  const drawing = layout(series, bands, span, culture)
  if (!drawing) return <p className="chart-empty">{empty}</p>
  return (
    <figure className="chart" data-island="chart" data-hint={hint}>
      <Key drawing={drawing} unit={unit} />
      <div className="chart-frame">
        <YAxis ticks={drawing.ticksY} />
        <div className="chart-plot">
          <Plot drawing={drawing} label={label} id={id} />
          <XAxis ticks={drawing.ticksX} />
        </div>
      </div>
    </figure>
  )
}

/** Which line is which: by colour and by the form of the dot. One line needs no name. */
const Key = ({ drawing, unit }: { drawing: Drawing; unit: string }) => (
  <figcaption className="chart-key">
    <span className="chart-unit">{unit}</span>
    {drawing.series.length > 1 &&
      drawing.series.map((s, i) => (
        <span key={s.label} className={`chart-name series-${i + 1}`}>
          <svg aria-hidden="true" width="22" height="10">
            <line className="chart-line" x1="0" x2="22" y1="5" y2="5" />
            <Dot x="11" y="5" index={i} />
          </svg>
          {s.label}
        </span>
      ))}
    {drawing.bands.map(b => (
      <span key={b.label} className="chart-name">
        <svg aria-hidden="true" width="14" height="12">
          <rect className="chart-band" width="14" height="12" rx="3" />
        </svg>
        {b.label}
      </span>
    ))}
  </figcaption>
)

const YAxis = ({ ticks }: { ticks: readonly Tick[] }) => (
  <svg className="chart-y" aria-hidden="true">
    {ticks.map(t => (
      <text key={t.at} x="100%" dx="-8" y={`${t.at}%`} dy="0.32em" textAnchor="end">
        {t.label}
      </text>
    ))}
  </svg>
)

const XAxis = ({ ticks }: { ticks: readonly Tick[] }) => (
  <svg className="chart-x" aria-hidden="true">
    {ticks.map(t => (
      <g key={t.at} className={t.minor ? 'chart-minor' : undefined}>
        <line x1={`${t.at}%`} x2={`${t.at}%`} y1="0" y2="5" />
        <text x={`${t.at}%`} y="19" textAnchor={anchor(t.at)}>
          {t.label}
        </text>
        {t.below && (
          <text className="chart-below" x={`${t.at}%`} y="34" textAnchor={anchor(t.at)}>
            {t.below}
          </text>
        )}
      </g>
    ))}
  </svg>
)

/** Labels at the very edges would hang over. */
const anchor = (at: number) => (at < 2 ? 'start' : at > 98 ? 'end' : 'middle')

const Plot = ({ drawing, label, id }: { drawing: Drawing; label: string; id: string }) => (
  <svg className="chart-lines" role="img" aria-label={label}>
    <defs>
      <linearGradient id={`${id}-fade`} x1="0" x2="0" y1="0" y2="1">
        <stop className="chart-fade-from" offset="0" />
        <stop className="chart-fade-to" offset="1" />
      </linearGradient>
    </defs>
    {drawing.bands.map(b => (
      <rect key={b.label} className="chart-band" x="0" width="100%" y={`${b.top}%`} height={`${b.height}%`} />
    ))}
    {drawing.ticksY.map(t => (
      <line key={t.at} className="chart-grid" x1="0" x2="100%" y1={`${t.at}%`} y2={`${t.at}%`} />
    ))}
    <svg aria-hidden="true" x="0" y="0" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
      {drawing.series.length === 1 && (
        <path className="chart-area" d={drawing.series[0]!.area} fill={`url(#${id}-fade)`} />
      )}
      {drawing.series.map((s, i) => (
        <path key={s.label} className={`chart-line series-${i + 1}`} d={s.path} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
    {drawing.series.map((s, i) => (
      <g
        key={s.label}
        className={`chart-dots series-${i + 1}${s.points.length > 120 ? ' chart-many' : s.points.length > 24 ? ' chart-some' : ''}`}
        data-series={s.label}
      >
        {s.points.map(p => (
          <Dot key={`${p.time} ${p.y}`} x={`${p.x}%`} y={`${p.y}%`} index={i} text={p.text} when={p.when} />
        ))}
      </g>
    ))}
  </svg>
)

/** Full for the first line, a ring for the second: told apart without colour. */
const Dot = ({ x, y, index, text, when }: { x: string; y: string; index: number; text?: string; when?: string }) => (
  <circle
    className={index % 2 === 0 ? 'chart-dot' : 'chart-ring'}
    cx={x}
    cy={y}
    r="4"
    data-text={text}
    data-when={when}
  >
    {text && <title>{`${text}, ${when}`}</title>}
  </circle>
)

/** A small line without axes, for a tile. The number beside it says the rest. */
export function Sparkline({ values }: { values: readonly { readonly x: number; readonly y: number }[] }) {
  if (values.length < 2) return null
  const xs = values.map(v => v.x)
  const ys = values.map(v => v.y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  const x = (n: number) => Math.round(right === left ? 100 : ((n - left) / (right - left)) * 1000) / 10
  const y = (n: number) => Math.round(high === low ? 50 : ((high - n) / (high - low)) * 1000) / 10
  const last = values.at(-1)!
  return (
    <svg className="sparkline series-1" aria-hidden="true">
      <svg aria-hidden="true" x="0" y="0" width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
        <path
          className="chart-line"
          d={values.map((v, i) => `${i === 0 ? 'M' : 'L'}${x(v.x)} ${y(v.y)}`).join('')}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <circle className="chart-dot" cx={`${x(last.x)}%`} cy={`${y(last.y)}%`} r="3.5" />
    </svg>
  )
}
