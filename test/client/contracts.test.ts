/**
 * What the client makes of contracts and declarations, held against the server's own codec: any value of any shape is read and
 * written alike on both sides.
 */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Method } from '../../client/src/methods.ts'
import * as clientMethods from '../../client/src/methods.ts'
import { decode, encode, encodeContent } from '../../client/src/shape.ts'
import { everyType } from '../../client/src/things.ts'
import { parse } from '../../client/src/xml.ts'
import { contracts } from '../../src/gate.ts'
import * as server from '../../src/schema/codec.ts'
import type { Sequence } from '../../src/schema/schema.ts'
import { typeById } from '../../src/things/registry.ts'
import { parse as serverParse } from '../../src/xml/parse.ts'
import { anyOf } from '../arbitrary.ts'

const runs = { numRuns: 25 }
const offered = contracts.filter(({ visibility }) => visibility === 'public')
const methods = (Object.values(clientMethods) as readonly object[]).filter(
  (value): value is Method => 'shapes' in value && 'newest' in value,
)

test('the client has every public method, in every version', () => {
  const told = (all: readonly { name: string; versions: readonly string[] }[]) =>
    all.map(({ name, versions }) => `${name} ${versions}`).sort()
  expect(told(methods.map(({ name, shapes }) => ({ name, versions: Object.keys(shapes) })))).toEqual(
    told(offered.map(({ name, versions }) => ({ name, versions: Object.keys(versions) }))),
  )
})

/** Numbers of a calendar and others pass through text; -0 becomes 0 there. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown
/** As the server reads it; some of what is drawn is out of bounds, which is not our affair here. */
function readByServer(shape: Sequence, xml: string, order: 'strict' | 'relaxed'): unknown {
  const source = Buffer.from(xml)
  try {
    return server.decode(shape, serverParse(source), source, order)
  } catch (error) {
    if (!(error instanceof server.Invalid)) throw error
    return fc.pre(false)
  }
}

describe.each(methods.map(method => [method.name, method] as const))('%s', (name, method) => {
  const contract = offered.find(c => c.name === name)!
  test.each(Object.keys(method.shapes).map(Number))('version %i', version => {
    const [asked, answered] = method.shapes[version]!
    const { request, response } = contract.versions[version]!
    fc.assert(
      fc.property(anyOf(request), value => {
        const xml = `<info>${encodeContent(asked, value, name)}</info>`
        expect(xml).toBe(server.encode(request, 'info', value as never))
      }),
      runs,
    )
    expect(answered === undefined).toBe(response === undefined)
    if (!response || answered === undefined) return
    fc.assert(
      fc.property(anyOf(response), value => {
        const xml = server.encode(response, 'info', value as never)
        const read = decode(answered, parse(xml).elements[0]!, xml)
        expect(plain(read)).toEqual(plain(readByServer(response, xml, 'relaxed')))
      }),
      runs,
    )
  })
})

describe.each(everyType.filter(({ shape }) => shape).map(type => [type.name, type] as const))('%s', (_, type) => {
  const { data, root } = typeById(type.id)!
  test('is read and written as the server does', () => {
    fc.assert(
      fc.property(anyOf(data!), value => {
        const xml = server.encode(data!, root, value as never)
        expect(encode(type.shape!, root, value)).toBe(xml)
        expect(plain(decode(type.shape!, parse(xml).elements[0]!, xml))).toEqual(
          plain(readByServer(data!, xml, 'strict')),
        )
      }),
      runs,
    )
  })
})

test('each door of the package has its source, and its types', () => {
  const { exports } = JSON.parse(readFileSync(new URL('../../client/package.json', import.meta.url), 'utf8')) as {
    exports: Record<string, { types: string; default: string }>
  }
  for (const { types, default: script } of Object.values(exports)) {
    const name = /^\.\/dist\/(\w+)\.js$/.exec(script)?.[1]
    expect(types).toBe(`./dist/${name}.d.ts`)
    expect(existsSync(new URL(`../../client/src/${name}.ts`, import.meta.url))).toBe(true)
  }
})

test('the client imports nothing of the server, and nothing else', () => {
  for (const name of [
    'all',
    'application',
    'argon2',
    'base64',
    'blobs',
    'credential',
    'events',
    'index',
    'packages',
    'platform',
    'record',
    'shape',
    'soda',
    'thing',
    'values',
    'xml',
  ]) {
    const source = readFileSync(new URL(`../../client/src/${name}.ts`, import.meta.url), 'utf8')
    for (const [, from] of source.matchAll(/from '([^']+)'/g)) expect(from).toMatch(/^\.\/(generated\/)?[\w-]+\.ts$/)
  }
})
