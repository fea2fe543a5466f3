/** Shape and value -> everything that is there, as pairs of label and text: the page of one thing, and the transform `form`. */
import { escapeText } from '../xml/write.ts'
import type { Tree } from './path.ts'
import { asField, labelOf, resolve, type Schema } from './schema.ts'
import { show } from './show.ts'

export interface Detail {
  readonly label: string
  /** '' for a group. */
  readonly text: string
  readonly parts?: readonly Detail[]
}

export function details(schema: Schema, value: unknown): readonly Detail[] {
  const shape = resolve(schema)
  if (shape.kind !== 'sequence' && shape.kind !== 'choice') return []
  const found: Detail[] = []
  for (const [key, part] of Object.entries(shape.fields)) {
    const given = (value as Tree)[key]
    if (given === undefined) continue
    const field = asField(part)
    const label = labelOf(key, part)
    for (const item of field.occurs === 'many' ? (given as unknown[]) : [given]) {
      const inner = resolve(field.schema)
      const isGroup =
        (inner.kind === 'sequence' || inner.kind === 'choice') && (!inner.role || inner.role.is === 'titled')
      if (isGroup) {
        const parts = details(inner, item)
        if (parts.length > 0)
          found.push({ label, text: inner.role ? show({ ...field, occurs: 'one' }, item) : '', parts })
      } else {
        const text = show({ ...field, occurs: 'one' }, item)
        if (text) found.push({ label, text })
      }
    }
  }
  return found
}

/** A table of label and text. Everything is escaped; nothing of the thing becomes markup. */
export function detailsTable(list: readonly Detail[]): string {
  const row = ({ label, text, parts }: Detail): string =>
    `<tr><th>${escapeText(label)}</th><td>${parts ? detailsTable(parts) : escapeText(text)}</td></tr>`
  return `<table>${list.map(row).join('')}</table>`
}
