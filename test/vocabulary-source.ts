/** A code list for tests, as a reader of files would yield it. */
import { createHash } from 'node:crypto'
import type { LoadTarget, SourceRow, VocabularySource } from '../src/protocol/vocabulary-load.ts'

export function sourceOf(
  target: Partial<LoadTarget> & Pick<LoadTarget, 'name'>,
  rows: readonly (Pick<SourceRow, 'code' | 'text'> & Partial<SourceRow>)[],
  options: { restricted?: boolean } = {},
): VocabularySource {
  const targets = [
    { family: 'test', version: '1', language: 'en-US', description: `The list ${target.name}`, ...target },
  ]
  return {
    digest: createHash('sha256')
      .update(JSON.stringify([targets, rows]))
      .digest(),
    targets,
    restricted: options.restricted ?? false,
    parts: ['rows'],
    async *read(from) {
      const all = rows.map((row, index) => ({ kind: 'item', list: '0', line: index + 1, ...row }))
      yield { rows: all.slice(from.line), place: { part: 0, byteOffset: rows.length, line: rows.length } }
    },
    progress() {},
  }
}
