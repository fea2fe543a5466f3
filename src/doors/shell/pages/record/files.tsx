/** Files of a record: a list, and more of them in, several at once. */
import { file as fileType } from '../../../../things/file.ts'
import type { ThingType } from '../../../../things/registry.ts'
import { type Outcome, type Props, seeOther, type UploadPart, type Visit } from '../../page.ts'
import { Card, Empty, LinkList, Table } from '../../parts/blocks.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { dateTimeWords } from '../../parts/told.ts'
import { UploadForm } from '../../parts/upload-form.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, nameOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { documentIn, documentThing } from './document.ts'
import { fetchKeys, type Item, type Key, listings, newestTypes, slugOf } from './items.ts'
import { fileThing, isReceived, putThings, receiveFiles } from './receiving.ts'

export const path = paths.files(':record')

const pageSize = 50
const documents = newestTypes.filter(t => t.foreign)

export async function load(visit: Visit) {
  const { recordId } = recordIn(visit)
  const [found, whole] = await listings(visit.ask, recordId, [
    { types: [fileType], maxFull: pageSize },
    { types: documents, max: 50, maxFull: 50 },
  ])
  const all: readonly Key[] = [...found!.items, ...found!.keys]
  const pages = Math.max(1, Math.ceil(all.length / pageSize))
  const page = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('page') ?? '1', 10) || 1))
  const items =
    page === 1 ? found!.items : await fetchKeys(visit.ask, recordId, all.slice((page - 1) * pageSize, page * pageSize))
  const taste = await tasteOf(visit)
  const lines = whole!.items.map(item => ({ item, line: lineOfItem(item, readerFor(taste, item.type)) }))
  return { items, page, pages, total: all.length, documents: lines }
}

export async function receive(visit: Visit, parts: AsyncIterable<UploadPart>): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const w = visit.words.record.files
  const recognised: { readonly name: string; readonly type: ThingType }[] = []
  const told = ({ name, type }: (typeof recognised)[number]) => w.recognised(name, nameOfType(visit.words, type))
  const received = await receiveFiles(visit, parts, files =>
    putThings(
      visit,
      files.map(file => {
        const document = file.xml && documentIn(file.xml)
        if (document) recognised.push({ name: file.name, type: document.type })
        return document ? documentThing(document) : fileThing(file)
      }),
    ),
  )
  if (!isReceived(received)) return received
  return seeOther(paths.files(recordId), {
    flash: { tone: 'good', text: [w.uploaded(received.stored), ...recognised.map(told)].join(' ') },
  })
}

export function Page({ items, page, pages, total, documents: whole }: Props<typeof load>) {
  const { record, words, format, culture } = useVisit()
  const w = words.record.files
  const held = record!
  return (
    <Layout title={w.title} section="files" lead={w.lead} width="wide">
      {canEdit(held) && <UploadForm />}
      {items.length === 0 ? (
        whole.length === 0 && <Empty icon="file" title={w.empty} text={w.emptyText} />
      ) : (
        <Card flush>
          <div className="things things-files">
            <Table<Item>
              caption={w.title}
              rowKey={item => item.thingId}
              rows={items}
              columns={[
                { label: w.name, head: true, cell: item => <Named item={item} /> },
                { label: w.kind, cell: item => w.kinds[kindOf(partsOf(item).contentType)] ?? w.kinds.other },
                { label: w.size, numeric: true, cell: item => format.bytes(partsOf(item).size) },
                { label: w.date, cell: item => dateTimeWords(wallOf(item), culture) },
                { label: words.record.item.download, cell: item => <Actions item={item} /> },
              ]}
            />
          </div>
        </Card>
      )}
      {pages > 1 && (
        <nav className="paging" aria-label={words.record.type.pages}>
          {page > 1 ? (
            <a href={`${paths.files(held.recordId)}?page=${page - 1}`}>{words.record.type.newer}</a>
          ) : (
            <span />
          )}
          <span>{words.record.type.showing((page - 1) * pageSize + 1, Math.min(total, page * pageSize), total)}</span>
          {page < pages ? (
            <a href={`${paths.files(held.recordId)}?page=${page + 1}`}>{words.record.type.older}</a>
          ) : (
            <span />
          )}
        </nav>
      )}
      {(whole.length > 0 || canEdit(held)) && (
        <Card flush title={w.documents}>
          <LinkList
            links={whole.map(({ item, line }) => ({
              to: paths.thing(held.recordId, item.thingId),
              title: line,
              note: [
                ...(line === item.type.name ? [] : [nameOfType(words, item.type)]),
                dateTimeWords(item.at, culture),
              ].join(', '),
              icon: 'file',
            }))}
          />
          {canEdit(held) && (
            <p className="padded others">
              <span className="muted small">{words.record.data.alsoAdd}</span>
              {documents.map(type => (
                <a key={type.id} href={paths.typeAdd(held.recordId, slugOf(type))}>
                  {nameOfType(words, type)}
                </a>
              ))}
            </p>
          )}
        </Card>
      )}
    </Layout>
  )
}

/** A file is dated by its coming; shown as a day. */
const wallOf = (item: Item) => item.at.slice(0, 10)

interface FileParts {
  readonly name: string
  readonly size: number
  readonly contentType: string
}
const partsOf = (item: Item): FileParts => {
  const value = item.value as { name: string; size: number; contentType?: { text: string } } | undefined
  const blob = item.blobs.find(b => b.name === '')
  return {
    name: value?.name ?? fileType.name,
    size: blob?.length ?? value?.size ?? 0,
    contentType: blob?.contentType ?? value?.contentType?.text ?? '',
  }
}

const kinds: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/^image\//, 'image'],
  [/pdf/, 'pdf'],
  [/spreadsheet|excel|csv/, 'sheet'],
  [/word|opendocument\.text|rtf/, 'document'],
  [/^text\//, 'text'],
  [/zip|tar|compressed/, 'archive'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
]
const kindOf = (contentType: string) => kinds.find(([pattern]) => pattern.test(contentType))?.[1] ?? 'other'

function Named({ item }: { item: Item }) {
  const { record } = useVisit()
  const icon: IconName = 'file'
  return (
    <span className="file-name">
      <span className="link-icon">
        <Icon name={icon} />
      </span>
      <a href={paths.thing(record!.recordId, item.thingId)}>{partsOf(item).name}</a>
    </span>
  )
}

function Actions({ item }: { item: Item }) {
  const { record, words } = useVisit()
  const w = words.record
  const held = record!
  const { name } = partsOf(item)
  return (
    <span className="row-actions">
      <a
        className="button button-quiet button-low"
        href={paths.thingFile(held.recordId, item.thingId)}
        aria-label={w.files.downloadOne(name)}
      >
        <Icon name="download" />
        <span className="wide-words">{w.item.download}</span>
      </a>
      {canEdit(held) && item.mayDelete && (
        <a
          className="button button-plain button-low"
          href={paths.thingRemove(held.recordId, item.thingId)}
          aria-label={w.files.deleteOne(name)}
        >
          <Icon name="bin" />
        </a>
      )}
    </span>
  )
}
