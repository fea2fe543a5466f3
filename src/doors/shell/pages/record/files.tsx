/** Files of a record: a list, and more of them in, several at once. */
import { Fault } from '../../../../protocol/fault.ts'
import { words as worded } from '../../../../things/base/codable-value.ts'
import { noCommon } from '../../../../things/base/common.ts'
import { file as fileType } from '../../../../things/file.ts'
import { write } from '../../../../things/registry.ts'
import { again, type Outcome, type Props, seeOther, type UploadPart, type Visit } from '../../page.ts'
import { Card, Empty, LinkList, Table } from '../../parts/blocks.tsx'
import { Button, Field, Form } from '../../parts/form.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Island, Layout } from '../../parts/layout.tsx'
import { dateTimeWords } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, nameOfType, recordIn } from './about.ts'
import { upload } from './blobs.ts'
import { fetchKeys, type Item, type Key, listings, newestTypes } from './items.ts'

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
  return { items, page, pages, total: all.length, documents: whole!.items }
}

/** One file after the other, each a stream; what was stored before one that fails stays. */
export async function receive(visit: Visit, parts: AsyncIterable<UploadPart>): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const w = visit.words.record.files
  const most = visit.format.bytes(visit.settings.maxBlobBytes)
  let stored = 0
  let problem: string | undefined
  for await (const part of parts) {
    if (part.kind !== 'file') continue
    if (part.fileName === '' || part.fileName === undefined) {
      part.stream.resume()
      continue
    }
    const name = plainName(part.fileName)
    const uploaded = await upload(visit, recordId, part.stream)
    if (uploaded.kind === 'too-large') problem = w.tooLarge(name, most)
    else if (uploaded.kind === 'empty') problem = w.emptyFile(name)
    else if (uploaded.kind === 'stored') {
      const full = await putFile(visit, name, mediaType(part.contentType), uploaded)
      if (full) return again({ files: w.full + w.others(stored) }, undefined, 409)
      stored++
    }
  }
  if (problem !== undefined) return again({ files: problem + w.others(stored) })
  if (stored === 0) return again({ files: w.none })
  return seeOther(paths.files(recordId), { flash: { tone: 'good', text: w.uploaded(stored) } })
}

/** True when the record has no room for it. */
async function putFile(
  visit: Visit,
  name: string,
  contentType: string,
  { address, length }: { readonly address: string; readonly length: number },
): Promise<boolean> {
  const dataXml = write(fileType, { name, size: length, contentType: worded(contentType) }, noCommon)
  try {
    await visit.ask(
      'PutThings',
      {
        thing: [
          {
            typeId: { text: fileType.id },
            dataXml: [{ text: dataXml }],
            signatureInfo: [],
            blobPayload: { blob: [{ blobInfo: { name: '', contentType }, blobRefUrl: address }] },
          },
        ],
      },
      { record: recordIn(visit).recordId },
    )
    return false
  } catch (error) {
    if (error instanceof Fault && error.status === 'RECORD_QUOTA_EXCEEDED') return true
    throw error
  }
}

/** The last part of a path that some browsers send; at most 255 characters, its ending kept. */
export function plainName(fileName: string): string {
  const name = (fileName.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f\ufffe\uffff]/g, '').trim() || 'file'
  if (name.length <= 255) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : ''
  return name.slice(0, 255 - ending.length) + ending
}

const mediaType = (text: string) =>
  /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}$/.test(text) ? text.toLowerCase() : 'application/octet-stream'

export function Page({ items, page, pages, total, documents: whole }: Props<typeof load>) {
  const { record, words, format, culture } = useVisit()
  const w = words.record.files
  const held = record!
  return (
    <Layout title={w.title} section="files" lead={w.lead} width="wide">
      {canEdit(held) && <Upload />}
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
      {whole.length > 0 && (
        <Card flush title={w.documents}>
          <LinkList
            links={whole.map(item => ({
              to: paths.thing(held.recordId, item.thingId),
              title: nameOfType(words, item.type),
              note: dateTimeWords(item.at, culture),
              icon: 'file',
            }))}
          />
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

function Upload() {
  const { words, format, settings } = useVisit()
  const w = words.record.files
  return (
    <Form multipart className="upload">
      <Field name="files" label={w.choose} help={w.chooseHelp(format.bytes(settings.maxBlobBytes))}>
        {control => (
          <input
            {...control}
            type="file"
            multiple
            className="input file-input"
            data-island="upload"
            data-uploading={w.uploading}
          />
        )}
      </Field>
      <Button icon="upload">{w.uploadButton}</Button>
      <Island name="upload" />
    </Form>
  )
}
