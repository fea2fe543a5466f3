/** What was deleted, the latest first: to be brought back, one or several, or deleted for good. */
import { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Empty, Table } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, CsrfField, Form as FormPart } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { lineOfItem } from '../../parts/reading.ts'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, isCustodian, nameOfType, readerFor, recordIn, tasteOf } from './about.ts'
import { chosenText, deletedAmong, keysOf, mostChosen } from './chosen.ts'
import { fetchKeys, type Item, keyList, newestTypes, typeNamed } from './items.ts'
import { overtaken } from './restore.ts'

export const path = paths.deleted(':record')

export async function load(visit: Visit) {
  const { recordId } = recordIn(visit)
  if (!isCustodian(recordIn(visit))) return { rows: [], count: 0 }
  const type = typeNamed(visit.query.get('type') ?? '')
  const { keys, total } = await keyList(visit.ask, recordId, {
    types: type ? [type] : newestTypes,
    deleted: true,
    max: mostChosen,
  })
  const items = await fetchKeys(visit.ask, recordId, keys, { deleted: true })
  const taste = await tasteOf(visit)
  const rows = items.map(item => ({ item, line: lineOfItem(item, readerFor(taste, item.type)) }))
  return { rows, count: total }
}

/** The check boxes, and the two buttons that act on them. */
const names = { thing: 'thing', act: 'do' } as const

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const held = recordIn(visit)
  if (!isCustodian(held) || !canEdit(held)) return notFound()
  const w = visit.words.record.deleted
  const items = await deletedAmong(visit, form.all(names.thing).slice(0, mostChosen))
  if (items.length === 0) return again({}, w.none)
  if (form.text(names.act) === 'purge')
    return seeOther(paths.deletedForGood(held.recordId, chosenText(items.map(item => item.thingId))))
  try {
    await visit.ask('RestoreThings', { thingIds: keysOf(items) }, { record: held.recordId })
  } catch (error) {
    if (!(error instanceof Fault) || !overtaken.has(error.status)) throw error
    return again({}, w.againMany, 409)
  }
  return seeOther(paths.deleted(held.recordId), { flash: { tone: 'good', text: w.restoredMany(items.length) } })
}

interface Row {
  readonly item: Item
  readonly line: string
}

export function Page({ rows, count }: Props<typeof load>) {
  const { record, words, format } = useVisit()
  const w = words.record.deleted
  const held = record!
  const chosen = useFormState().values?.getAll(names.thing) ?? []
  return (
    <Layout
      title={w.title}
      section="data"
      lead={isCustodian(held) ? w.lead : undefined}
      crumbs={[{ label: words.record.data.title, to: paths.data(held.recordId) }, { label: w.title }]}
    >
      {!isCustodian(held) ? (
        <Notice>{w.notCustodian}</Notice>
      ) : rows.length === 0 ? (
        <Empty icon="bin" title={w.empty} text={w.emptyText} />
      ) : (
        <>
          {rows.length < count && <p className="muted">{w.more(rows.length, count)}</p>}
          <Card flush>
            <div className="things things-deleted">
              <Table<Row>
                caption={w.title}
                rowKey={row => row.item.thingId}
                rows={rows}
                columns={[
                  {
                    label: w.what,
                    head: true,
                    cell: ({ item, line }) => (
                      <span className="choosable">
                        {canEdit(held) && (
                          <span className="tick">
                            <input
                              type="checkbox"
                              form={formId}
                              name={names.thing}
                              value={item.thingId}
                              aria-label={w.choose(line)}
                              defaultChecked={chosen.includes(item.thingId)}
                            />
                          </span>
                        )}
                        <Named
                          to={paths.thing(held.recordId, item.thingId)}
                          line={line}
                          type={nameOfType(words, item.type)}
                        />
                      </span>
                    ),
                  },
                  {
                    label: w.deletedOn,
                    cell: ({ item }) =>
                      item.updated ? `${format.dateTime(item.updated.at)}, ${item.updated.person}` : '',
                  },
                  {
                    label: w.restore,
                    cell: ({ item, line }) =>
                      canEdit(held) ? <Restore to={paths.thingRestore(held.recordId, item.thingId)} line={line} /> : '',
                  },
                ]}
              />
            </div>
          </Card>
          {canEdit(held) && <Chosen count={count} />}
        </>
      )}
    </Layout>
  )
}

const formId = 'chosen'

/** The check boxes stand in the table, where each row has a form of its own: they name this one. */
function Chosen({ count }: { count: number }) {
  const { record, words } = useVisit()
  const w = words.record.deleted
  return (
    <div className="chosen">
      <FormPart id={formId} label={w.chosen}>
        <Buttons>
          <Button tone="quiet" icon="left" name={names.act} value="restore">
            {w.restoreChosen}
          </Button>
          <Button tone="quiet" icon="bin" name={names.act} value="purge">
            {w.purgeChosen}
          </Button>
          {count > 1 && (
            <ButtonLink tone="plain" to={paths.deletedForGood(record!.recordId)}>
              {w.all}
            </ButtonLink>
          )}
        </Buttons>
      </FormPart>
    </div>
  )
}

const Named = ({ to, line, type }: { to: string; line: string; type: string }) => (
  <span className="named">
    <a href={to}>{line}</a>
    {line !== type && <span className="muted small">{type}</span>}
  </span>
)

function Restore({ to, line }: { to: string; line: string }) {
  const w = useVisit().words.record.deleted
  return (
    <form method="post" action={to}>
      <CsrfField />
      <button type="submit" className="button button-quiet button-low" aria-label={w.restoreOne(line)}>
        <Icon name="left" />
        <span>{w.restore}</span>
      </button>
    </form>
  )
}
