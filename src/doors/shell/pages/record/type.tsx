/** The list of one kind of thing, with its chart. */
import { Fault } from '../../../../protocol/fault.ts'
import { notFound, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Details, Empty, Tabs } from '../../parts/blocks.tsx'
import { Chart } from '../../parts/chart.tsx'
import { mostPoints, type Range, rangeStart, ranges, spanOf, usualRange, wallClock } from '../../parts/chart-layout.ts'
import { Button, ButtonLink, CsrfField, Form, SelectField, TextField } from '../../parts/form.tsx'
import { Island, Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { type ChartData, cells, chartOfReadings } from '../../parts/reading.ts'
import { ThingTable } from '../../parts/thing-table.tsx'
import { dateTimeWords } from '../../parts/told.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import {
  canEdit,
  isCustodian,
  lower,
  nameOfType,
  nowFor,
  pluralOfType,
  readerFor,
  recordIn,
  tasteOf,
  typeInSentence,
} from './about.ts'
import { fetchKeys, type Key, keyList, listing, readings, slugOf, typeNamed, type Wanted } from './items.ts'
import { type ListQuery, listAddress, readListQuery, type Sort, sortText } from './list-query.ts'

export const path = paths.type(':record', ':type')

const pageSize = 30
/** Columns of a chart: of each, the lowest and the highest reading are drawn. */
const columns = mostPoints / 2
export async function load(visit: Visit) {
  const { ask, params } = visit
  const { recordId } = recordIn(visit)
  const type = typeNamed(params.type!)
  if (!type) return notFound()
  const slug = slugOf(type)
  if (type.root === 'file') return seeOther(paths.files(recordId))
  if (params.type !== slug) return seeOther(withQuery(paths.type(recordId, slug), visit.query))
  const now = nowFor(visit)
  const query = readListQuery(visit, type)
  const ending = type.updatedEndDatePath !== undefined
  const wanted = {
    types: [type],
    ...(query.from?.at !== undefined && { from: query.from.at }),
    ...(query.to?.at !== undefined && { to: query.to.at }),
    ...(ending && (query.past ? { endedBy: now } : { activeAt: now })),
  }
  const newest = await keyList(ask, recordId, { ...wanted, max: pageSize })
  const { total } = newest
  const sorted = query.sort && (await inOrder(ask, recordId, { ...wanted, sort: query.sort }, total))
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(pages, query.page)
  const skip = (page - 1) * pageSize
  const listed = sorted
    ? sorted.slice(skip, skip + pageSize)
    : page === 1
      ? newest.keys
      : (await keyList(ask, recordId, { ...wanted, skip, max: pageSize })).keys
  const wall = wallClock(now)
  const stretch = query.from?.at !== undefined || query.to?.at !== undefined
  const range =
    query.range ??
    (stretch
      ? 'all'
      : usualRange(
          newest.keys.map(k => wallClock(k.at)),
          wall,
        ))
  const drawn = type.chart && (await readings(ask, recordId, type, { ...stretchOf(query, range, wall), columns }))
  const reader = readerFor(await tasteOf(visit), type)
  return {
    type,
    items: await fetchKeys(ask, recordId, listed),
    total,
    // An order that could not be had is not claimed by the heads of the columns.
    query: sorted ? { ...query, page } : { ...unordered(query), page },
    pages,
    range,
    ending,
    reader,
    chart: drawn && chartOfReadings(type, drawn.readings, reader),
    drawn: { total: drawn?.total ?? 0, cut: drawn?.cut === true },
    span: spanOf(range, drawn?.readings.map(r => wallClock(r.at)) ?? [], wall),
    narrowed: query.from !== undefined || query.to !== undefined,
    unsorted: query.sort !== undefined && !sorted,
    hasAny: total > 0,
  }
}

const unordered = ({ sort: _, ...query }: ListQuery): ListQuery => query

const dayMs = 86_400_000
/** What the chart shows: the range up to now, within what was asked for. */
function stretchOf(query: ListQuery, range: Range, wall: number): { from?: string; to?: string } {
  const start = rangeStart(range, wall)
  const from = [query.from?.at, start === undefined ? undefined : wallText(start)].filter(at => at !== undefined)
  // Whoever lives ahead of this clock has readings of tomorrow.
  const to = [query.to?.at, start === undefined ? undefined : wallText(wall + dayMs)].filter(at => at !== undefined)
  return { ...(from.length > 0 && { from: from.sort().at(-1)! }), ...(to.length > 0 && { to: to.sort()[0]! }) }
}

