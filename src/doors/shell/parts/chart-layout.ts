/**
 * Where everything in a chart of measurements goes, without a word of HTML: numbers in, places in percent out.
 * Times are wall-clock milliseconds (the date as the person sees it, read as if it were UTC), because HealthVault keeps
 * local time without a zone (data.md §2).
 */

export interface Point {
  /** Wall-clock milliseconds. */
  readonly x: number
  /** In the unit of the axis. */
  readonly y: number
  /** The reading in words, for those who point at it: `81.5 kg`. */
  readonly text: string
  /** Its date in words. */
  readonly when: string
}
export interface Series {
  readonly label: string
  /** Oldest first. */
  readonly points: readonly Point[]
}
export interface Band {
  readonly label: string
  readonly low?: number
  readonly high?: number
}
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Tick {
  /** Percent of the plot, from the left or from the top. */
  readonly at: number
  readonly label: string
  /** A second line under a label on the time axis: the year where it begins. */
  readonly below?: string
  /** Left out where there is little room. */
  readonly minor: boolean
}
export interface Placed {
  readonly x: number
  readonly y: number
  readonly time: number
  readonly text: string
  readonly when: string
}
export interface Drawing {
  readonly ticksX: readonly Tick[]
  readonly ticksY: readonly Tick[]
  readonly series: readonly {
    readonly label: string
    readonly path: string
    readonly area: string
    readonly points: readonly Placed[]
  }[]
  readonly bands: readonly { readonly label: string; readonly top: number; readonly height: number }[]
}

const day = 86_400_000
/** More points than this lie closer together than a screen can show; the extremes of each column stay. */
export const mostPoints = 360

