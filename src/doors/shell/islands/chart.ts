/**
 * Reading a chart by pointer and by arrow keys: a hair line at the nearest reading and its words beside it.
 * The picture and the table under it are complete without this script.
 */

interface Reading {
  readonly x: number
  readonly y: number
  readonly label: string
  readonly text: string
  readonly when: string
  readonly dot: SVGCircleElement
}

for (const chart of document.querySelectorAll<HTMLElement>('figure[data-island="chart"]')) enliven(chart)

function enliven(chart: HTMLElement): void {
  const plot = chart.querySelector<HTMLElement>('.chart-plot')
  const columns = readings(chart)
  if (!plot || columns.length === 0) return
  const line = plot.appendChild(made('div', 'chart-hair'))
  const tip = plot.appendChild(made('div', 'chart-tip'))
  const said = plot.appendChild(made('div', 'hidden'))
  said.setAttribute('aria-live', 'polite')
  line.hidden = tip.hidden = true
  plot.tabIndex = 0
  plot.setAttribute('role', 'group')
  plot.setAttribute('aria-label', chart.dataset.hint ?? '')
  // The browser's own bubbles would stand beside ours.
  for (const title of chart.querySelectorAll('.chart-dots title')) title.remove()
  let at = -1

  const show = (index: number, aloud: boolean) => {
    const column = columns[index]
    if (!column) return
    for (const r of columns[at] ?? []) r.dot.classList.remove('chart-at')
    at = index
    for (const r of column) r.dot.classList.add('chart-at')
    const x = column[0]!.x
    line.hidden = tip.hidden = false
    line.style.left = `${x}%`
    tip.replaceChildren(
      ...column.map(r => words('strong', column.length > 1 ? `${r.label} ${r.text}` : r.text)),
      words('span', column[0]!.when),
    )
    // Kept inside the plot: leans left on the right half.
    tip.style.left = `${x}%`
    tip.classList.toggle('chart-tip-left', x > 50)
    if (aloud) said.textContent = tip.innerText
  }
  const hide = () => {
    for (const r of columns[at] ?? []) r.dot.classList.remove('chart-at')
    line.hidden = tip.hidden = true
  }

  plot.addEventListener('pointermove', event => {
    const box = plot.getBoundingClientRect()
    show(nearest(columns, ((event.clientX - box.left) / box.width) * 100), false)
  })
  plot.addEventListener('pointerleave', () => {
    if (document.activeElement !== plot) hide()
  })
  plot.addEventListener('blur', hide)
  plot.addEventListener('keydown', event => {
    const last = columns.length - 1
    const from = at < 0 ? last : at
    const to: { readonly [key: string]: number } = {
      ArrowLeft: at < 0 ? last : from - 1,
      ArrowRight: from + 1,
      Home: 0,
      End: last,
    }
    const next = to[event.key]
    if (event.key === 'Escape') hide()
    if (next === undefined) return
    event.preventDefault()
    show(Math.max(0, Math.min(last, next)), true)
  })
}

/** The dots by their place in time; lines that share a time are read together. */
function readings(chart: HTMLElement): readonly (readonly Reading[])[] {
  const found: Reading[] = []
  for (const group of chart.querySelectorAll<SVGGElement>('.chart-dots')) {
    for (const dot of group.querySelectorAll('circle')) {
      const { text = '', when = '' } = dot.dataset
      found.push({
        x: Number.parseFloat(dot.getAttribute('cx') ?? '0'),
        y: Number.parseFloat(dot.getAttribute('cy') ?? '0'),
        label: group.dataset.series ?? '',
        text,
        when,
        dot,
      })
    }
  }
  const columns = new Map<string, Reading[]>()
  for (const r of found) {
    const key = `${r.x} ${r.when}`
    const column = columns.get(key)
    if (column) column.push(r)
    else columns.set(key, [r])
  }
  return [...columns.values()].sort((a, b) => a[0]!.x - b[0]!.x)
}

function nearest(columns: readonly (readonly Reading[])[], x: number): number {
  let best = 0
  columns.forEach((column, i) => {
    if (Math.abs(column[0]!.x - x) < Math.abs(columns[best]![0]!.x - x)) best = i
  })
  return best
}

function made(tag: string, className: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  return element
}

function words(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

export {}
