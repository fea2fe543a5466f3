import { expect, test } from 'vitest'
import { settingsTable, tableMarkers } from '../src/config.ts'
import { differences, fileNameOf, methodLines, thingLines, withSettings } from './index.ts'

const contract = (name: string) => `export const contract = method({\n  name: '${name}',\n`

test('a method is listed under its name on the wire', () => {
  expect(methodLines([['things/put-things.ts', contract('PutThings')]])).toEqual([
    "export * as PutThings from './things/put-things.ts'",
  ])
})

test('a file that is named unlike its method is refused', () => {
  expect(() => methodLines([['things/put-thing.ts', contract('PutThings')]])).toThrow(
    'src/methods/things/put-thing.ts declares PutThings; its file should be put-things.ts',
  )
  expect(() => methodLines([['things/x.ts', 'export {}']])).toThrow('has no contract')
  expect(fileNameOf('GetMeaningfulUseVDTReport')).toBe('get-meaningful-use-vdt-report.ts')
})

test('files about all types are no types', () => {
  expect(
    thingLines([
      ['weight.ts', ''],
      ['registry.ts', ''],
    ]),
  ).toEqual(["export * from './weight.ts'"])
})

test('lists are compared as sets', () => {
  const text = `// heading\nexport * from './b.ts'\nexport * from './a.ts'\nexport * from './a.ts'\n`
  const line = (name: string) => `export * from './${name}.ts'`
  expect(differences('src/things/index.ts', text, [line('a'), line('b')])).toEqual([])
  expect(differences('src/things/index.ts', text, [line('a'), line('c')])).toEqual([
    'src/things/index.ts has no line for src/things/c.ts; run npm run index',
    'src/things/index.ts has a line for src/things/b.ts, which is not there by that name; run npm run index',
  ])
})

test('the settings stand between their markers in README.md', () => {
  const [start, end] = tableMarkers
  const readme = withSettings(`# Title\n${start}\nold\n${end}\nrest`)
  expect(readme).toBe(`# Title\n${start}\n\n${settingsTable()}\n\n${end}\nrest`)
  expect(withSettings(readme)).toBe(readme)
  expect(withSettings('no markers')).toBe('no markers')
})
