/** The files that an item carries: what is there, more in, some out. Apart from its form, so that no mistake there loses one. */
import { Fault } from '../../../../protocol/fault.ts'
import { blobNamesIn } from '../../../../things/registry.ts'
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
import { ButtonLink, CsrfField, SelectField } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { UploadForm } from '../../parts/upload-form.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, nameOfType, pluralOfType, recordIn } from './about.ts'
import { blobTitle, type Item, type ItemBlob, slugOf, thingIn } from './items.ts'
import { fileThing, freeName, isReceived, putThings, receiveFiles, type Uploaded, withBlobs } from './receiving.ts'
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
  const received = await receiveFiles(visit, parts, (files, fields) => attach(visit, files, fields.get(place) ?? ''))
  if (!isReceived(received)) return received
  return seeOther(paths.thingFiles(recordIn(visit).recordId, found.thingId), {
    flash: { tone: 'good', text: visit.words.record.files.uploaded(received.stored) },
  })
}

/** Name of the field that says where a file goes: nothing for beside the others, otherwise `=` and the name of a blob. */
const place = 'place'

/**
 * Onto the item as it stands when the files have come, which may be minutes later: they go by name, so that whatever others
 * did meanwhile stays. Whoever writes in the very same moment is let through first.
 */
async function attach(visit: Visit, files: readonly Uploaded[], where: string): Promise<void> {
  for (let triesLeft = 3; ; triesLeft--) {
    const item = await changeable(visit)
    if (!item) throw new Fault('INVALID_THING')
    try {
      return await putThings(visit, [thingWith(item, files, where)])
    } catch (error) {
      if (!(error instanceof Fault) || error.status !== 'VERSION_STAMP_MISMATCH' || triesLeft === 0) throw error
    }
  }
}

/** A File has one content, so another one replaces it; other items gather theirs. */
function thingWith(item: Item, files: readonly Uploaded[], where: string) {
  if (item.type.root === 'file') return fileThing(files[0]!, item)
  const taken = new Set(item.blobs.map(blob => blob.name))
  const chosen = where.startsWith('=') && [...taken, ...namesWaiting(item)].includes(where.slice(1))
  const blobs = files.map(({ name, contentType, address }, i) => {
    const named =
      i === 0 && chosen ? where.slice(1) : !item.type.blobNames && !taken.has('') ? '' : freeName(name, taken)
    taken.add(named)
    return { blobInfo: { name: named, contentType }, blobRefUrl: address }
  })
  return withBlobs(blobs, { type: item.type, before: item })
}

/** Names that the item tells of files which are not there yet. */
const namesWaiting = ({ type, value, blobs }: Item): readonly string[] =>
  blobNamesIn(type, value).filter(name => !blobs.some(blob => blob.name === name))

/** Takes one file away. */
export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const item = await changeable(visit)
  const blob = item?.blobs.find(b => b.name === form.text('name'))
  if (!item || !blob) return notFound()
  const before = { ...item, versionStamp: form.text(own.stamp) || item.versionStamp }
  const { name, contentType } = blob
  try {
    const removed = { blobInfo: { name, contentType }, contentLength: '0' }
    await putThings(visit, [withBlobs([removed], { type: item.type, before })])
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== 'VERSION_STAMP_MISMATCH') throw error
    return again({}, visit.words.record.files.changedMeanwhile, 409)
  }
  return seeOther(paths.thingFiles(recordIn(visit).recordId, item.thingId), {
    flash: { tone: 'good', text: visit.words.record.thingFiles.removed(titleOf(item, blob)) },
  })
}

const titleOf = (item: Item, { name }: ItemBlob): string => blobTitle(item, name)

export function Page({ item }: Props<typeof load>) {
  const { record, words, format, settings } = useVisit()
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
        {...(item.type.blobNames && { help: w.namesHelp(format.bytes(settings.maxBlobBytes)) })}
      >
        {!only && <Place item={item} />}
      </UploadForm>
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

/** Where the chosen file goes, when there is a choice. */
function Place({ item }: { item: Item }) {
  const { words } = useVisit()
  const w = words.record.thingFiles
  const waiting = namesWaiting(item)
  if (waiting.length === 0 && item.blobs.length === 0) return null
  return (
    <SelectField
      name={place}
      label={w.place}
      help={w.placeHelp}
      options={[
        { value: '', label: w.placeOwn },
        ...waiting.map(name => ({ value: `=${name}`, label: w.placeWaiting(name) })),
        ...item.blobs.map(blob => ({ value: `=${blob.name}`, label: w.placeOf(titleOf(item, blob)) })),
      ]}
    />
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
