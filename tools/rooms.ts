/** The staircase of ARCHITECTURE.md as data: which room may open which. `npm run check` fails with a sentence for each wrong door. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Room {
  /** Rooms whose files it may import. */
  readonly may: readonly string[]
  /** Rooms of which it may know the types, never the values. */
  readonly types?: readonly string[]
}

/** `doors/*` stands for each door; a door may not open another. Tests are free to go anywhere. */
export const rooms: Readonly<Record<string, Room>> = {
  xml: { may: [] },
  schema: { may: ['xml'] },
  protocol: { may: ['schema', 'xml'] },
  things: { may: ['schema', 'xml'] },
  interop: { may: ['things', 'protocol', 'schema', 'xml'] },
  store: { may: [] },
  signature: { may: ['protocol', 'xml'] },
  domain: { may: ['store', 'signature', 'interop', 'things', 'protocol', 'schema', 'xml'] },
  methods: { may: ['domain', 'interop', 'things', 'protocol', 'schema', 'xml'] },
  gate: { may: ['methods', 'domain', 'protocol', 'schema'], types: ['store'] },
  // Domain and store are out of reach: there is no way to the data but through the gate.
  'doors/*': { may: ['gate', 'interop', 'things', 'protocol', 'schema', 'xml'], types: ['methods'] },
  couriers: { may: ['domain', 'store', 'protocol'] },
  config: { may: [] },
  logs: { may: [] },
  metrics: { may: [] },
  platform: { may: ['gate', 'domain', 'store', 'protocol'] },
  server: { may: ['doors/*', 'gate', 'protocol', 'metrics'], types: ['domain', 'platform', 'store'] },
  // Commands act through the gate, as doors do; the store is open to them for backup, restore and doctor.
  cli: {
    may: ['config', 'gate', 'store', 'things', 'protocol', 'schema', 'xml', 'logs'],
    types: ['platform', 'methods'],
  },
  main: { may: ['*'] },
}

export interface Import {
  readonly file: string
  readonly typeOnly: boolean
}

/** What a source imports from our own files, by paths under src/. */
export function importsOf(path: string, source: string): Import[] {
  const found: Import[] = []
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const pattern =
    /(?:^|[\n;])\s*(?:import|export)\s+([^'";]*?)\bfrom\s*['"](\.[^'"]+)['"]|\bimport\s*\(?\s*['"](\.[^'"]+)['"]/g
  for (const [, clause = '', from, direct] of code.matchAll(pattern)) {
    const file = posix.join(posix.dirname(path), from ?? direct ?? '')
    if (!file.startsWith('..')) found.push({ file, typeOnly: from !== undefined && onlyTypes(clause) })
  }
  return found
}

function onlyTypes(clause: string): boolean {
  if (/^type\b/.test(clause.trim())) return true
  const names = /^\{([\s\S]*)\}\s*$/.exec(clause.trim())?.[1]
  return names?.split(',').every(name => name.trim() === '' || /^type\s/.test(name.trim())) ?? false
}

/** `doors/shell/pages/type.tsx` is in `doors/shell`, `gate.ts` in `gate`. */
export function roomOf(path: string): string {
  const [first = '', second] = path.replace(/\.tsx?$/, '').split('/')
  return first === 'doors' && second !== undefined ? `doors/${second}` : first
}

const ruleOf = (room: string): Room | undefined =>
  rooms[room] ?? (room.startsWith('doors/') ? rooms['doors/*'] : undefined)
const lists = (names: readonly string[] | undefined, room: string): boolean =>
  names?.some(name => name === '*' || name === room || (name === 'doors/*' && room.startsWith('doors/'))) ?? false

/** A sentence for each import that the table does not allow. */
export function violations(files: Iterable<readonly [path: string, source: string]>): string[] {
  const found: string[] = []
  for (const [path, source] of files) {
    if (/\.test\.tsx?$/.test(path)) continue
    const room = roomOf(path)
    const rule = ruleOf(room)
    if (!rule) {
      found.push(`${path} is in the room ${room}, which tools/rooms.ts does not know`)
      continue
    }
    for (const { file, typeOnly } of importsOf(path, source)) {
      const opened = roomOf(file)
      if (opened === room || lists(rule.may, opened)) continue
      if (lists(rule.types, opened)) {
        if (!typeOnly) found.push(`${path} opens ${file}, and ${plural(room)} may only know its types`)
      } else found.push(`${path} opens ${opened}, and ${plural(room)} may not`)
    }
  }
  return [...new Set(found)]
}

const plural = (room: string): string => (room.startsWith('doors/') ? 'doors' : room)

export function sources(directory: string, under = ''): [string, string][] {
  return readdirSync(join(directory, under), { withFileTypes: true }).flatMap((entry): [string, string][] => {
    const path = posix.join(under, entry.name)
    if (entry.isDirectory()) return sources(directory, path)
    return /\.tsx?$/.test(entry.name) ? [[path, readFileSync(join(directory, path), 'utf8')]] : []
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = violations(sources(fileURLToPath(new URL('../src', import.meta.url))))
  for (const sentence of found) console.error(sentence)
  process.exitCode = found.length > 0 ? 1 : 0
}
