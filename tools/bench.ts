/**
 * `npm run bench`: how fast it is, beside the bare minimum for the same work measured in the same run. Prints tables and
 * writes bench.json. Ratios are what counts; absolute figures belong to the machine.
 * `-- --only path,scale` runs some of its parts, `--quick` all of them for a moment, to see that they work.
 */
import { writeFileSync } from 'node:fs'
import * as path from './bench/path.ts'
import * as scale from './bench/scale.ts'
import * as vocabulary from './bench/vocabulary.ts'

/** A part measures, and prints what it measured. */
const parts = {
  path: async () => printed(await path.path(), path.print),
  scale: async () => printed(await scale.scale(), scale.print),
  vocabulary: async () => printed(await vocabulary.vocabulary(), vocabulary.print),
}

function printed<T>(report: T, print: (report: T) => void): T {
  print(report)
  return report
}

const only = process.argv[process.argv.indexOf('--only') + 1]
const wanted = process.argv.includes('--only') ? (only ?? '').split(',') : Object.keys(parts)
const unknown = wanted.filter(name => !(name in parts))
if (unknown.length > 0) throw new Error(`--only takes ${Object.keys(parts).join(', ')}, not ${unknown.join(', ')}`)

const report: Record<string, unknown> = { at: new Date().toISOString() }
for (const [name, part] of Object.entries(parts)) {
  if (!wanted.includes(name)) continue
  report[name] = await part()
  writeFileSync(new URL('../bench.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`)
}
