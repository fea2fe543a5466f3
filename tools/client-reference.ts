/**
 * client/REFERENCE.md: what the sources of the client export, with their sentences, and the lists of methods and thing types.
 * Sources are read as the formatter leaves them, line by line; the compiler of today has no library to ask.
 */
import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import type { Contract } from '../src/protocol/method.ts'

export interface Entry {
  readonly name: string
  readonly doc: string
  /** Signature or body, as TypeScript. */
  readonly text: string
  readonly members: readonly Entry[]
}

const plainDoc = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/^\s*\/\*\*\s?|\s*\*\/\s*$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('*\\/*', '*/*')
    .trim()

/** The comment that ends on the line before. */
function docBefore(lines: readonly string[], at: number): string {
  const end = at - 1
  if (!lines[end]?.trimEnd().endsWith('*/')) return ''
  let start = end
  while (start >= 0 && !lines[start]!.trimStart().startsWith('/**')) start--
  return plainDoc(lines.slice(start, end + 1))
}

/** A signature from its first line to where the body begins. */
function signature(lines: readonly string[], at: number): string {
  const taken: string[] = []
  for (let i = at; i < lines.length; i++) {
    const line = lines[i]!
    const body = / (?:\{|=>)$/.exec(line) ?? / => (?!.* => )(?!\S+\)?$).*$/.exec(line)
    const opens = /[({[<]$/.test(line.replace(/ \{$/, ''))
    taken.push(body && !opens ? line.slice(0, body.index) : line)
    if ((body && !opens) || (!opens && /[;)\w>]$/.test(line) && balanced(taken.join('\n')))) break
  }
  return taken
    .join('\n')
    .replace(/^export (?:async )?/, '')
    .trim()
}
const count = (text: string, c: string) => text.split(c).length - 1
const balanced = (text: string) => count(text, '(') === count(text, ')') && count(text, '{') === count(text, '}')

/** What a source declares and exports where it stands. */
export function entriesOf(source: string): Entry[] {
  const lines = source.split('\n')
  return lines.flatMap((line, at): Entry[] => {
    const found = /^export (?:async )?(?:abstract )?(function\*?|const|class|interface|type) (\w+)/.exec(line)
    if (!found) return []
    const [, kind = '', name = ''] = found
    const doc = docBefore(lines, at)
    const end = lines.findIndex((l, i) => i >= at && /^\}/.test(l))
    if (kind === 'class')
      return [{ name, doc, text: signature(lines, at), members: membersOf(lines.slice(at + 1, end)) }]
    if (kind === 'interface') return [{ name, doc, text: bodyOf(lines, at, end), members: [] }]
    if (kind === 'type') {
      const blank = lines.findIndex((l, i) => i > at && (l === '' || /^\S/.test(l)))
      return [{ name, doc, text: bodyOf(lines, at, blank - 1), members: [] }]
    }
    return [{ name, doc, text: signature(lines, at), members: [] }]
  })
}

const bodyOf = (lines: readonly string[], at: number, end: number): string => {
  const closed = /\}$/.test(lines[at]!) ? at : Math.max(end, at)
  return lines
    .slice(at, closed + 1)
    .join('\n')
    .replace(/^export /, '')
    .trim()
}

function membersOf(lines: readonly string[]): Entry[] {
  return lines.flatMap((line, at): Entry[] => {
    const found = /^ {2}(?:async )?(?:readonly )?\*?(\w+)[?]?[<(:]/.exec(line)
    if (!found || found[1] === 'constructor' || /^ {2}(private|override|if|return|for)\b/.test(line)) return []
    const doc = docBefore(lines, at)
    if (/^ {2}readonly /.test(line) && doc === '') return []
    const text = signature(lines, at)
      .replace(/^(async )?\*?/, '')
      .replace(/^readonly /, '')
      .replace(/^ {2}/gm, '')
    return [{ name: found[1]!, doc, text, members: [] }]
  })
}

/** Names that a door hands out, by the file that declares them. */
export function exportsOf(source: string): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>()
  for (const [, names = '', file = ''] of source.matchAll(/export (?:type )?\{([^}]*)\} from '(\.[^']+)'/g))
    found.set(
      file,
      new Set(
        names
          .split(',')
          .map(name => name.replace(/^\s*type\s+/, '').trim())
          .filter(Boolean),
      ),
    )
  return found
}

const doors = [
  ['@healthkeep/client', 'index.ts', 'Applications, people, records, errors.'],
  ['@healthkeep/client/things', 'things.ts', 'Besides the thing types, which are listed below:'],
  ['@healthkeep/client/blobs', 'blobs.ts', ''],
  ['@healthkeep/client/soda', 'soda.ts', ''],
  ['@healthkeep/client/events', 'events.ts', ''],
  ['@healthkeep/client/packages', 'packages.ts', ''],
] as const

const shown = ({ name, doc, text, members }: Entry): string =>
  [
    `### ${name}`,
    '',
    ...(doc ? [doc, ''] : []),
    '```typescript',
    text,
    '```',
    '',
    ...members.flatMap(m => ['```typescript', m.text, '```', '', ...(m.doc ? [m.doc, ''] : [])]),
  ].join('\n')

function door(folder: string, [name, file, text]: (typeof doors)[number]): string {
  const read = (path: string) => readFileSync(posix.join(folder, path), 'utf8')
  const source = read(file)
  const handedOn = [...exportsOf(source)].filter(([path]) => !path.includes('generated'))
  const entries = [
    ...entriesOf(source),
    ...handedOn.flatMap(([path, names]) => entriesOf(read(path)).filter(entry => names.has(entry.name))),
  ]
  const head = /^\/\*\*[\s\S]*?\*\//.exec(source)?.[0]
  const about = text || (head ? plainDoc(head.split('\n')) : '')
  return [`## ${name}`, '', about, '', ...entries.map(shown)].join('\n')
}

export function referenceText(
  folder: string,
  contracts: readonly Contract[],
  safe: (contract: Contract) => boolean,
  types: readonly { readonly name: string; readonly id: string; readonly summary: string }[],
): string {
  const cell = (text: string) => text.replaceAll('|', '\\|')
  return [
    '# Reference of @healthkeep/client',
    '',
    'Written by `npm run index` from the sources. [README.md](README.md) is the place to begin.',
    '',
    ...doors.map(each => door(folder, each)),
    '## @healthkeep/client/methods',
    '',
    'For `call` of an application, a person or a record. Request and answer of each are types of the same name: `GetThingsRequest`, `GetThingsResponse`. Those marked as safe are tried again when no answer came.',
    '',
    '| method | versions | safe | |',
    '|---|---|---|---|',
    ...contracts.map(contract => {
      const { name, summary, versions } = contract
      return `| \`${name}\` | ${Object.keys(versions).join(', ')} | ${safe(contract) ? 'yes' : ''} | ${cell(summary)} |`
    }),
    '',
    '## Thing types',
    '',
    'Exports of `@healthkeep/client/things`, each a value and a type.',
    '',
    '| type | id | |',
    '|---|---|---|',
    ...types.map(({ name, id, summary }) => `| \`${name}\` | \`${id}\` | ${cell(summary)} |`),
    '',
  ].join('\n')
}
