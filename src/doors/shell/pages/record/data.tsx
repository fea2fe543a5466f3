/** Every kind of data of a record, by category, with how much there is. With `types` in the address: the lists of some kinds. */
import type { Category, ThingType } from '../../../../things/registry.ts'
import { notFound, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Empty, LinkList, Section } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Form, TextField } from '../../parts/form.tsx'
import type { IconName } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { ThingTable } from '../../parts/thing-table.tsx'
import { dateTimeWords } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import type { Words } from '../../words/words.ts'
import {
  canEdit,
  isCustodian,
  nameOfType,
  pluralOfType,
  readerFor,
  recordIn,
  tasteOf,
  typeInSentence,
} from './about.ts'
import { categories, listings, newestTypes, slugOf, typeNamed } from './items.ts'

export const path = paths.data(':record')

const icons: { readonly [C in Category]: IconName } = {
  Measurements: 'chart',
  Conditions: 'heart',
  Medications: 'pill',
  'Health History': 'clock',
  Fitness: 'pulse',
  'Personal Profile': 'person',
  Files: 'file',
  'Custom Data': 'apps',
}
const fewRows = 20

export async function load(visit: Visit) {
  const { recordId } = recordIn(visit)
  const asked = visit.query.get('types')
  if (asked) {
    const types = [...new Set(asked.split(',').flatMap(name => typeNamed(name.trim().toLowerCase()) ?? []))]
    if (types.length === 0) return notFound()
    if (types.length === 1) return seeOther(paths.type(recordId, slugOf(types[0]!)))
    const taste = await tasteOf(visit)
    const { type: counts } = await visit.ask('GetRecordCounts', {}, { record: recordId })
    const found = await listings(
      visit.ask,
      recordId,
      types.map(type => ({ types: [type], max: fewRows, maxFull: fewRows })),
    )
    return {
      kind: 'few' as const,
      lists: types.map((type, i) => ({
        type,
        reader: readerFor(taste, type),
        items: found[i]!.items,
        total: counts.find(c => c.familyId === type.familyId)?.active ?? 0,
      })),
    }
  }
  const counts = await visit.ask('GetRecordCounts', {}, { record: recordId })
  const byFamily = new Map(counts.type.map(t => [t.familyId, t]))
  const sought = (visit.query.get('q') ?? '').trim().slice(0, 100)
  const known = newestTypes
    .filter(type => isCalled(visit.words, type, sought))
    .map(type => ({
      type,
      count: byFamily.get(type.familyId)?.active ?? 0,
      latest: byFamily.get(type.familyId)?.latest,
    }))
  const telling = known.filter(t => t.count > 0 && !t.type.singleton && dated(t.type)).map(t => t.type)
  return {
    kind: 'all' as const,
    sought,
    deleted: counts.deleted,
    readings: await latestReadings(visit, telling),
    categories: categories.map(category => ({
      category,
      types: known.filter(t => t.type.category === category && t.count > 0),
      others: known.filter(t => t.type.category === category && t.count === 0 && offered(t.type)).map(t => t.type),
    })),
  }
}

/** Every word that is looked for stands in the name of the kind or of its category. */
function isCalled(words: Words, type: ThingType, sought: string): boolean {
  const called = `${nameOfType(words, type)} ${pluralOfType(words, type)} ${words.record.categories[type.category] ?? ''}`
  const name = called.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every(word => name.includes(word))
}

/** GetThings answers this many groups (wire.md §5.8). */
const mostGroups = 100

/** What the newest thing of each type says, in the units of the person; types of which it says nothing are left out. */
async function latestReadings(visit: Visit, types: readonly ThingType[]): Promise<ReadonlyMap<string, string>> {
  const asked = types.slice(0, mostGroups)
  const [taste, found] = await Promise.all([
    tasteOf(visit),
    listings(
      visit.ask,
      recordIn(visit).recordId,
      asked.map(type => ({ types: [type], max: 1, maxFull: 1 })),
    ),
  ])
  return new Map(
    asked.flatMap((type, i) => {
      const [newest] = found[i]!.items
      const line = newest && lineOfItem(newest, readerFor(taste, type))
      return line === undefined || line === type.name ? [] : [[type.id, line] as const]
    }),
  )
}

/** A kind that only clinics and apps write is shown once there is some. */
const offered = (type: ThingType) =>
  type.data !== undefined && !type.immutable && !type.uncreatable && type.category !== 'Custom Data'

