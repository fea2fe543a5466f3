/** How much a page has to load. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

async function bundle(
  source: string,
): Promise<{ readonly text: string; readonly gzipped: number; readonly inputs: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: source, resolveDir: new URL('../../client/src', import.meta.url).pathname, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    external: ['node:*'],
  })
  const { contents, text } = outputFiles[0]!
  return { text, gzipped: gzipSync(contents).length, inputs: Object.keys(metafile.inputs) }
}

const kilobyte = 1000
/** What the guide says of the size, in kB. */
const said = /With everything it is less than (\d+) kB gzipped, with weight alone less than (\d+) kB/
  .exec(readFileSync(new URL('../../client/README.md', import.meta.url), 'utf8'))!
  .map(Number)

test('everything, with every thing type and every method, stays under 60 kB gzipped, and names no module of Node.js', async () => {
  const { gzipped, text, inputs } = await bundle("export * from './all.ts'")
  console.info(`client with everything: ${gzipped} bytes gzipped, ${text.length} minified`)
  expect(gzipped).toBeLessThan(60 * kilobyte)
  expect(gzipped).toBeLessThan(said[1]! * kilobyte)
  expect(text).not.toMatch(/from\s*"node:|require\(/)
  expect(inputs.filter(input => !/^client\/src\/|<stdin>/.test(input))).toEqual([])
})

test('who needs weight alone loads a fraction', async () => {
  const all = await bundle("export * from './all.ts'")
  const weight = await bundle(
    "export { webApplication } from './index.ts'\nexport { Weight, dateTime } from './things.ts'",
  )
  console.info(`client with weight alone: ${weight.gzipped} bytes gzipped, ${weight.text.length} minified`)
  expect(weight.gzipped).toBeLessThan(all.gzipped / 2)
  expect(weight.gzipped).toBeLessThan(said[2]! * kilobyte)
  expect(weight.text).not.toContain('blood-pressure')
  expect(weight.text).not.toContain('SearchVocabulary')
})

test('a type alone is a few bytes', async () => {
  const { gzipped } = await bundle("export { Weight } from './things.ts'")
  expect(gzipped).toBeLessThan(400)
})
