/** Two versions of a thing side by side, and the way back to one of them: as a new version, so that nothing is lost. */
import { Fault } from '../../../../protocol/fault.ts'
import { type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card } from '../../parts/blocks.tsx'
import { Button, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, isCustodian, pluralOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { slugOf } from './items.ts'
import { own, putBack } from './save.ts'
import { DifferenceTable, differencesOf, type Version, versionsOf } from './versions.tsx'

export const path = paths.thingCompare(':record', ':thing')

export async function load(visit: Visit) {
  if (!isCustodian(recordIn(visit))) return notFound()
  const versions = await versionsOf(visit)
  const named = (name: string) => versions.find(v => String(v.number) === visit.query.get(name))
  const [a, b] = [named('from'), named('to')]
  if (!a || !b) return notFound()
  const [older, newer] = a.number <= b.number ? [a, b] : [b, a]
  const current = versions[0]!
  return { older, newer, current, versions, reader: readerFor(await tasteOf(visit), current.type) }
}

/** The button names a version; the form tells which one was the newest when it was shown. */
const version = 'version'

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const held = recordIn(visit)
  if (!isCustodian(held) || !canEdit(held)) return notFound()
  const w = visit.words.record.compare
  const versions = await versionsOf(visit)
  const chosen = versions.find(v => String(v.number) === form.text(version))
  const current = versions[0]
  if (!chosen || !current || !returnable(chosen, current)) return notFound()
  const history = paths.thingHistory(held.recordId, current.thingId)
  try {
    await putBack(visit, chosen, current, form.text(own.stamp))
  } catch (error) {
    if (!(error instanceof Fault) || !refused.has(error.status)) throw error
    const text = error.status === 'RECORD_QUOTA_EXCEEDED' ? visit.words.record.files.full : w.overtaken
    return seeOther(history, { flash: { tone: 'bad', text } })
  }
  return seeOther(history, { flash: { tone: 'good', text: w.back(chosen.number) } })
}

const refused = new Set(['VERSION_STAMP_MISMATCH', 'VERSION_STAMP_MISSING', 'INVALID_THING', 'RECORD_QUOTA_EXCEEDED'])

/** A version whose content can be read may come back, while the thing is there and may be changed. */
const returnable = (v: Version, current: Version): boolean =>
  v.versionStamp !== current.versionStamp && v.value !== undefined && current.mayEdit && !current.deleted

export function Page({ older, newer, current, reader }: Props<typeof load>) {
  const visit = useVisit()
  const { record, words, format } = visit
  const w = words.record.compare
  const held = record!
  const { type } = current
  const line = lineOfItem(current, reader)
  const list = differencesOf(older, newer, reader, visit)
  const differ = list.filter(d => d.kind !== 'same').length
  const nameOf = ({ number, updated }: Version) =>
    `${words.record.history.version(number)}${updated ? `, ${format.dateTime(updated.at)}` : ''}`
  const unread = [older, newer].some(v => v.value === undefined)
  const back = canEdit(held) ? [older, newer].filter(v => returnable(v, current)) : []
  return (
    <Layout
      title={w.title(older.number, newer.number)}
      section="data"
      lead={unread ? w.unread : w.lead(differ, list.length)}
      crumbs={[
        { label: words.record.data.title, to: paths.data(held.recordId) },
        { label: pluralOfType(words, type), to: paths.type(held.recordId, slugOf(type)) },
        { label: line.length > 60 ? type.name : line, to: paths.thing(held.recordId, current.thingId) },
        { label: words.record.history.title, to: paths.thingHistory(held.recordId, current.thingId) },
        { label: w.crumb },
      ]}
    >
      {list.length > 0 && (
        <Card flush>
          <DifferenceTable list={list} before={nameOf(older)} after={nameOf(newer)} caption={w.caption} />
        </Card>
      )}
      {back.length > 0 && (
        <Card title={w.backTitle}>
          <p>{w.backText}</p>
          <div className="bring-back">
            {back.map(v => (
              <FormPart key={v.number}>
                <input type="hidden" name={own.stamp} value={current.versionStamp} />
                <Button tone="quiet" icon="left" name={version} value={String(v.number)}>
                  {w.bringBack(v.number)}
                </Button>
              </FormPart>
            ))}
          </div>
        </Card>
      )}
    </Layout>
  )
}
