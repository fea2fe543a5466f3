/** The list of one kind of thing, with its chart. */
import { notFound, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Empty, Tabs } from '../../parts/blocks.tsx'
import { Chart } from '../../parts/chart.tsx'
import { isRange, type Range, rangeStart, ranges, spanOf, usualRange, wallClock } from '../../parts/chart-layout.ts'
import { ButtonLink, CsrfField } from '../../parts/form.tsx'
import { Island, Layout } from '../../parts/layout.tsx'
import { type ChartData, chartData } from '../../parts/reading.ts'
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
import { fetchKeys, type Item, type Key, listing, slugOf, typeNamed } from './items.ts'

export const path = paths.type(':record', ':type')

const pageSize = 30
/** Readings on one chart; of more, the newest. */
const mostDrawn = 4000

export async function load(visit: Visit) {
  const { ask, params, query } = visit
  const { recordId } = recordIn(visit)
  const type = typeNamed(params.type!)
  if (!type) return notFound()
  const slug = slugOf(type)
  if (type.root === 'file') return seeOther(paths.files(recordId))
  if (params.type !== slug) return seeOther(withQuery(paths.type(recordId, slug), query))
  const now = nowFor(visit)
  const ending = type.updatedEndDatePath !== undefined
  const past = ending && query.get('show') === 'past'
  const found = await listing(ask, recordId, {
    types: [type],
    ...(ending && (past ? { endedBy: now } : { activeAt: now })),
  })
  const all: readonly Key[] = [...found.items, ...found.keys]
  const pages = Math.max(1, Math.ceil(all.length / pageSize))
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1))
  const wall = wallClock(now)
  const times = all.map(k => wallClock(k.at))
  const asked = query.get('range') ?? undefined
  const range: Range = isRange(asked) ? asked : usualRange(times, wall)
  const start = rangeStart(range, wall)
  const drawn = type.chart ? all.filter((_, i) => start === undefined || times[i]! >= start).slice(0, mostDrawn) : []
  const listed = all.slice((page - 1) * pageSize, page * pageSize)
  const byStamp = new Map(found.items.map(i => [i.versionStamp, i]))
  for (const item of await fetchKeys(
    ask,
    recordId,
    [...new Set([...listed, ...drawn])].filter(k => !byStamp.has(k.versionStamp)),
  ))
    byStamp.set(item.versionStamp, item)
  const whole = (keys: readonly Key[]): readonly Item[] => keys.flatMap(k => byStamp.get(k.versionStamp) ?? [])
  const reader = readerFor(await tasteOf(visit), type)
  const points = whole(drawn)
  return {
    type,
    items: whole(listed),
    total: all.length,
    page,
    pages,
    range,
    past,
    ending,
    reader,
    chart: chartData(
      type,
      points.filter(i => i.value !== undefined),
      reader,
    ),
    // Too many for one chart: said, not hidden.
    drawn: points.length,
    span: spanOf(
      range,
      points.map(p => wallClock(p.at)),
      wall,
    ),
    hasAny: all.length > 0,
  }
}

const withQuery = (path: string, query: URLSearchParams) => (query.size === 0 ? path : `${path}?${query}`)

export function Page(props: Props<typeof load>) {
  const { type, items, total, page, ending, past, reader, chart, hasAny } = props
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
        (hasAny || ending) && (
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
            { label: w.current, to: here, current: !past },
            { label: w.past, to: `${here}?show=past`, current: past },
          ]}
        />
      )}
      {hasAny ? (
        <Card flush>
          <ThingTable type={type} items={items} reader={reader} caption={w.list(title)} />
        </Card>
      ) : (
        <Empty
          icon={type.chart ? 'chart' : type.root === 'medication' ? 'pill' : 'heart'}
          title={w.empty(past ? lower(`${w.past} ${lower(title)}`) : lower(title))}
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
      <Paging {...props} />
      {isCustodian(held) && page === 1 && (
        <p className="after-list">
          <a href={`${paths.deleted(held.recordId)}?type=${slug}`}>{w.recentlyDeleted}</a>
        </p>
      )}
    </Layout>
  )
}

function TypeChart({ type, chart, range, span, reader, drawn }: Props<typeof load> & { chart: ChartData }) {
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
            <a key={r} href={`${here}?range=${r}`} aria-current={r === range ? 'true' : undefined}>
              {w.ranges[r]}
            </a>
          ))}
        </nav>
        {chart.units.length > 0 && (
          <UnitSwitch chart={chart} to={paths.typeUnit(record!.recordId, slug)} back={`${here}?range=${range}`} />
        )}
      </div>
      <Chart
        id="chart"
        label={
          first && last
            ? w.chartLabel(
                name,
                points.length,
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
      {drawn >= mostDrawn && <p className="help">{w.newest(drawn)}</p>}
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

function Paging({ type, page, pages, total, past, range }: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.type
  if (pages === 1) return null
  const to = (n: number) =>
    `${paths.type(record!.recordId, slugOf(type))}?range=${range}&page=${n}${past ? '&show=past' : ''}`
  return (
    <nav className="paging" aria-label={w.pages}>
      {page > 1 ? (
        <ButtonLink to={to(page - 1)} icon="left">
          {w.newer}
        </ButtonLink>
      ) : (
        <span />
      )}
      <span>{w.showing((page - 1) * pageSize + 1, Math.min(total, page * pageSize), total)}</span>
      {page < pages ? <ButtonLink to={to(page + 1)}>{w.older}</ButtonLink> : <span />}
    </nav>
  )
}
