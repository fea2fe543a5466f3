/** The elements of a shape as a table, in the order in which they are written. */
import type { DocumentRow } from '../../../../schema/document.ts'
import { Table } from '../../parts/blocks.tsx'
import { useVisit } from '../../parts/visit.tsx'

export function Elements({ rows, caption }: { rows: readonly DocumentRow[]; caption: string }) {
  const w = useVisit().words.developers.type
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={row => row.path}
      columns={[
        { label: w.element, head: true, cell: row => <Name path={row.path} /> },
        { label: w.holds, cell: row => row.type },
        { label: w.occurs, cell: row => row.occurs },
        {
          label: w.says,
          cell: row =>
            [
              row.doc ?? labelBeside(row),
              row.unit === undefined ? '' : w.unit(row.unit),
              row.vocabulary === undefined ? '' : `${w.list(row.vocabulary)}.`,
            ]
              .filter(text => text !== '')
              .join(' '),
        },
      ]}
    />
  )
}

/** A label that only spells the name again says nothing. */
const labelBeside = ({ label, name }: DocumentRow): string =>
  label.toLowerCase() === name.replace('@', '').replaceAll('-', ' ').toLowerCase() ? '' : `${label}.`

/** Where it stands, faint; its own name, clear. A long path breaks between names. */
function Name({ path }: { path: string }) {
  const names = path.split('/')
  const own = names.pop()
  return (
    <span className="element">
      {names.map((name, depth) => (
        <span key={names.slice(0, depth + 1).join('/')} className="element-in">
          {name}/<wbr />
        </span>
      ))}
      {own}
    </span>
  )
}
