/** A line over time. The drawing is stretched to any width; words stay outside of it, so they keep their size. */
import { Html, html } from './html.ts'

export interface Point {
  /** `2026-11-22T08:30:00` */
  readonly at: string
  readonly kg: number
}

const [width, height, margin] = [1000, 300, 12]
const day = (at: string): string =>
  new Date(`${at.slice(0, 10)}T00:00Z`).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** Oldest first; nothing below two points, which make no line. */
export function chart(points: readonly Point[]): Html {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || first === last) return new Html('')
  const times = points.map(({ at }) => Date.parse(`${at}Z`))
  const weights = points.map(({ kg }) => kg)
  const [low, high] = [Math.min(...weights), Math.max(...weights)]
  const [from, to] = [times[0]!, times.at(-1)!]
  const x = (time: number) => margin + ((time - from) / (to - from || 1)) * (width - 2 * margin)
  const y = (kg: number) => height - margin - ((kg - low) / (high - low || 1)) * (height - 2 * margin)
  const line = points.map(({ kg }, i) => `${x(times[i]!).toFixed(1)},${y(kg).toFixed(1)}`).join(' ')
  const area = `${x(from)},${height} ${line} ${x(to)},${height}`
  const told = `${points.length} weights from ${day(first.at)} to ${day(last.at)}, between ${low.toFixed(1)} and ${high.toFixed(1)} kilograms; the last is ${last.kg.toFixed(1)}.`
  return html`<figure>
<div class="scale"><span>${high.toFixed(1)}</span><span>${low.toFixed(1)}</span></div>
<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${told}">
<polygon points="${area}"/><polyline points="${line}"/>
</svg>
<figcaption><span>${day(first.at)}</span><span>${day(last.at)}</span></figcaption>
</figure>`
}
