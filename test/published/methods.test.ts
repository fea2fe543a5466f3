/**
 * Every method that HealthVault had, in every version: built here, or placed (protocol/placed.ts). COVERAGE=1 prints the table.
 */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contracts } from '../../src/gate.ts'
import { placed, placedVersions } from '../../src/protocol/placed.ts'
import { createWorld, type World } from '../world.ts'

const table = new URL('../../../shared/spec/methods.tsv', import.meta.url)
const rows = existsSync(table)
  ? readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map(line => line.split('\t'))
      .map(([name = '', version = '', visibility = '']) => ({ name, version: Number(version), visibility }))
  : []
if (rows.length === 0) console.warn('SKIPPED: methods are not compared with the published ones: ../shared is absent')

const contractOf = (name: string) => contracts.find(c => c.name === name)
const placeOf = (row: { name: string; version: number }) =>
  placed[row.name] ?? placedVersions[`${row.name} ${row.version}`]
const built = ({ name, version }: { name: string; version: number }) =>
  contractOf(name)?.versions[version] !== undefined

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

describe.skipIf(rows.length === 0)('the methods of HealthVault', () => {
  test('are each built or placed', () => {
    const missing = rows.filter(r => !built(r) && placeOf(r) === undefined)
    expect(missing.map(r => `${r.name} ${r.version}`)).toEqual([])
  })

  test('that are placed are none that is built, and none that applications could call', () => {
    for (const name of Object.keys(placed)) {
      const known = rows.filter(r => r.name === name)
      expect([name, known.length > 0, known.some(built), known.some(r => r.visibility === 'public')]).toEqual([
        name,
        true,
        false,
        false,
      ])
    }
  })

  test('that are public there are public here', () => {
    const hidden = rows.filter(
      r => r.visibility === 'public' && built(r) && contractOf(r.name)!.visibility !== 'public',
    )
    expect(hidden).toEqual([])
  })

  afterAll(() => {
    if (!process.env.COVERAGE) return
    const state = (r: (typeof rows)[number]) => (built(r) ? 'built' : (placeOf(r) ?? 'open'))
    console.log(rows.map(r => `${r.name} ${r.version} | ${r.visibility} | ${state(r)}`).join('\n'))
    const count = (what: string) =>
      rows.filter(r => (built(r) ? 'built' : placeOf(r) ? 'placed' : 'open') === what).length
    console.log(`${rows.length} rows: ${count('built')} built, ${count('placed')} placed, ${count('open')} open`)
  })
})

test('a method that has no place any more answers 12 and says what took it; one that never was answers 5', async () => {
  const client = await world.client(await world.web())
  const gone = await client.call('CreateAccountWithTicket', 1)
  expect([gone.code, gone.message]).toEqual([12, placed.CreateAccountWithTicket])
  expect((await client.call('CreatePersonAccount', 1)).code).toBe(12)
  for (const never of ['NoSuchMethod', 'constructor', 'toString']) expect((await client.call(never, 1)).code).toBe(5)
})
