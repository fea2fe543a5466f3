import { expect, test } from 'vitest'
import { createLog, described } from './logs.ts'

function logged(work: (log: ReturnType<typeof createLog>) => void, level: 'debug' | 'info' = 'info') {
  const lines: string[] = []
  work(createLog({ level, write: line => lines.push(line), now: () => new Date(0) }))
  return lines.map(line => JSON.parse(line))
}

test('a line is JSON with time, level, message and fields', () => {
  expect(logged(log => log.info('call', { request: 'r1', code: 0, version: undefined }))).toEqual([
    { time: '1970-01-01T00:00:00.000Z', level: 'info', message: 'call', request: 'r1', code: 0 },
  ])
})

test('what is below the level is left out', () => {
  expect(logged(log => log.debug('detail'))).toEqual([])
  expect(logged(log => log.debug('detail'), 'debug')).toHaveLength(1)
})

test('queries and mail addresses are cut', () => {
  const [line] = logged(log =>
    log.info('GET /record?name=Ann&weight=71.3 for ann.smith@example.org', {
      to: '<ben@example.org>',
      at: 'x@localhost',
    }),
  )
  expect(JSON.stringify(line)).not.toMatch(/Ann|71\.3|ann\.smith|ben/)
  expect(line).toMatchObject({ message: 'GET /record?… for …@example.org', to: '<…@example.org>', at: '…@localhost' })
})

test('an error that may quote data is told without its message', () => {
  let quoting: unknown
  try {
    JSON.parse('{"note": depressed}')
  } catch (error) {
    quoting = error
  }
  const database = Object.assign(new Error('Key (email)=(ann@example.org) exists'), {
    code: '23505',
    constraint: 'person_email',
  })
  expect(JSON.stringify(described(quoting))).not.toContain('depressed')
  expect(described(database)).toMatchObject({ name: 'Error', code: '23505', about: 'person_email' })
  expect(described(database)).not.toHaveProperty('message')
  expect(described(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' })
})

test('the stack says where, and the cause is told too', () => {
  const error = new Error('outer secret', { cause: new RangeError('inner') })
  const found = described(error)
  expect(found.stack?.[0]).toMatch(/^at .*logs\.test\.ts/)
  expect(found.cause).toMatchObject({ name: 'RangeError', message: 'inner' })
  expect(JSON.stringify(found)).not.toContain('secret')
})