/** Where the date says something: an allergy without one is dated by its typing. */
const dated = (type: ThingType) =>
  type.chart !== undefined || (type.effectiveDatePath !== undefined && type.category !== 'Conditions')

export function Page(props: Props<typeof load>) {
  return props.kind === 'few' ? <Few lists={props.lists} /> : <All {...props} />
}

type All = Extract<Props<typeof load>, { kind: 'all' }>
type Few = Extract<Props<typeof load>, { kind: 'few' }>

function All({ categories, deleted, readings, sought }: All) {
  const { record, words, culture } = useVisit()
  const w = words.record.data
  const held = record!
  const to = (type: ThingType) =>
    type.root === 'file'
      ? paths.files(held.recordId)
      : type.root === 'personal-image'
        ? paths.profile(held.recordId)
        : paths.type(held.recordId, slugOf(type))
  const shown = categories.filter(c => c.types.length + c.others.length > 0)
  const note = (type: ThingType, count: number, latest: string | undefined) => {
    if (!latest || !dated(type)) return w.count(count)
    const when = dateTimeWords(latest.slice(0, 10), culture)
    return `${readings.has(type.id) ? when : w.latest(when)} · ${w.count(count)}`
  }
  return (
    <Layout title={w.title} section="data" lead={w.lead} width="wide">
      <Form method="get" action={paths.data(held.recordId)} name="find">
        <div className="finder">
          <TextField name="q" label={w.find} help={w.findHelp} value={sought} optional />
          <Button tone="quiet" icon="search">
            {w.findButton}
          </Button>
          {sought && <ButtonLink to={paths.data(held.recordId)}>{w.showAll}</ButtonLink>}
        </div>
      </Form>
      {sought && shown.length > 0 && (
        <p className="muted" role="status">
          {w.found(shown.reduce((sum, c) => sum + c.types.length + c.others.length, 0))}
        </p>
      )}
      {shown.length === 0 && (
        <Empty
          icon="search"
          title={w.noneFound(sought)}
          text={w.noneFoundText}
          action={<ButtonLink to={paths.data(held.recordId)}>{w.showAll}</ButtonLink>}
        />
      )}
      <div className="categories">
        {shown.map(({ category, types, others }) => (
          <Card key={category} flush title={words.record.categories[category] ?? category}>
            <LinkList
              links={types.map(({ type, count, latest }) => ({
                to: to(type),
                title: pluralOfType(words, type),
                icon: icons[category],
                ...(readings.has(type.id) && { says: readings.get(type.id) }),
                ...(!type.singleton && { note: note(type, count, latest) }),
              }))}
            />
            {others.length > 0 && (
              <p className="padded others">
                <span className="muted small">{w.alsoAdd}</span>
                {others.map(type => (
                  <a key={type.id} href={to(type)}>
                    {pluralOfType(words, type)}
                  </a>
                ))}
              </p>
            )}
          </Card>
        ))}
      </div>
      {isCustodian(held) && deleted > 0 && (
        <p className="after-list">
          <a href={paths.deleted(held.recordId)}>{w.deleted(deleted)}</a> <span className="muted">{w.deletedHint}</span>
        </p>
      )}
    </Layout>
  )
}

function Few({ lists }: Pick<Few, 'lists'>) {
  const { record, words } = useVisit()
  const w = words.record
  const held = record!
  return (
    <Layout
      title={w.data.title}
      section="data"
      lead={w.data.leadFew}
      width="wide"
      crumbs={[{ label: w.data.all, to: paths.data(held.recordId) }, { label: w.data.leadFew }]}
    >
      {lists.map(({ type, items, total, reader }) => (
        <Section
          key={type.id}
          title={pluralOfType(words, type)}
          action={
            canEdit(held) &&
            offered(type) && (
              <ButtonLink to={paths.typeAdd(held.recordId, slugOf(type))} icon="plus">
                {w.addThing(typeInSentence(words, type))}
              </ButtonLink>
            )
          }
        >
          {items.length === 0 ? (
            <p className="muted">{w.data.empty}</p>
          ) : (
            <ThingTable type={type} items={items} reader={reader} caption={pluralOfType(words, type)} />
          )}
          {total > 0 && (
            <p>
              <a href={paths.type(held.recordId, slugOf(type))}>
                {total > items.length ? w.seeAllCount(total) : w.seeAllOf(pluralOfType(words, type))}
              </a>
            </p>
          )}
        </Section>
      ))}
    </Layout>
  )
}