/** All keys in the order of a column; undefined where there are too many to be put in it. */
async function inOrder(
  ask: Visit['ask'],
  recordId: string,
  wanted: Wanted,
  total: number,
): Promise<readonly Key[] | undefined> {
  try {
    const { keys } = await listing(ask, recordId, { ...wanted, maxFull: 0 })
    return keys.length < total ? undefined : keys
  } catch (error) {
    if (error instanceof Fault && error.status === 'THING_SORT_NOT_ENABLED') return undefined
    throw error
  }
}

const withQuery = (path: string, query: URLSearchParams) => (query.size === 0 ? path : `${path}?${query}`)

export function Page(props: Props<typeof load>) {
  const { type, items, total, query, ending, reader, chart, hasAny, narrowed } = props
  const { record, words } = useVisit()
  const w = words.record.type
  const held = record!
  const slug = slugOf(type)
  const title = pluralOfType(words, type)
  const mayAdd = canEdit(held) && !type.uncreatable && !(type.singleton && total > 0)
  const here = paths.type(held.recordId, slug)
  return (
    <Layout
      title={title}
      section="data"
      width="wide"
      crumbs={[{ label: words.record.data.title, to: paths.data(held.recordId) }, { label: title }]}
      actions={
        mayAdd &&
        (hasAny || ending || narrowed) && (
          <ButtonLink to={paths.typeAdd(held.recordId, slug)} tone="primary" icon="plus">
            {words.record.addThing(typeInSentence(words, type))}
          </ButtonLink>
        )
      }
    >
      {chart && hasAny && <TypeChart {...props} chart={chart} />}
      {ending && (
        <Tabs
          label={title}
          tabs={[
            { label: w.current, to: listAddress(here, query, { past: false, page: 1 }), current: !query.past },
            { label: w.past, to: listAddress(here, query, { past: true, page: 1 }), current: query.past },
          ]}
        />
      )}
      {(total > 1 || narrowed) && <Narrowing {...props} here={here} />}
      {props.unsorted && <Notice>{w.tooManyToSort}</Notice>}
      {hasAny ? (
        <Card flush>
          <ThingTable
            type={type}
            items={items}
            reader={reader}
            caption={w.list(title)}
            sorting={tag => sortLink(here, query, tag)}
          />
        </Card>
      ) : narrowed ? (
        <Empty
          icon="clock"
          title={w.noneThen}
          text={w.noneThenText}
          action={<ButtonLink to={listAddress(here, { past: query.past, page: 1 })}>{w.showAll}</ButtonLink>}
        />
      ) : (
        <Empty
          icon={type.chart ? 'chart' : type.root === 'medication' ? 'pill' : 'heart'}
          title={w.empty(query.past ? lower(`${w.past} ${lower(title)}`) : lower(title))}
          text={type.immutable ? w.immutable : w.emptyText}
          action={
            mayAdd && (
              <ButtonLink to={paths.typeAdd(held.recordId, slug)} tone="primary" icon="plus">
                {words.record.addThing(typeInSentence(words, type))}
              </ButtonLink>
            )
          }
        />
      )}
      <Paging {...props} here={here} />
      {isCustodian(held) && query.page === 1 && (
        <p className="after-list">
          <a href={paths.typePeople(held.recordId, slug)}>{w.who}</a>
          <a href={`${paths.deleted(held.recordId)}?type=${slug}`}>{w.recentlyDeleted}</a>
        </p>
      )}
    </Layout>
  )
}

/** Ordering by the column that orders already turns it round. */
function sortLink(here: string, query: Props<typeof load>['query'], tag: string) {
  const { sort } = query
  const now = sort?.by === tag ? sort : undefined
  const next: Sort = { by: tag, descending: now !== undefined && !now.descending }
  return {
    to: listAddress(here, query, { sort: next, page: 1 }),
    ...(now && { now: now.descending ? ('descending' as const) : ('ascending' as const) }),
  }
}

