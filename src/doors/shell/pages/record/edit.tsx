/** Changing a thing: the old version stays in its history. */
import { form as formOf } from '../../../../schema/form.ts'
import { toPosted } from '../../../../schema/posted.ts'
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
import { DocumentForm } from '../../parts/document-form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { TagsEditor, ThingEditor } from '../../parts/thing-editor.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, nameOfType, pluralOfType, readerFor, recordIn, tasteOf, typeInSentence } from './about.ts'
import { receiveDocument } from './document.ts'
import { type Item, slugOf, thingIn } from './items.ts'
import { Meanwhile } from './meanwhile.tsx'
import { isSaved, reshapes, type Saved, save, saveTags } from './save.ts'
import { birthYearFor, suggestionsFor } from './suggestions.ts'

export const path = paths.thingEdit(':record', ':thing')

export async function load(visit: Visit) {
  const item = await thingIn(visit)
  if (!item || item.deleted || item.type.immutable) return notFound()
  if (!item.type.data) return { item, editor: undefined }
  if (item.value === undefined) return notFound()
  const initial = toPosted(item.type.data, item.value as never)
  return {
    item,
    editor: {
      initial,
      reader: readerFor(await tasteOf(visit), item.type),
      suggestions: await suggestionsFor(visit, formOf(item.type.data, initial)),
      birthYear: await birthYearFor(visit, formOf(item.type.data, initial)),
    },
  }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const before = await thingIn(visit)
  if (!before?.type.data) return notFound()
  if (reshapes(form)) return again({}, undefined, 200)
  const saved = before.readOnly ? await saveTags(visit, form, before) : await save(visit, before.type, form, before)
  return isSaved(saved) ? onwards(visit, before, saved) : saved
}

/** A document of another standard is replaced by a file. */
export async function receive(visit: Visit, parts: AsyncIterable<UploadPart>): Promise<Outcome> {
  const before = await thingIn(visit)
  if (!before?.type.foreign || before.deleted || before.type.immutable) return notFound()
  const saved = await receiveDocument(visit, before.type, parts, before)
  return isSaved(saved) ? onwards(visit, before, saved) : saved
}

function onwards(visit: Visit, before: Item, { thingId }: Saved): Outcome {
  const text = visit.words.record.form.changed(nameOfType(visit.words, before.type))
  return seeOther(paths.thing(recordIn(visit).recordId, thingId), { flash: { tone: 'good', text } })
}

export function Page({ item, editor }: Props<typeof load>) {
  const { record, words } = useVisit()
  const { recordId } = record!
  const { type } = item
  const back = paths.thing(recordId, item.thingId)
  const title = words.record.form.editTitle(typeInSentence(words, type))
  return (
    <Layout
      title={title}
      section="data"
      width="narrow"
      crumbs={[
        { label: words.record.data.title, to: paths.data(recordId) },
        { label: pluralOfType(words, type), to: paths.type(recordId, slugOf(type)) },
        { label: title },
      ]}
    >
      {item.readOnly && <Notice tone="info">{`${words.record.form.readOnly} ${words.record.form.lockedTags}`}</Notice>}
      {canEdit(record!) && item.mayTag && (
        <TagsEditor {...(item.tags !== undefined && { tags: item.tags })} stamp={item.versionStamp} back={back} />
      )}
      {canEdit(record!) && !item.readOnly && !editor && <DocumentForm back={back} stamp={item.versionStamp} />}
      {editor && <Meanwhile item={item} reader={editor.reader} />}
      {canEdit(record!) && !item.readOnly && editor && (
        <ThingEditor
          {...editor}
          type={type}
          {...(item.common.note !== undefined && { note: item.common.note })}
          {...(item.tags !== undefined && { tags: item.tags })}
          flags={item}
          stamp={item.versionStamp}
          back={back}
        />
      )}
    </Layout>
  )
}
