/** Counters, gauges and histograms in the text format of Prometheus. Labels are names from our own code: no ids, no data. */
import { createServer } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'

type Labels = Readonly<Record<string, string | number>>

export interface Counter {
  add(labels?: Labels, by?: number): void
}
export interface Histogram {
  observe(value: number, labels?: Labels): void
}

export interface Metrics {
  counter(name: string, help: string): Counter
  /** Asked at each scrape. */
  gauge(name: string, help: string, read: () => number): void
  histogram(name: string, help: string, buckets?: readonly number[]): Histogram
  render(): string
}

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** A label whose values come from outside by mistake must not fill the memory. */
const mostSeries = 5000

const keyOf = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${String(value).replace(/[\\"\n]/g, c => (c === '\n' ? '\\n' : `\\${c}`))}"`)
    .join(',')
const series = (name: string, key: string, extra = ''): string => {
  const all = [key, extra].filter(Boolean).join(',')
  return all === '' ? name : `${name}{${all}}`
}

export function createMetrics(): Metrics {
  const families: (() => string[])[] = []
  const family = (name: string, type: string, help: string, lines: () => string[]) =>
    families.push(() => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines()])
  return {
    counter(name, help) {
      const values = new Map<string, number>()
      family(name, 'counter', help, () => [...values].map(([key, value]) => `${series(name, key)} ${value}`))
      return {
        add(labels = {}, by = 1) {
          const key = keyOf(labels)
          if (values.has(key) || values.size < mostSeries) values.set(key, (values.get(key) ?? 0) + by)
        },
      }
    },
    gauge(name, help, read) {
      family(name, 'gauge', help, () => [`${name} ${read()}`])
    },
    histogram(name, help, buckets = secondsBuckets) {
      const all = new Map<string, { counts: number[]; sum: number; count: number }>()
      family(name, 'histogram', help, () =>
        [...all].flatMap(([key, { counts, sum, count }]) => [
          ...buckets.map((edge, i) => `${series(`${name}_bucket`, key, `le="${edge}"`)} ${counts[i]}`),
          `${series(`${name}_bucket`, key, 'le="+Inf"')} ${count}`,
          `${series(`${name}_sum`, key)} ${sum}`,
          `${series(`${name}_count`, key)} ${count}`,
        ]),
      )
      return {
        observe(value, labels = {}) {
          const key = keyOf(labels)
          let found = all.get(key)
          if (!found) {
            if (all.size >= mostSeries) return
            found = { counts: buckets.map(() => 0), sum: 0, count: 0 }
            all.set(key, found)
          }
          found.sum += value
          found.count++
          for (const [i, edge] of buckets.entries()) if (value <= edge) found.counts[i]!++
        },
      }
    },
    render: () => `${families.flatMap(lines => lines()).join('\n')}\n`,
  }
}

/** What every process tells about itself. */
export function processMetrics(metrics: Metrics): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const startedAt = Date.now() / 1000 - process.uptime()
  metrics.gauge('process_start_time_seconds', 'Start of the process.', () => startedAt)
  metrics.gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
  metrics.gauge('process_cpu_seconds', 'Processor time used.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  metrics.gauge('nodejs_eventloop_delay_p99_seconds', 'Delay of the event loop since the last scrape.', () => {
    const p99 = delay.percentile(99) / 1e9
    delay.reset()
    return p99
  })
}

/** Serves /metrics on an address of its own, so that it need not be reachable where the platform is. */
export async function serveMetrics(
  { host, port }: { readonly host: string; readonly port: number },
  metrics: Metrics,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(metrics.render())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const bound = server.address()
  const actual = typeof bound === 'object' && bound ? bound.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/metrics`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
