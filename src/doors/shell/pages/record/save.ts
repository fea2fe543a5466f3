/** From a form to a stored thing: what add, edit and the quick form on the home page share. */
import { Fault } from '../../../../protocol/fault.ts'
import type { SentBlob } from '../../../../protocol/thing.ts'
import { form as formOf, type Posted } from '../../../../schema/form.ts'
import { momentOf } from '../../../../schema/moment.ts'
import type { Tree } from '../../../../schema/path.ts'
import { fromPosted } from '../../../../schema/posted.ts'
import { asField, resolve } from '../../../../schema/schema.ts'
import { noCommon } from '../../../../things/base/common.ts'
import { type Common, type ThingType, write } from '../../../../things/registry.ts'
import { readCodes } from '../../forms/codes.ts'
import { everyField, problemsAtWhen, readNumbers, readWhens, sentences, whenChanged } from '../../forms/plan.ts'
import { again, Form, type Outcome, type Visit } from '../../page.ts'
import { nowFor, typeInSentence } from './about.ts'
import { download, upload } from './blobs.ts'
import { flagBits, type Item, type ItemBlob } from './items.ts'
import { birthYearOf, withCodes } from './suggestions.ts'

/** Names of our own in the form, beside those of the thing. */
export const own = {
  note: 'common.note',
  tags: 'common.tags',
  stamp: '_stamp',
  /** Says that the check boxes of the flags were on the form: a box that is not ticked sends nothing. */
  flags: '_flags',
  personal: '_personal',
  noEmergency: '_noEmergency',
} as const

/** Buttons that only change the form: one more item in a list, or one less. */
export const reshapes = (form: Form): boolean =>
  form.names.some(name => /\.(add|remove)$/.test(name) && !name.startsWith('common.'))

export const postedOf = (values: URLSearchParams): Posted =>
  Object.fromEntries([...values].filter(([name]) => !name.startsWith('_')))

export interface Saved {
  readonly thingId: string
}
export const isSaved = (x: Saved | Outcome): x is Saved => 'thingId' in x

/**
 * Reads the form and puts the thing; answers its id, or the form again with a sentence for everything that is wrong.
 * `before` is the version that the person saw: what the form does not show of it stays.
 */
export async function save(visit: Visit, type: ThingType, form: Form, before?: Item): Promise<Saved | Outcome> {
  const { words, culture } = visit
  const w = words.record.form
  const shape = type.data!
  const typed = postedOf(form.values)
  const fields = formOf(shape, typed)
  const asksWhen = [...everyField(fields)].some(f => whenChanged(f, typed))
  const birthYear = asksWhen ? await birthYearOf(visit) : undefined
  const around = { culture, today: nowFor(visit).slice(0, 10), ...(birthYear !== undefined && { birthYear }) }
  const whens = readWhens(fields, readCodes(fields, readNumbers(fields, typed, culture)), around, w)
  const read = await withCodes(visit, fields, whens.posted)
  const received = fromPosted(shape, read)
  const { value } = received
  const problems = received.problems && problemsAtWhen(fields, typed, received.problems)
  const tags = form.text(own.tags)
  const wrong = {
    ...(problems && sentences(formOf(shape, read), problems, w)),
    ...whens.problems,
    ...(tags.length > 512 && { [own.tags]: w.wrong(w.tags, words.shell.form.upTo(512)) }),
  }
  if (problems || Object.keys(wrong).length > 0) return again(wrong)
  const dataXml = write(type, value as never, commonOf(form, before))
  try {
    return await put(visit, type, { dataXml, tags, value: value as Tree, form, ...(before && { before }) })
  } catch (error) {
    return refusal(visit, type, form, error)
  }
}

/** What the form says as far as it can be read now, to be shown beside what is stored; undefined while something in it is wrong. */
export function saidIn(
  visit: Pick<Visit, 'words' | 'culture' | 'person'>,
  item: Item,
  values: URLSearchParams,
): Item | undefined {
  const shape = item.type.data
  if (!shape) return undefined
  const typed = postedOf(values)
  const fields = formOf(shape, typed)
  const around = { culture: visit.culture, today: nowFor(visit).slice(0, 10) }
  const numbers = readCodes(fields, readNumbers(fields, typed, visit.culture))
  const { posted } = readWhens(fields, numbers, around, visit.words.record.form)
  const { value, problems } = fromPosted(shape, posted)
  if (problems) return undefined
  const form = new Form(values)
  const { tags: _, ...rest } = item
  const tags = form.text(own.tags)
  const flags = flagsOf(form, item).flags
  return {
    ...rest,
    value,
    common: commonOf(form, item),
    ...(tags !== '' && { tags }),
    ...(flags !== undefined && {
      personal: (flags & flagBits.personal) !== 0,
      hiddenFromEmergency: (flags & flagBits.hiddenFromEmergency) !== 0,
    }),
  }
}

/** Of a read-only thing nothing but the tags is free (data.md §5). */
export async function saveTags(visit: Visit, form: Form, before: Item): Promise<Saved | Outcome> {
  const w = visit.words.record.form
  const tags = form.text(own.tags)
  if (tags.length > 512) return again({ [own.tags]: w.wrong(w.tags, visit.words.shell.form.upTo(512)) })
  if (tags === (before.tags ?? '')) return { thingId: before.thingId }
  const thingId = { text: before.thingId, versionStamp: form.text(own.stamp) || before.versionStamp }
  try {
    const thing = [{ thingId, dataXml: [], signatureInfo: [], tags }]
    await visit.ask('PutThings', { thing }, { record: visit.record!.recordId })
    return { thingId: before.thingId }
  } catch (error) {
    return refusal(visit, before.type, form, error)
  }
}

