/** The rows of a report as they are told: by source, or as lines of text. */
import { Fault } from '../protocol/fault.ts'

/** Rows of one source together, in the order in which they came. */
export function grouped<Row extends { readonly source: string }>(
  rows: readonly Row[],
): readonly (readonly [string, readonly Row[]])[] {
  const bySource = new Map<string, Row[]>()
  for (const row of rows) {
    const known = bySource.get(row.source)
    if (known) known.push(row)
    else bySource.set(row.source, [row])
  }
  return [...bySource]
}

/** A table as text: fields that hold the delimiter, a quote or a line end are quoted, and nothing starts a formula (RFC 4180). */
export function asText(
  columns: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
  delimiter: string,
): { readonly columnDefinition: string; readonly data: string } {
  if (/[\p{L}\p{N}"\r\n.:-]/u.test(delimiter))
    throw new Fault('INVALID_XML', 'The delimiter is a character that the rows hold; take a comma or a tab.')
  const field = (text = '') => {
    const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text
    return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const line = (fields: readonly (string | undefined)[]) => fields.map(field).join(delimiter)
  return { columnDefinition: line(columns), data: rows.map(line).join('\r\n') }
}
