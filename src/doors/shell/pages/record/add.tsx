/** A new thing of one type. */
import { form as formOf } from '../../../../schema/form.ts'
import type { ThingType } from '../../../../things/registry.ts'
import { blank } from '../../forms/plan.ts'
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
import { ThingEditor } from '../../parts/thing-editor.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { nameOfType, nowFor, pluralOfType, readerFor, recordIn, tasteOf, typeInSentence } from './about.ts'
import { receiveDocument } from './document.ts'
import { listing, slugOf, typeNamed } from './items.ts'
import { isSaved, reshapes, type Saved, save } from './save.ts'
import { birthYearFor, suggestionsFor } from './suggestions.ts'

export const path = paths.typeAdd(':record', ':type')

export async function load(visit: Visit) {
  const { recordId } = recordIn(visit)
  const type = typeNamed(visit.params.type!)
  if (!type || type.uncreatable) return notFound()
  if (type.root === 'file') return seeOther(paths.files(recordId))
  if (type.root === 'personal-image') return seeOther(paths.profile(recordId))
  if (!type.data) return { type, editor: undefined }
  if (type.singleton) {
    // There is one at most: whoever wants to add it wants to change it.
    const { items } = await listing(visit.ask, recordId, { types: [type], max: 1 })
    if (items[0]) return seeOther(paths.thingEdit(recordId, items[0].thingId))
  }
  const initial = blank(type, nowFor(visit))
  return {
    type,
    editor: {
      initial,
      reader: readerFor(await tasteOf(visit), type),
      suggestions: await suggestionsFor(visit, formOf(type.data, initial)),
      birthYear: await birthYearFor(visit, formOf(type.data, initial)),
    },
  }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const type = typeNamed(visit.params.type!)
  if (!type?.data) return notFound()
  if (reshapes(form)) return again({}, undefined, 200)
  const saved = await save(visit, type, form)
  return isSaved(saved) ? onwards(visit, type, saved) : saved
}

/** A document of another standard comes as a file. */
export async function receive(visit: Visit, parts: AsyncIterable<UploadPart>): Promise<Outcome> {
  const type = typeNamed(visit.params.type!)
  if (!type?.foreign) return notFound()
  const saved = await receiveDocument(visit, type, parts)
  return isSaved(saved) ? onwards(visit, type, saved) : saved
}

/** An item that carries files is asked for them next. */
function onwards(visit: Visit, type: ThingType, { thingId }: Saved): Outcome {
  const { recordId } = recordIn(visit)
  const name = nameOfType(visit.words, type)
  if (type.blobs !== undefined)
    return seeOther(paths.thingFiles(recordId, thingId), {
      flash: { tone: 'good', text: visit.words.record.thingFiles.next(name) },
    })
  const to = type.singleton ? paths.thing(recordId, thingId) : paths.type(recordId, slugOf(type))
  return seeOther(to, { flash: { tone: 'good', text: visit.words.record.form.saved(name) } })
}

export function Page({ type, editor }: Props<typeof load>) {
  const { record, words } = useVisit()
  const { recordId } = record!
  const back = paths.type(recordId, slugOf(type))
  const title = words.record.form.addTitle(typeInSentence(words, type))
  return (
    <Layout
      title={title}
      section="data"
      width="narrow"
      crumbs={[
        { label: words.record.data.title, to: paths.data(recordId) },
        { label: pluralOfType(words, type), to: back },
        { label: title },
      ]}
    >
      {type.immutable && <Notice>{words.record.item.fixed}</Notice>}
      {editor ? <ThingEditor type={type} {...editor} back={back} /> : <DocumentForm back={back} />}
    </Layout>
  )
}