/** Lays out the series over the span. Undefined when no series has a point in it. */
export function layout(
  series: readonly Series[],
  bands: readonly Band[],
  span: Span,
  culture: string,
): Drawing | undefined {
  const seen = series.map(s => ({ label: s.label, points: s.points.filter(p => p.x >= span.from && p.x <= span.to) }))
  const values = seen.flatMap(s => s.points.map(p => p.y))
  if (values.length === 0) return undefined
  const domain = domainOf(values, bands)
  const x = (time: number) => round(((time - span.from) / (span.to - span.from)) * 100)
  const y = (value: number) => round(((domain.high - value) / (domain.high - domain.low)) * 100)
  return {
    ticksX: timeTicks(span, culture).map((t, i, all) => ({
      at: x(t.time),
      label: t.label,
      ...(t.below && { below: t.below }),
      minor: all.length > 5 && i % 2 === 1,
    })),
    ticksY: domain.ticks.map(value => ({ at: y(value), label: number(value, culture, domain.step), minor: false })),
    series: seen.map(s => {
      const points = thin(s.points, span).map(p => ({ x: x(p.x), y: y(p.y), time: p.x, text: p.text, when: p.when }))
      const path = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x} ${p.y}`).join('')
      const [first, last] = [points[0], points.at(-1)]
      return { label: s.label, path, area: first && last ? `${path}L${last.x} 100L${first.x} 100Z` : '', points }
    }),
    bands: bands.flatMap(band => {
      const top = y(Math.min(band.high ?? domain.high, domain.high))
      const bottom = y(Math.max(band.low ?? domain.low, domain.low))
      return bottom > top ? [{ label: band.label, top, height: round(bottom - top) }] : []
    }),
  }
}

const round = (n: number) => Math.round(n * 100) / 100

interface Domain {
  readonly low: number
  readonly high: number
  readonly step: number
  readonly ticks: readonly number[]
}

/** Four to six round numbers around all values; a band's edge joins when it is near enough not to flatten the line. */
export function domainOf(values: readonly number[], bands: readonly Band[] = []): Domain {
  let low = values.reduce((a, b) => Math.min(a, b))
  let high = values.reduce((a, b) => Math.max(a, b))
  const least = Math.max(Math.abs(high) * 0.04, 1e-9)
  if (high - low < least) {
    const middle = (high + low) / 2
    low = middle - least / 2
    high = middle + least / 2
  }
  const reach = (high - low) * 0.6
  for (const edge of bands.flatMap(b => [b.low, b.high])) {
    if (edge === undefined) continue
    if (edge < low && low - edge <= reach) low = edge
    if (edge > high && edge - high <= reach) high = edge
  }
  const step = roundStep((high - low) / 4)
  // Measurements are not negative: the axis does not dip below nought for a margin's sake.
  const bottom = Math.floor((low - (high - low) * 0.05) / step) * step
  const from = bottom < 0 && values.every(v => v >= 0) ? 0 : bottom
  const to = Math.ceil((high + (high - low) * 0.05) / step) * step
  const count = Math.round((to - from) / step)
  return {
    low: from,
    high: to,
    step,
    ticks: Array.from({ length: count + 1 }, (_, i) => Number((from + i * step).toPrecision(12))),
  }
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const size = rough / power
  return (size <= 1 ? 1 : size <= 2 ? 2 : size <= 5 ? 5 : 10) * power
}

/** As many decimals as the step has. */
const number = (n: number, culture: string, step: number) =>
  n.toLocaleString(culture, { maximumFractionDigits: Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9))) })

// ---- the time axis

type Stride = { readonly hours: number } | { readonly days: number } | { readonly months: number }
const strides: readonly Stride[] = [
  { hours: 3 },
  { hours: 6 },
  { hours: 12 },
  { days: 1 },
  { days: 2 },
  { days: 7 },
  { days: 14 },
  { months: 1 },
  { months: 2 },
  { months: 3 },
  { months: 6 },
  ...[1, 2, 5, 10, 20, 50].map(years => ({ months: years * 12 })),
]
const mostTicks = 8

function timeTicks(span: Span, culture: string): { time: number; label: string; below?: string }[] {
  for (const stride of strides) {
    const times = marks(span, stride)
    if (times.length <= mostTicks) return labelled(times, stride, culture)
  }
  return []
}

function marks({ from, to }: Span, stride: Stride): number[] {
  const found: number[] = []
  if ('months' in stride) {
    const start = new Date(from)
    const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / stride.months) * stride.months
    for (let month = first; found.length <= mostTicks; month += stride.months) {
      const time = Date.UTC(Math.floor(month / 12), month % 12)
      if (time > to) break
      if (time >= from) found.push(time)
    }
    return found
  }
  const step = 'days' in stride ? stride.days * day : stride.hours * 3_600_000
  // Weeks are counted from a Monday.
  const origin = 'days' in stride && stride.days % 7 === 0 ? 4 * day : 0
  for (
    let time = Math.ceil((from - origin) / step) * step + origin;
    time <= to && found.length <= mostTicks;
    time += step
  )
    found.push(time)
  return found
}

function labelled(
  times: readonly number[],
  stride: Stride,
  culture: string,
): { time: number; label: string; below?: string }[] {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(culture, { ...options, timeZone: 'UTC' })
  if ('months' in stride && stride.months >= 12) {
    const year = format({ year: 'numeric' })
    return times.map(time => ({ time, label: year.format(time) }))
  }
  const small =
    'months' in stride
      ? format({ month: 'short' })
      : 'days' in stride
        ? format({ month: 'short', day: 'numeric' })
        : format({ hour: 'numeric' })
  const large = 'hours' in stride ? format({ month: 'short', day: 'numeric' }) : format({ year: 'numeric' })
  let before = ''
  return times.map(time => {
    const below = large.format(time)
    const isNew = below !== before
    before = below
    return { time, label: small.format(time), ...(isNew && { below }) }
  })
}

// ---- many points

/** Keeps the lowest and the highest reading of each column of the plot, so that no peak is lost. */
function thin(points: readonly Point[], span: Span): readonly Point[] {
  if (points.length <= mostPoints) return points
  const columns = mostPoints / 2
  const kept: Point[] = []
  let at = -1
  let low: Point | undefined
  let high: Point | undefined
  const flush = () => {
    if (!low || !high) return
    if (low === high) kept.push(low)
    else kept.push(...(low.x <= high.x ? [low, high] : [high, low]))
  }
  for (const p of points) {
    const column = Math.floor(((p.x - span.from) / (span.to - span.from)) * columns)
    if (column !== at) {
      flush()
      at = column
      low = high = p
    } else {
      if (low && p.y < low.y) low = p
      if (high && p.y > high.y) high = p
    }
  }
  flush()
  return kept
}

// ---- the ranges that people choose

export const ranges = ['1w', '1m', '3m', '1y', 'all'] as const
export type Range = (typeof ranges)[number]

export const isRange = (text: string | undefined): text is Range =>
  (ranges as readonly (string | undefined)[]).includes(text)

/** First wall-clock moment of a range that ends now; undefined for all. */
export function rangeStart(range: Range, now: number): number | undefined {
  const d = new Date(now)
  switch (range) {
    case '1w':
      return Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate() - 7)
    case '1m':
      return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() - 1, d.getUTCDate())
    case '3m':
      return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() - 3, d.getUTCDate())
    case '1y':
      return Date.UTC(d.getUTCFullYear() - 1, d.getUTCMonth(), d.getUTCDate())
    case 'all':
      return undefined
  }
}

/** What the time axis shows: the chosen range up to now, or all readings with a little air around them. */
export function spanOf(range: Range, times: readonly number[], now: number): Span {
  const start = rangeStart(range, now)
  const latest = times.reduce((a, b) => Math.max(a, b), start === undefined ? Number.NEGATIVE_INFINITY : now)
  if (start !== undefined) return { from: start, to: Math.min(latest, now + day) }
  const first = times.reduce((a, b) => Math.min(a, b), latest)
  const air = Math.max((latest - first) * 0.03, latest === first ? day * 3 : 3_600_000)
  return { from: first - air, to: latest + air }
}

/** The shortest range, of three months or more, that has at least two readings. */
export function usualRange(times: readonly number[], now: number): Range {
  for (const range of ['3m', '1y'] as const) {
    const start = rangeStart(range, now)!
    if (times.filter(t => t >= start && t <= now + day).length >= 2) return range
  }
  return 'all'
}

/** `2026-11-22T08:30:00` -> wall-clock milliseconds. */
export const wallClock = (at: string): number => Date.parse(`${at.slice(0, 19)}Z`)
