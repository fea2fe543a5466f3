/**
 * Writes what is a list of something else: src/things/index.ts, src/methods/index.ts, the table of settings in README.md, and
 * what the client is made of.
 * With --check it writes nothing and says what is missing. Lists are compared as sets: git merges them by union.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settingsTable, tableMarkers } from '../src/config.ts'

const heading = '// Written by `npm run index`: one line a file, sorted.'
const root = fileURLToPath(new URL('..', import.meta.url))

/** Files in things/ that are about all types rather than one. */
const noTypes = ['index.ts', 'registry.ts', 'thing-type.ts']

type Source = readonly [path: string, text: string]

/** A line for each thing type. */
export const thingLines = (files: readonly Source[]): string[] =>
  files.filter(([path]) => !noTypes.includes(path)).map(([path]) => `export * from './${path}'`)

/** A line for each method, under the name on the wire; throws a sentence where a file and its contract disagree. */
export const methodLines = (files: readonly Source[]): string[] =>
  files.map(([path, text]) => {
    const name = /export const contract = method\(\{\s*name: '(\w+)'/.exec(text)?.[1]
    if (name === undefined) throw new Error(`src/methods/${path} has no contract that begins with a name`)
    const letters = (word: string) => word.replaceAll('-', '').toLowerCase()
    if (letters(name) !== letters(posix.basename(path, '.ts')))
      throw new Error(`src/methods/${path} declares ${name}; its file should be ${fileNameOf(name)}`)
    return `export * as ${name} from './${path}'`
  })

/** PutThings -> put-things.ts, GetMeaningfulUseVDTReport -> get-meaningful-use-vdt-report.ts. */
export const fileNameOf = (name: string): string =>
  `${name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, (_, a, b, c, d) => `${a ?? c}-${b ?? d}`).toLowerCase()}.ts`

/** In the order in which the formatter wants exports: by path, `personal` before `personal-image`. */
const byPath = (a: string, b: string): number => {
  const path = (line: string) => /from '(.*)\.ts'/.exec(line)?.[1] ?? ''
  return path(a) < path(b) ? -1 : 1
}

/** What the list lacks and what it has too much, as sentences. */
export function differences(file: string, text: string, lines: readonly string[]): string[] {
  const there = new Set(text.split('\n').filter(line => line.startsWith('export')))
  const pathIn = (line: string) => posix.join(posix.dirname(file), /from '(.*)'/.exec(line)?.[1] ?? '')
  return [
    ...lines.filter(line => !there.has(line)).map(line => `${file} has no line for ${pathIn(line)}; run npm run index`),
    ...[...there]
      .filter(line => !lines.includes(line))
      .map(line => `${file} has a line for ${pathIn(line)}, which is not there by that name; run npm run index`),
  ]
}

/** README.md with the table of settings between its markers; unchanged when it has none. */
export function withSettings(readme: string): string {
  const [start, end] = tableMarkers
  const from = readme.indexOf(start)
  const to = readme.indexOf(end)
  if (from < 0 || to < from) return readme
  return `${readme.slice(0, from + start.length)}\n\n${settingsTable()}\n\n${readme.slice(to)}`
}

function files(folder: string, deep: boolean, under = ''): Source[] {
  if (!existsSync(join(folder, under))) return []
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry): Source[] => {
    const path = posix.join(under, entry.name)
    if (entry.isDirectory()) return deep ? files(folder, deep, path) : []
    const counts = path.endsWith('.ts') && !path.endsWith('.test.ts') && path !== 'index.ts'
    return counts ? [[path, readFileSync(join(folder, path), 'utf8')]] : []
  })
}

async function run(check: boolean): Promise<void> {
  const wrong: string[] = []
  const lists = [
    ['src/things/index.ts', () => thingLines(files(join(root, 'src/things'), false))],
    ['src/methods/index.ts', () => methodLines(files(join(root, 'src/methods'), true))],
  ] as const
  for (const [file, read] of lists) {
    const path = join(root, file)
    const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
    try {
      const lines = read()
      if (check) wrong.push(...differences(file, before, lines))
      else write(path, before, `${[heading, ...lines.sort(byPath)].join('\n')}\n`)
    } catch (error) {
      wrong.push((error as Error).message)
    }
  }
  const readme = join(root, 'README.md')
  const before = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
  if (!check) write(readme, before, withSettings(before))
  else if (withSettings(before) !== before)
    wrong.push('The settings in README.md are not those of src/config.ts; run npm run index')
  // Asked last, when the lists that it reads are written; not at all while they are wrong.
  if (wrong.length === 0) {
    const { generated } = await import('./client.ts')
    for (const [file, text] of await generated()) {
      const path = join(root, file)
      const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
      if (!check) write(path, before, text)
      else if (before !== text) wrong.push(`${file} is not what the declarations say; run npm run index`)
    }
  }
  for (const sentence of wrong) console.error(sentence)
  process.exitCode = wrong.length > 0 ? 1 : 0
}

function write(path: string, before: string, after: string): void {
  if (after !== before) writeFileSync(path, after)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.includes('--check'))
