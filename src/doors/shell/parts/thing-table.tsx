/** Things of one type as a table, from the columns of the type's declaration; on narrow screens a list. */

import { Fragment } from 'react'
import type { ThingType } from '../../../things/registry.ts'
import type { Item } from '../pages/record/items.ts'
import { paths } from '../paths.ts'
import { type Column, Table } from './blocks.tsx'
import { Badge } from './notice.tsx'
import { cells, lineOfItem } from './reading.ts'
import { dateTimeWords, type Reader } from './told.ts'
import { useVisit } from './visit.tsx'

const longestNote = 120

export function ThingTable({
  type,
  items,
  reader,
  caption,
  sorting,
}: {
  type: ThingType
  items: readonly Item[]
  reader: Reader
  caption: string
  /** By which column the things are ordered, and where ordering by another leads. */
  sorting?: (tag: string) => NonNullable<Column<Item>['sort']>
}) {
  const { record, words } = useVisit()
  const w = words.record.type
  // A column that says nothing here only takes room; the first one leads to the item.
  const shown = cells(type).filter(
    (cell, i) => i === 0 || items.some(item => item.value !== undefined && cell.text(item.value, reader) !== ''),
  )
  const address = (item: Item) => paths.thing(record!.recordId, item.thingId)
  const date: Column<Item> = {
    label: w.date,
    head: true,
    cell: item => <a href={address(item)}>{dateTimeWords(item.at, reader.culture)}</a>,
  }
  const columns = shown.map(
    (cell, i): Column<Item> => ({
      label: cell.label,
      head: i === 0,
      numeric: cell.numeric,
      ...(sorting && cell.sortable && { sort: sorting(cell.tag) }),
      cell: item =>
        i === 0 ? (
          <Head item={item} to={address(item)} text={cell.text(item.value, reader)} />
        ) : item.value === undefined ? (
          ''
        ) : (
          cell.text(item.value, reader)
        ),
    }),
  )
  // A document of another standard has no columns; it says itself what it is.
  const document: Column<Item> = {
    label: words.record.item.details,
    cell: item => lineOfItem(item, reader),
  }
  const noted = items.some(item => item.common.note)
  const note: Column<Item> = { label: words.record.form.note, cell: item => shortened(item.common.note ?? '') }
  return (
    // A date and a value need no labels, even on a narrow screen.
    <div className={columns.length <= 2 ? 'things things-short' : 'things'}>
      <Table
        caption={caption}
        columns={[
          ...(type.foreign ? [date, document] : columns.length === 0 ? [date] : columns),
          ...(noted ? [note] : []),
        ]}
        rows={items}
        rowKey={item => item.thingId}
      />
    </div>
  )
}

function Head({ item, to, text }: { item: Item; to: string; text: string }) {
  const { words, culture } = useVisit()
  const w = words.record.type
  return (
    <>
      <a href={to}>{item.value === undefined ? w.notRead : text || dateTimeWords(item.at, culture)}</a>
      {[item.personal && w.personal, item.hiddenFromEmergency && w.noEmergency].map(
        flag =>
          flag && (
            <Fragment key={flag}>
              {' '}
              <Badge>{flag}</Badge>
            </Fragment>
          ),
      )}
    </>
  )
}

const shortened = (text: string) => (text.length > longestNote ? `${text.slice(0, longestNote).trimEnd()}…` : text)
