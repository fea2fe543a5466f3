import { expect, test } from 'vitest'
import { createMetrics, processMetrics, serveMetrics } from './metrics.ts'

test('counters and histograms are told in the Prometheus format', () => {
  const metrics = createMetrics()
  const calls = metrics.counter('calls_total', 'Calls.')
  calls.add({ method: 'PutThings', code: 0 })
  calls.add({ method: 'PutThings', code: 0 })
  calls.add({ method: 'a"b\\c' }, 5)
  const seconds = metrics.histogram('call_seconds', 'Duration.', [0.1, 1])
  seconds.observe(0.05, { method: 'X' })
  seconds.observe(0.5, { method: 'X' })
  seconds.observe(5, { method: 'X' })
  metrics.gauge('up', 'Up.', () => 1)
  expect(metrics.render()).toBe(`# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{method="PutThings",code="0"} 2
calls_total{method="a\\"b\\\\c"} 5
# HELP call_seconds Duration.
# TYPE call_seconds histogram
call_seconds_bucket{method="X",le="0.1"} 1
call_seconds_bucket{method="X",le="1"} 2
call_seconds_bucket{method="X",le="+Inf"} 3
call_seconds_sum{method="X"} 5.55
call_seconds_count{method="X"} 3
# HELP up Up.
# TYPE up gauge
up 1
`)
})

test('labels without end do not fill the memory', () => {
  const metrics = createMetrics()
  const counter = metrics.counter('x_total', 'X.')
  for (let i = 0; i < 6000; i++) counter.add({ i })
  expect(metrics.render().split('\n').length).toBeLessThan(5010)
})

test('they are served on an address of their own', async () => {
  const metrics = createMetrics()
  processMetrics(metrics)
  const served = await serveMetrics({ host: '127.0.0.1', port: 0 }, metrics)
  const reply = await fetch(served.url)
  expect(reply.headers.get('content-type')).toContain('version=0.0.4')
  expect(await reply.text()).toContain('process_resident_memory_bytes')
  expect((await fetch(served.url.replace('/metrics', '/'))).status).toBe(404)
  await served.close()
})
