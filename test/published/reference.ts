/** The reference material beside the checkout, never committed. Tests that need it skip, and say so. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const shared = resolve(fileURLToPath(import.meta.url), '../../../../shared')
const data = join(shared, 'spec/data')
export const checkXml = join(shared, 'bin/check-xml')

export const isThere = existsSync(join(data, 'xsd'))
if (!isThere)
  console.warn(`\n*** SKIPPED: no reference material in ${shared}; what the published schemas say was not tested ***\n`)

export const xsdPath = (file: string): string => join(data, 'xsd', file)

/** The published sample of a type: the element in data-xml. */
export function sampleOf(typeId: string): Buffer | undefined {
  const folder = join(data, 'samples')
  const file = readdirSync(folder).find(name => name.toLowerCase() === `${typeId}.xml`)
  return file === undefined ? undefined : readFileSync(join(folder, file))
}

export const readJson = (file: string): unknown => JSON.parse(readFileSync(join(data, 'schema', file), 'utf8'))

/** A table with a header line. */
export function readTable(path: string): Readonly<Record<string, string>>[] {
  const [header, ...lines] = readFileSync(join(shared, 'spec', path), 'utf8')
    .replace(/^﻿/, '')
    .split(/\r?\n/)
    .filter(Boolean)
  const names = header!.split('\t')
  return lines.map(line => {
    const cells = line.split('\t')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}
