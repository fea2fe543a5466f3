/** The files that an item carries: what is there, more in, some out. Each is stored by itself, so no mistake elsewhere loses one. */
import { Fault } from '../../../../protocol/fault.ts'
import {
  again,
  type Form,
  notFound,
  type Outcome,
  type Props,
  seeOther,
  type UploadPart,
  type Visit,
} from '../../page.ts'
import { Card, Empty, Table } from '../../parts/blocks.tsx'
import { ButtonLink, CsrfField } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { UploadForm } from '../../parts/upload-form.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, nameOfType, pluralOfType, recordIn } from './about.ts'
import { fileNameOf, type Item, type ItemBlob, slugOf, thingIn } from './items.ts'
import { freeName, isReceived, putBlobs, putFile, receiveFiles, type Uploaded } from './receiving.ts'
import { own } from './save.ts'

export const path = paths.thingFiles(':record', ':thing')

/** The item, when this person may change its files. */
async function changeable(visit: Visit): Promise<Item | undefined> {
  const item = await thingIn(visit)
  const open = item && !item.deleted && !item.readOnly && item.mayEdit && !item.type.immutable && !item.type.foreign
  return open && canEdit(recordIn(visit)) ? item : undefined
}

export async function load(visit: Visit) {
  const item = await changeable(visit)
  return item ? { item } : notFound()
}

export async function receive(visit: Visit, parts: AsyncIterable<UploadPart>): Promise<Outcome> {
  const found = await changeable(visit)
  if (!found) return notFound()
  let item = found
  const received = await receiveFiles(visit, parts, async file => {
    await attach(visit, item, file)
    // The next file goes onto the version that this one made.
    item = (await thingIn(visit)) ?? item
  })
  if (!isReceived(received)) return received
  return seeOther(paths.thingFiles(recordIn(visit).recordId, item.thingId), {
    flash: { tone: 'good', text: visit.words.record.files.uploaded(received.stored) },
  })
}

/** A File has one content, so another one replaces it; other items gather theirs. */
function attach(visit: Visit, item: Item, file: Uploaded): Promise<void> {
  if (item.type.root === 'file') return putFile(visit, file, item)
  const taken = new Set(item.blobs.map(blob => blob.name))
  const name = !item.type.blobsNamed && !taken.has('') ? '' : freeName(file.name, taken)
  const { contentType, address } = file
  return putBlobs(visit, [{ blobInfo: { name, contentType }, blobRefUrl: address }], { type: item.type, before: item })
}

/** Takes one file away. */
export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const item = await changeable(visit)
  const blob = item?.blobs.find(b => b.name === form.text('name'))
  if (!item || !blob) return notFound()
  const before = { ...item, versionStamp: form.text(own.stamp) || item.versionStamp }
  const { name, contentType } = blob
  try {
    await putBlobs(visit, [{ blobInfo: { name, contentType }, contentLength: '0' }], { type: item.type, before })
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== 'VERSION_STAMP_MISMATCH') throw error
    return again({}, visit.words.record.files.changedMeanwhile, 409)
  }
  return seeOther(paths.thingFiles(recordIn(visit).recordId, item.thingId), {
    flash: { tone: 'good', text: visit.words.record.thingFiles.removed(titleOf(item, blob)) },
  })
}

/** The default blob has no name of its own. */
const titleOf = (item: Item, { name }: ItemBlob): string => name || fileNameOf(item) || item.type.name

export function Page({ item }: Props<typeof load>) {
  const { record, words, format } = useVisit()
  const w = words.record.thingFiles
  const { recordId } = record!
  const only = item.type.root === 'file'
  return (
    <Layout
      title={w.title(nameOfType(words, item.type))}
      section="data"
      width="narrow"
      crumbs={[
        { label: words.record.data.title, to: paths.data(recordId) },
        { label: pluralOfType(words, item.type), to: paths.type(recordId, slugOf(item.type)) },
        { label: nameOfType(words, item.type), to: paths.thing(recordId, item.thingId) },
        { label: words.record.item.files },
      ]}
    >
      <UploadForm
        many={!only}
        {...(only && { label: w.chooseOne })}
        {...(item.type.blobsNamed && { help: w.namesHelp })}
      />
      {item.blobs.length === 0 ? (
        <Empty icon="file" title={w.none} text={w.noneText} />
      ) : (
        <Card flush>
          <Table
            caption={words.record.item.files}
            rows={item.blobs}
            rowKey={blob => blob.name}
            columns={[
              { label: words.record.files.name, head: true, cell: blob => <Download item={item} blob={blob} /> },
              { label: words.record.files.size, numeric: true, cell: blob => format.bytes(blob.length) },
              ...(only ? [] : [{ label: w.remove, cell: (blob: ItemBlob) => <Remove item={item} blob={blob} /> }]),
            ]}
          />
        </Card>
      )}
      <p>
        <ButtonLink to={paths.thing(recordId, item.thingId)} tone="primary">
          {w.done}
        </ButtonLink>
      </p>
    </Layout>
  )
}

function Download({ item, blob }: { item: Item; blob: ItemBlob }) {
  const { record } = useVisit()
  const address = paths.thingFile(record!.recordId, item.thingId)
  return (
    <a href={blob.name === '' ? address : `${address}?name=${encodeURIComponent(blob.name)}`}>{titleOf(item, blob)}</a>
  )
}

function Remove({ item, blob }: { item: Item; blob: ItemBlob }) {
  const { words } = useVisit()
  return (
    <form method="post">
      <CsrfField />
      <input type="hidden" name={own.stamp} value={item.versionStamp} />
      <input type="hidden" name="name" value={blob.name} />
      <button
        type="submit"
        className="button button-plain button-low"
        aria-label={words.record.thingFiles.removeOne(titleOf(item, blob))}
      >
        <Icon name="bin" />
      </button>
    </form>
  )
}