interface Written {
  readonly dataXml: string
  readonly tags: string
  readonly value: Tree
  readonly form: Form
  readonly before?: Item
}

async function put(
  { ask, record }: Visit,
  type: ThingType,
  { dataXml, tags, value, form, before }: Written,
): Promise<Saved> {
  const answer = await ask(
    'PutThings',
    {
      thing: [
        {
          ...(before && {
            thingId: { text: before.thingId, versionStamp: form.text(own.stamp) || before.versionStamp },
          }),
          typeId: { text: type.id },
          dataXml: [{ text: dataXml }],
          signatureInfo: [],
          ...((tags !== '' || before?.tags !== undefined) && { tags }),
          ...flagsOf(form, before),
          ...(before && ending(type, value)),
        },
      ],
    },
    { record: record!.recordId },
  )
  return { thingId: answer.thingId[0]!.text }
}

/**
 * Writes an earlier version as the newest, under the key that the person saw: content, note, tags and files. A signature goes,
 * for it was about other content.
 */
export async function putBack(visit: Visit, version: Item, current: Item, versionStamp: string): Promise<void> {
  const { type, value, common, tags } = version
  const recordId = visit.record!.recordId
  const blob = await filesOf(visit, recordId, version, current)
  await visit.ask(
    'PutThings',
    {
      thing: [
        {
          thingId: { text: current.thingId, versionStamp },
          typeId: { text: type.id },
          dataXml: [{ text: write(type, value as never, common) }],
          signatureInfo: [],
          tags: tags ?? '',
          ...ending(type, value as Tree),
          ...(blob.length > 0 && { blobPayload: { blob } }),
        },
      ],
    },
    { record: recordId },
  )
}

/** What a write must say so that the thing has the files of that version: those that are there stay unmentioned. */
async function filesOf(visit: Visit, recordId: string, version: Item, current: Item): Promise<SentBlob[]> {
  const known = (list: readonly ItemBlob[], b: ItemBlob) =>
    list.some(x => x.name === b.name && x.hash === b.hash && x.contentType === b.contentType)
  const files: SentBlob[] = current.blobs
    .filter(b => !version.blobs.some(x => x.name === b.name))
    .map(({ name, contentType }) => ({ blobInfo: { name, contentType }, contentLength: '0' }))
  for (const { name, contentType } of version.blobs.filter(b => !known(current.blobs, b))) {
    const blob = await download(visit, recordId, version, name)
    if (!blob) throw new Error('An earlier version names a file that is not there.')
    const uploaded = await upload(visit, recordId, await blob.read())
    if (uploaded.kind !== 'stored')
      throw new Error(`A file of an earlier version was not stored again: ${uploaded.kind}.`)
    files.push({ blobInfo: { name, contentType }, blobRefUrl: uploaded.address })
  }
  return files
}

/** On update the platform never takes an end date from the data where it has one already (data.md §3): it is said outright. */
function ending(type: ThingType, value: Tree): { readonly updatedEndDate?: string } {
  const key = type.updatedEndDate
  if (key === undefined || !type.data) return {}
  const shape = resolve(asField(type.data.fields[key]!).schema)
  const role = shape.kind === 'sequence' || shape.kind === 'choice' ? shape.role : undefined
  return { updatedEndDate: momentOf(role, value[key])?.at ?? never }
}
/** Later than this means: no end. */
const never = '9999-12-31T23:59:59'

/** The flags that the form sets; those that it did not show stay. */
function flagsOf(form: Form, before: Item | undefined): { readonly flags?: number } {
  if (![own.flags, own.personal, own.noEmergency].some(name => form.has(name))) return {}
  return {
    flags:
      (form.has(own.personal) ? flagBits.personal : 0) |
      (form.has(own.noEmergency) ? flagBits.hiddenFromEmergency : 0) |
      (before?.readOnly ? flagBits.readOnly : 0),
  }
}

/** What was beside the thing stays: sources, extensions, relations. */
function commonOf(form: Form, before: Item | undefined): Common {
  const { note: _, ...rest } = before?.common ?? noCommon
  const note = form.secret(own.note).replaceAll('\r\n', '\n').trim()
  return { ...rest, ...(note !== '' && { note }) }
}

/** What can be said at the form; everything else becomes a page of its own. */
function refusal({ words }: Visit, type: ThingType, form: Form, error: unknown): Outcome {
  const w = words.record.form
  if (!(error instanceof Fault)) throw error
  switch (error.status) {
    case 'VERSION_STAMP_MISMATCH':
    case 'VERSION_STAMP_MISSING':
      return again({}, type.singleton ? w.singleton : w.stale, 409)
    case 'INVALID_XML':
    case 'INVALID_DATETIME':
      return again({}, w.wrong(typeInSentence(words, type), error.message.replace(/\.$/, '')))
    case 'RECORD_QUOTA_EXCEEDED':
      return again({}, words.record.files.full, 409)
    case 'UNSUPPORTED_PERSONAL_FLAG':
      return again({ [own.personal]: w.neverPersonal })
    case 'ACCESS_DENIED':
      if (form.has(own.personal) || form.has(own.noEmergency)) return again({}, w.custodiansFlag, 403)
      throw error
    default:
      throw error
  }
}
