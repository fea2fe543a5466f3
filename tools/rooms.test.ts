import { expect, test } from 'vitest'
import { importsOf, roomOf, rooms, violations } from './rooms.ts'

const one = (path: string, source: string) => violations([[path, source]])

test('a room opens what lies below it', () => {
  expect(one('doors/shell/pages/type.tsx', `import { weight } from '../../../things/weight.ts'`)).toEqual([])
  expect(one('domain/things.ts', `import { sql } from '../store/db.ts'\nimport { x } from './x.ts'`)).toEqual([])
  expect(one('main.ts', `import './anything/at/all.ts'`)).toEqual([])
})

test('and nothing else', () => {
  expect(one('doors/shell/pages/type.tsx', `import { put } from '../../../domain/things.ts'`)).toEqual([
    'doors/shell/pages/type.tsx opens domain, and doors may not',
  ])
  expect(one('doors/shell/door.tsx', `import { read } from '../xml/door.ts'`)).toEqual([
    'doors/shell/door.tsx opens doors/xml, and doors may not',
  ])
  expect(one('xml/parse.ts', `export * from '../schema/schema.ts'`)).toEqual([
    'xml/parse.ts opens schema, and xml may not',
  ])
  expect(one('store/db.ts', `const later = () => import('../domain/people.ts')`)).toEqual([
    'store/db.ts opens domain, and store may not',
  ])
})

test('of some rooms only the types', () => {
  const path = 'doors/rest/door.ts'
  expect(one(path, `import type { AllMethods } from '../../methods/index.ts'`)).toEqual([])
  expect(one(path, `import { type A, type B } from '../../methods/index.ts'`)).toEqual([])
  expect(one(path, `import { type A, b } from '../../methods/index.ts'`)).toEqual([
    'doors/rest/door.ts opens methods/index.ts, and doors may only know its types',
  ])
})

test('tests go anywhere, and a new room must be entered in the table', () => {
  expect(one('xml/parse.test.ts', `import { put } from '../domain/things.ts'`)).toEqual([])
  expect(one('attic/old.ts', '')).toEqual(['attic/old.ts is in the room attic, which tools/rooms.ts does not know'])
})

test('imports are found over several lines, and not in comments', () => {
  const source = `import {\n  a,\n  type B,\n} from './a.ts'\n// import { c } from './c.ts'\n/* import './d.ts' */\nexport type { E } from './e.ts'\nimport fs from 'node:fs'`
  expect(importsOf('xml/x.ts', source)).toEqual([
    { file: 'xml/a.ts', typeOnly: false },
    { file: 'xml/e.ts', typeOnly: true },
  ])
})

test('the staircase has no way up', () => {
  const reach = (room: string, seen = new Set<string>()): Set<string> => {
    for (const below of [...(rooms[room]?.may ?? []), ...(rooms[room]?.types ?? [])])
      if (!seen.has(below)) reach(below, seen.add(below))
    return seen
  }
  for (const room of Object.keys(rooms))
    if (room !== 'main') expect([room, reach(room).has(room)]).toEqual([room, false])
  expect(roomOf('gate.ts')).toBe('gate')
})
