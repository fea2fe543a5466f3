/** Asks once more, then deletes. A custodian can bring it back. */
import { Fault } from '../../../../protocol/fault.ts'
import { type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { dateTimeWords } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { isCustodian, nameOfType, pluralOfType, readerFor, recordIn, tasteOf, typeInSentence } from './about.ts'
import { slugOf, thingIn } from './items.ts'
import { own } from './save.ts'

export const path = paths.thingRemove(':record', ':thing')

export async function load(visit: Visit) {
  const item = await thingIn(visit)
  if (!item || item.deleted) return notFound()
  return { item, reader: readerFor(await tasteOf(visit), item.type) }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const w = visit.words.record.removing
  const item = await thingIn(visit)
  if (!item || item.deleted) return notFound()
  try {
    await visit.ask(
      'RemoveThings',
      { thingId: [{ text: item.thingId, versionStamp: form.text(own.stamp) || item.versionStamp }] },
      { record: recordId },
    )
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== 'VERSION_STAMP_MISMATCH') throw error
    return seeOther(paths.thing(recordId, item.thingId), { flash: { tone: 'bad', text: w.gone } })
  }
  const to = item.type.root === 'file' ? paths.files(recordId) : paths.type(recordId, slugOf(item.type))
  return seeOther(to, { flash: { tone: 'good', text: w.removed(nameOfType(visit.words, item.type)) } })
}

export function Page({ item, reader }: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.removing
  const held = record!
  const title = w.title(typeInSentence(words, item.type))
  return (
    <Layout
      title={title}
      section="data"
      width="narrow"
      lead={isCustodian(held) ? w.lead : w.leadNotCustodian}
      crumbs={[
        { label: words.record.data.title, to: paths.data(held.recordId) },
        { label: pluralOfType(words, item.type), to: paths.type(held.recordId, slugOf(item.type)) },
        { label: title },
      ]}
    >
      <p className="to-delete">
        <strong>{lineOfItem(item, reader)}</strong>
        <span className="muted">{dateTimeWords(item.at, reader.culture)}</span>
      </p>
      <FormPart>
        <input type="hidden" name={own.stamp} value={item.versionStamp} />
        <Buttons>
          <Button tone="danger" icon="bin">
            {w.confirm}
          </Button>
          <ButtonLink to={paths.thing(held.recordId, item.thingId)}>{w.keep}</ButtonLink>
        </Buttons>
      </FormPart>
    </Layout>
  )
}
