/** Changing a thing: the old version stays in its history. */
import { form as formOf } from '../../../../schema/form.ts'
import { toPosted } from '../../../../schema/posted.ts'
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ThingEditor } from '../../parts/thing-editor.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, nameOfType, pluralOfType, readerFor, recordIn, tasteOf, typeInSentence } from './about.ts'
import { slugOf, thingIn } from './items.ts'
import { isSaved, reshapes, save } from './save.ts'
import { birthYearFor, suggestionsFor } from './suggestions.ts'

export const path = paths.thingEdit(':record', ':thing')

export async function load(visit: Visit) {
  const item = await thingIn(visit)
  if (!item?.type.data || item.value === undefined || item.deleted) return notFound()
  const initial = toPosted(item.type.data, item.value as never)
  return {
    item,
    initial,
    reader: readerFor(await tasteOf(visit), item.type),
    suggestions: await suggestionsFor(visit, formOf(item.type.data, initial)),
    birthYear: await birthYearFor(visit, formOf(item.type.data, initial)),
  }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const before = await thingIn(visit)
  if (!before?.type.data) return notFound()
  if (reshapes(form)) return again({}, undefined, 200)
  const saved = await save(visit, before.type, form, before)
  if (!isSaved(saved)) return saved
  const text = visit.words.record.form.changed(nameOfType(visit.words, before.type))
  return seeOther(paths.thing(recordIn(visit).recordId, saved.thingId), { flash: { tone: 'good', text } })
}

export function Page({ item, initial, reader, suggestions, birthYear }: Props<typeof load>) {
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
      {item.readOnly && <Notice tone="info">{words.record.form.readOnly}</Notice>}
      {canEdit(record!) && !item.readOnly && (
        <ThingEditor
          type={type}
          initial={initial}
          {...(item.common.note !== undefined && { note: item.common.note })}
          {...(item.tags !== undefined && { tags: item.tags })}
          stamp={item.versionStamp}
          reader={reader}
          suggestions={suggestions}
          birthYear={birthYear}
          back={back}
        />
      )}
    </Layout>
  )
}
