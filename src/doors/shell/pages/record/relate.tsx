/** Saying that an item belongs to another of the record: first the kind of the other, then the other, and how they are related. */

import { Fault } from '../../../../protocol/fault.ts'
import type { RelatedThing } from '../../../../things/base/common.ts'
import { type ThingType, write } from '../../../../things/registry.ts'
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Empty, LinkList } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Choices, Form as FormPart, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { dateTimeWords } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, pluralOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { type Item, isThingId, listing, newestTypes, slugOf, thingIn, typeNamed } from './items.ts'
import { relationsOf } from './relations.ts'
import { own } from './save.ts'

export const path = paths.thingRelate(':record', ':thing')

const names = { other: 'other', relationship: 'relationship', remove: 'remove' } as const
/** So many of a kind are offered to choose from, the newest. */
const mostOffered = 100

/** An item whose relations this person may change. */
async function changeable(visit: Visit): Promise<Item | undefined> {
  const item = await thingIn(visit)
  return item && canEdit(recordIn(visit)) && item.mayEdit && !item.deleted && item.value !== undefined
    ? item
    : undefined
}

export async function load(visit: Visit) {
  const { recordId } = recordIn(visit)
  const item = await changeable(visit)
  if (!item) return notFound()
  const taste = await tasteOf(visit)
  const line = lineOfItem(item, readerFor(taste, item.type))
  const { names: related } = await relationsOf(visit, item, taste)
  const kind = visit.query.get('kind')
  const type = kind === null ? undefined : typeNamed(kind)
  if (kind !== null && !type) return notFound()
  if (!type) {
    const counts = await visit.ask('GetRecordCounts', {}, { record: recordId })
    const count = new Map(counts.type.map(t => [t.familyId, t.active]))
    const kinds = newestTypes
      .map(t => ({ type: t, count: (count.get(t.familyId) ?? 0) - (t === item.type ? 1 : 0) }))
      .filter(k => k.count > 0)
    return { item, line, related, kinds }
  }
  const { items, keys } = await listing(visit.ask, recordId, { types: [type], maxFull: mostOffered + 1 })
  const others = items.filter(i => i.thingId !== item.thingId).slice(0, mostOffered)
  const reader = readerFor(taste, type)
  return {
    item,
    line,
    related,
    type,
    more: keys.length > 0,
    others: others.map(i => ({
      thingId: i.thingId,
      line: lineOfItem(i, reader),
      at: hasDate(type) ? dateTimeWords(i.at, visit.culture) : undefined,
    })),
  }
}

/** An allergy without a date is dated by its typing, which says nothing. */
const hasDate = (type: ThingType): boolean =>
  type.chart !== undefined || (type.effectiveDatePath !== undefined && type.category !== 'Conditions')

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const item = await changeable(visit)
  if (!item) return notFound()
  const w = visit.words.record.relating
  const { relatedThing } = item.common
  const remove = form.text(names.remove)
  const other = form.text(names.other).toLowerCase()
  const relationship = form.text(names.relationship)
  if (remove === '') {
    if (other === '') return again({ [names.other]: w.choose })
    if (relationship.length > 100)
      return again({ [names.relationship]: visit.words.record.form.wrong(w.how, visit.words.shell.form.upTo(100)) })
    // What this person may not see is not there to be named.
    const { items } = isThingId(other) ? await listing(visit.ask, recordId, { ids: [other] }) : { items: [] }
    if (!items[0] || items[0].thingId === item.thingId) return again({ [names.other]: w.gone })
  }
  const others = (id: string) => relatedThing.filter(r => r.thingId?.toLowerCase() !== id.toLowerCase())
  const next: readonly RelatedThing[] =
    remove === ''
      ? [...others(other), { thingId: other, ...(relationship !== '' && { relationshipType: relationship }) }]
      : others(remove)
  try {
    await put(visit, item, next, form.text(own.stamp))
  } catch (error) {
    if (!(error instanceof Fault) || error.status !== 'VERSION_STAMP_MISMATCH') throw error
    return again({}, w.overtaken, 409)
  }
  const text = remove === '' ? w.saved : w.removed
  return seeOther(paths.thing(recordId, item.thingId), { flash: { tone: 'good', text } })
}

async function put(visit: Visit, item: Item, relatedThing: readonly RelatedThing[], stamp: string): Promise<void> {
  const text = write(item.type, item.value as never, { ...item.common, relatedThing })
  const thing = {
    thingId: { text: item.thingId, versionStamp: stamp || item.versionStamp },
    typeId: { text: item.type.id },
    dataXml: [{ text }],
    signatureInfo: [],
  }
  await visit.ask('PutThings', { thing: [thing] }, { record: recordIn(visit).recordId })
}

export function Page(props: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.relating
  const { item, line, related } = props
  const held = record!
  const back = paths.thing(held.recordId, item.thingId)
  return (
    <Layout
      title={w.title}
      section="data"
      width="narrow"
      lead={w.lead(line)}
      crumbs={[
        { label: words.record.data.title, to: paths.data(held.recordId) },
        { label: pluralOfType(words, item.type), to: paths.type(held.recordId, slugOf(item.type)) },
        { label: line.length > 60 ? item.type.name : line, to: back },
        { label: w.title },
      ]}
    >
      {props.type ? <Others {...props} back={back} /> : <Kinds kinds={props.kinds} item={item} />}
      {related.length > 0 && (
        <Card title={w.present}>
          <ul className="relations">
            {related.map(r => (
              <li key={r.thingId}>
                <span>{r.line}</span>
                <FormPart name={`remove-${r.thingId}`}>
                  <input type="hidden" name={own.stamp} value={item.versionStamp} />
                  <Button tone="plain" name={names.remove} value={r.thingId}>
                    {w.remove(r.line)}
                  </Button>
                </FormPart>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Layout>
  )
}

type Found<K extends string> = Extract<Props<typeof load>, { readonly [k in K]: unknown }>

function Kinds({ kinds, item }: Pick<Found<'kinds'>, 'kinds' | 'item'>) {
  const { record, words } = useVisit()
  const w = words.record.relating
  if (kinds.length === 0) return <Empty title={w.nothing} text={w.nothingText} />
  return (
    <Card title={w.kind} flush>
      <LinkList
        links={kinds.map(k => ({
          to: `${paths.thingRelate(record!.recordId, item.thingId)}?kind=${slugOf(k.type)}`,
          title: pluralOfType(words, k.type),
          note: words.record.data.count(k.count),
        }))}
      />
    </Card>
  )
}

function Others({ item, type, others, more, back }: Omit<Found<'others'>, 'line' | 'related'> & { back: string }) {
  const { words } = useVisit()
  const w = words.record.relating
  if (others.length === 0) return <Empty title={w.nothing} text={w.nothingText} />
  return (
    <FormPart>
      <input type="hidden" name={own.stamp} value={item.versionStamp} />
      {more && <Notice>{w.newest(mostOffered)}</Notice>}
      <Choices
        name={names.other}
        legend={pluralOfType(words, type)}
        options={others.map(o => ({ value: o.thingId, label: o.line, ...(o.at !== undefined && { help: o.at }) }))}
      />
      <TextField name={names.relationship} label={w.how} help={w.howHelp} optional maxLength={100} />
      <Buttons>
        <Button>{words.shell.form.save}</Button>
        <ButtonLink to={back}>{words.shell.form.cancel}</ButtonLink>
      </Buttons>
    </FormPart>
  )
}
