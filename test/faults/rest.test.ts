/** The REST door under values of every shape that it reads, and under JSON of no shape: what is wrong is refused, and nothing breaks. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/doors/rest/routes.ts'
import { contracts } from '../../src/gate.ts'
import { anyOf } from '../arbitrary.ts'
import { type RestClient, restClient } from '../rest-client.ts'
import { createWorld, type World } from '../world.ts'

const runs = Number(process.env.FUZZ_REST ?? 60)

let world: World
let rest: RestClient
beforeAll(async () => {
  world = await createWorld()
  const app = await world.web()
  const person = await world.person('Ann')
  const record = await world.record(person)
  await world.grant(app, person, record)
  rest = await restClient(world, app, { person, record })
})
afterAll(() => world.close())

/** With what only another look at the record could tell: days that a calendar has, paths that can be asked, no objectives of others. */
function mended(value: unknown, key = ''): unknown {
  if (key === 'associatedObjectiveIds' || key === 'actionPlanTemplateIds') return []
  if (/XPath$/.test(key)) return 'thing/data-xml/weight/value/kg'
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d/.test(value)
      ? `20${value.slice(2, 4)}-0${1 + (Number(value[6]) % 9)}-1${value[9]}T08:30:00`
      : value
  if (Array.isArray(value)) return value.map(item => mended(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mended(part, name)]))
}

const shapeOf = (method: string) => contracts.find(c => c.name === method)!.versions[1]!.request
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('0', '-1', '1e400', '2026-02-30', '9999-12-31T23:59:59', '0000-01-01', 'Unknown', '%00', '../..'),
)

test.each(routes.filter(r => r.body).map(r => [`${r.verb} ${r.path}`, r] as const))(
  '%s',
  async (_, route) => {
    const body = fc.oneof(
      anyOf(shapeOf(route.method)).map(v => mended(v)),
      anyOf(shapeOf(route.method)),
      fc.jsonValue({ maxDepth: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(body, async value => {
        const { status } = await rest.call(route.verb, route.path, JSON.stringify(value))
        expect(status).toBeLessThan(500)
      }),
      { numRuns: runs },
    )
  },
  120_000,
)

test.each(routes.filter(r => !r.body).map(r => [`${r.verb} ${r.path}`, r] as const))(
  '%s',
  async (_, route) => {
    const names = Object.keys(shapeOf(route.method).fields)
    const given = fc.record(Object.fromEntries(names.map(name => [name, fc.option(text, { nil: undefined })])))
    await fc.assert(
      fc.asyncProperty(given, async values => {
        const said = values as { [name: string]: string | undefined }
        const path = route.path.replace(/\{(\w+)\}/g, (_, name) =>
          encodeURIComponent(said[name] || 'x').replace(/^\.+$/, 'x'),
        )
        const query = new URLSearchParams(
          Object.entries(said).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value] as [string, string]],
          ),
        )
        const { status } = await rest.call(route.verb, `${path}?${query}`)
        expect(status).toBeLessThan(500)
      }),
      { numRuns: runs },
    )
  },
  120_000,
)
