/** Says what deleting for good means, and does it: for the chosen things, or for all deleted ones. */
import { Fault } from '../../../../protocol/fault.ts'
import { type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { dateTimeWords } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { ranOut } from '../account/common.ts'
import { canEdit, isCustodian, nameOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { chosenIds, deletedAmong, keysOf } from './chosen.ts'
import type { Item } from './items.ts'

export const path = paths.deletedForGood(':record')

/** What the person saw: stamps by id, or how many there were. */
const seen = { count: 'count', stamp: 'stamp' } as const

export async function load(visit: Visit) {
  const held = recordIn(visit)
  if (!isCustodian(held) || !canEdit(held)) return notFound()
  const wanted = visit.query.get('chosen')
  const ids = wanted === null ? undefined : chosenIds(wanted)
  if (wanted !== null && ids === undefined) return notFound()
  const { confirmed } = await visit.ask('GetAccountInfo', {})
  if (!confirmed)
    return seeOther(
      paths.confirm(paths.deletedForGood(held.recordId, wanted ?? undefined), paths.deleted(held.recordId)),
    )
  const items = ids && (await deletedAmong(visit, ids))
  const count = items?.length ?? (await countOf(visit))
  if (count === 0) return seeOther(paths.deleted(held.recordId))
  const taste = await tasteOf(visit)
  const rows = items?.map(item => ({ item, line: lineOfItem(item, readerFor(taste, item.type)) }))
  return { count, ...(rows && { rows }) }
}

const countOf = async ({ ask, record }: Visit): Promise<number> =>
  (await ask('GetRecordCounts', {}, { record: record!.recordId })).deleted

/** 61, 13, 123: changed, gone for good or brought back since the page was shown. */
const overtaken = new Set(['VERSION_STAMP_MISMATCH', 'INVALID_THING', 'INVALID_THING_STATE'])

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const held = recordIn(visit)
  const wanted = visit.query.get('chosen')
  if (!isCustodian(held) || !canEdit(held)) return notFound()
  const w = visit.words.record.purging
  const list = paths.deleted(held.recordId)
  try {
    const purged = await (wanted === null ? all(visit, form) : some(visit, form))
    if (purged !== undefined) return seeOther(list, { flash: { tone: 'good', text: w.purged(purged) } })
  } catch (error) {
    if (ranOut(error)) {
      const text = visit.words.account.confirm.expired
      return seeOther(
        paths.confirm(paths.deletedForGood(held.recordId, wanted ?? undefined), paths.deleted(held.recordId)),
        {
          flash: { tone: 'info', text },
        },
      )
    }
    if (!(error instanceof Fault) || !overtaken.has(error.status)) throw error
  }
  return seeOther(list, { flash: { tone: 'bad', text: w.changed } })
}

/** Undefined when there are more or fewer by now than the person agreed to. */
async function all(visit: Visit, form: Form): Promise<number | undefined> {
  if (form.text(seen.count) !== String(await countOf(visit))) return undefined
  const { deletedCount } = await visit.ask(
    'PermanentlyRemoveThings',
    { allDeleted: '' },
    { record: recordIn(visit).recordId },
  )
  return deletedCount
}

async function some(visit: Visit, form: Form): Promise<number | undefined> {
  const stamps = form.all(seen.stamp).map(text => text.split(' ') as [id: string, stamp: string])
  const items = await deletedAmong(
    visit,
    stamps.map(([id]) => id),
  )
  const agreed = new Map(stamps)
  if (items.length === 0 || items.length < agreed.size) return undefined
  const thingIds = keysOf(items.map(item => ({ ...item, versionStamp: agreed.get(item.thingId)! })))
  const { deletedCount } = await visit.ask(
    'PermanentlyRemoveThings',
    { thingIds },
    { record: recordIn(visit).recordId },
  )
  return deletedCount
}

interface Row {
  readonly item: Item
  readonly line: string
}

export function Page({ count, rows }: Props<typeof load> & { readonly rows?: readonly Row[] }) {
  const { record, words, culture } = useVisit()
  const w = words.record.purging
  const back = paths.deleted(record!.recordId)
  return (
    <Layout
      title={w.title(count)}
      section="data"
      width="narrow"
      lead={w.lead}
      crumbs={[
        { label: words.record.data.title, to: paths.data(record!.recordId) },
        { label: words.record.deleted.title, to: back },
        { label: w.confirm },
      ]}
    >
      {rows ? (
        <ul className="to-delete" aria-label={w.items}>
          {rows.map(({ item, line }) => (
            <li key={item.thingId}>
              <strong>{line}</strong>{' '}
              <span className="muted">
                {[nameOfType(words, item.type), dateTimeWords(item.at, culture)].filter(t => t !== line).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="to-delete">
          <strong>{w.allItems(count)}</strong>
        </p>
      )}
      <Card title={w.what}>
        <ul className="happens">
          {w.happens.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Card>
      <FormPart>
        <input type="hidden" name={seen.count} value={count} />
        {rows?.map(({ item }) => (
          <input key={item.thingId} type="hidden" name={seen.stamp} value={`${item.thingId} ${item.versionStamp}`} />
        ))}
        <Buttons>
          <Button tone="danger" icon="bin">
            {w.confirm}
          </Button>
          <ButtonLink to={back}>{w.keep}</ButtonLink>
        </Buttons>
      </FormPart>
    </Layout>
  )
}