/** From when to when, and in which order: a form whose answer is an address. */
function Narrowing({ type, query, here, reader }: Props<typeof load> & { here: string }) {
  const { words } = useVisit()
  const [from, to] = [query.from?.at, query.to?.at].map(at => at && dateTimeWords(at.slice(0, 10), reader.culture))
  const w = words.record.type
  const unread = [query.from, query.to].filter(bound => bound !== undefined && bound.at === undefined)
  const orders = cells(type).filter(cell => cell.sortable)
  const set = query.from !== undefined || query.to !== undefined || query.sort !== undefined
  const { past } = query
  return (
    <Details summary={w.narrow} open={set}>
      <Form method="get" action={here} name="narrow">
        {past && <input type="hidden" name="show" value="past" />}
        <div className="finder">
          <TextField name="from" label={w.from} value={query.from?.typed ?? ''} help={w.fromHelp} optional />
          <TextField name="to" label={w.to} value={query.to?.typed ?? ''} help={w.toHelp} optional />
          {orders.length > 0 && (
            <SelectField
              name="sort"
              label={w.sort}
              value={query.sort ? sortText(query.sort) : ''}
              options={[
                { value: '', label: w.newestFirst },
                ...orders.flatMap(({ tag, label }) => [
                  { value: sortText({ by: tag, descending: false }), label: w.upwards(label) },
                  { value: sortText({ by: tag, descending: true }), label: w.downwards(label) },
                ]),
              ]}
            />
          )}
          <Button tone="quiet">{w.narrowButton}</Button>
          {set && <ButtonLink to={listAddress(here, { past, page: 1 })}>{w.showAll}</ButtonLink>}
        </div>
      </Form>
      {(from ?? to) !== undefined && <p className="muted">{w.readAs(from, to)}</p>}
      {unread.map(bound => (
        <Notice key={bound!.typed} tone="warn">
          {w.unread(bound!.typed)}
        </Notice>
      ))}
    </Details>
  )
}

function TypeChart({
  type,
  chart,
  range,
  span,
  reader,
  drawn,
  query,
  narrowed,
}: Props<typeof load> & { chart: ChartData }) {
  const { record, words } = useVisit()
  const w = words.record.type
  const slug = slugOf(type)
  const name = nameOfType(words, type)
  const here = paths.type(record!.recordId, slug)
  const points = chart.series.flatMap(s => s.points).sort((a, b) => a.x - b.x)
  const [first, last] = [points[0], points.at(-1)]
  return (
    <Card>
      <div className="chart-controls">
        <nav className="segments" aria-label={w.range}>
          {ranges.map(r => (
            <a
              key={r}
              href={listAddress(here, { range: r, past: query.past, page: 1, ...(query.sort && { sort: query.sort }) })}
              aria-current={r === range && !narrowed ? 'true' : undefined}
            >
              {w.ranges[r]}
            </a>
          ))}
        </nav>
        {chart.units.length > 0 && (
          <UnitSwitch
            chart={chart}
            to={paths.typeUnit(record!.recordId, slug)}
            back={listAddress(here, { ...query, range })}
          />
        )}
      </div>
      <Chart
        id="chart"
        label={
          first && last
            ? w.chartLabel(
                name,
                drawn.total,
                dateTimeWords(wallText(first.x), reader.culture),
                dateTimeWords(wallText(last.x), reader.culture),
              )
            : name
        }
        hint={w.chartHint(name)}
        series={chart.series}
        bands={chart.bands}
        span={span}
        culture={reader.culture}
        unit={chart.unit}
        empty={w.chartEmpty}
      />
      {drawn.total > mostPoints && <p className="help">{w.thinned(drawn.total)}</p>}
      {drawn.cut && <p className="help">{w.newest(drawn.total)}</p>}
      <Island name="chart" />
    </Card>
  )
}

const wallText = (ms: number) => new Date(ms).toISOString().slice(0, 19)

/** Buttons, not links: a choice is remembered, and a GET should change nothing. */
function UnitSwitch({ chart, to, back }: { chart: ChartData; to: string; back: string }) {
  const { words } = useVisit()
  return (
    <form method="post" action={to} className="segments" aria-label={words.record.type.unit}>
      <CsrfField />
      <input type="hidden" name="next" value={back} />
      {chart.units.map(u => (
        <button key={u.code} type="submit" name="unit" value={u.code} aria-pressed={u.code === chart.chosen?.code}>
          {u.label}
        </button>
      ))}
    </form>
  )
}

function Paging({ query, pages, total, range, here }: Props<typeof load> & { here: string }) {
  const { words } = useVisit()
  const w = words.record.type
  if (pages === 1) return null
  const { page } = query
  const to = (n: number) => listAddress(here, { ...query, range }, { page: n })
  return (
    <nav className="paging" aria-label={w.pages}>
      {page > 1 ? (
        <ButtonLink to={to(page - 1)} icon="left">
          {query.sort ? w.before : w.newer}
        </ButtonLink>
      ) : (
        <span />
      )}
      <span>{w.showing((page - 1) * pageSize + 1, Math.min(total, page * pageSize), total)}</span>
      {page < pages ? <ButtonLink to={to(page + 1)}>{query.sort ? w.after : w.older}</ButtonLink> : <span />}
    </nav>
  )
}
