/** Home of a record: the latest of everything worth a look, and one step to whatever is to be added. */

import { form as formOf } from '../../../../schema/form.ts'
import { unitWords } from '../../../../schema/units.ts'
import type { ThingType } from '../../../../things/registry.ts'
import { blank, plan } from '../../forms/plan.ts'
import { type Outcome, type Props, type Form as Sent, seeOther, type Visit } from '../../page.ts'
import { RecordAvatar } from '../../parts/avatar.tsx'
import { Card, type Fact, Facts, LinkList, type RowLink, Section } from '../../parts/blocks.tsx'
import { Sparkline } from '../../parts/chart.tsx'
import { wallClock } from '../../parts/chart-layout.ts'
import { CodeLink } from '../../parts/code-link.tsx'
import { Button, ButtonLink, Form } from '../../parts/form.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { cells, chartData, lineOfItem } from '../../parts/reading.ts'
import { ThingFields } from '../../parts/thing-form.tsx'
import { dateTimeWords, hoursWords, numeral } from '../../parts/told.ts'
import type { UnitTaste } from '../../parts/units-liked.ts'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import type { Words } from '../../words/words.ts'
import {
  canEdit,
  isCustodian,
  nameOfType,
  nowFor,
  pluralOfType,
  readerFor,
  recordIn,
  tasteOf,
  typeInSentence,
} from './about.ts'
import { type Item, keyList, latestKeys, listings, newestTypes, slugOf, typeNamed } from './items.ts'
import { isSaved, postedOf, save } from './save.ts'

export const path = paths.record(':record')

const named = (root: string): ThingType => typeNamed(root)!
const weight = named('weight')
const lists = ['medication', 'condition', 'allergy', 'immunization'].map(named)
const file = named('file')
const personal = named('personal')
const basic = named('basic')
const personalImage = named('personal-image')
/** Types with a chart, the best known first. */
const measured: readonly ThingType[] = [
  ...['weight', 'blood-pressure', 'blood-glucose', 'heart-rate', 'cholesterol-profile'].flatMap(
    root => typeNamed(root) ?? [],
  ),
  ...newestTypes.filter(
    t =>
      t.chart && !['weight', 'blood-pressure', 'blood-glucose', 'heart-rate', 'cholesterol-profile'].includes(t.root),
  ),
]
const invited = ['blood-pressure', 'medication', 'allergy', 'condition', 'immunization', 'file'].map(named)
const icons: { readonly [root: string]: IconName } = {
  weight: 'chart',
  'blood-pressure': 'pulse',
  medication: 'pill',
  allergy: 'alert',
  condition: 'heart',
  immunization: 'shield',
  file: 'file',
}
const sparkPoints = 20
const shortList = 5
const shortActivity = 6

export async function load(visit: Visit) {
  const { ask } = visit
  const { recordId } = recordIn(visit)
  const now = nowFor(visit)
  const taste = await tasteOf(visit)
  const counts = new Map((await ask('GetRecordCounts', {}, { record: recordId })).type.map(t => [t.familyId, t.active]))
  const has = (type: ThingType) => (counts.get(type.familyId) ?? 0) > 0
  const shown = measured.filter(has)
  const latest = await latestKeys(ask, recordId, shortActivity)
  const [about, recent, ...others] = await listings(ask, recordId, [
    { types: [personal, basic, personalImage], maxFull: 3 },
    { keys: latest },
    ...lists.map(type => ({
      types: [type],
      max: shortList,
      maxFull: shortList,
      ...stillSo(type, now),
    })),
    { types: [file], max: shortList, maxFull: shortList },
    ...shown.map(type => ({ types: [type], max: sparkPoints, maxFull: sparkPoints })),
  ])
  const listed = others.slice(0, lists.length)
  const totals = await Promise.all(
    lists.map(type =>
      has(type) ? keyList(ask, recordId, { types: [type], ...stillSo(type, now), max: 0 }).then(k => k.total) : 0,
    ),
  )
  const [files, ...measurements] = others.slice(lists.length)
  return {
    now,
    taste,
    // Name and birth date come with the account; health data is what follows.
    isNew: newestTypes.every(type => type.category === 'Personal Profile' || !has(type)),
    counts,
    about: about!.items,
    lists: lists.map((type, i) => ({
      type,
      items: listed[i]!.items,
      count: totals[i]!,
    })),
    files: files!.items,
    tiles: shown.map((type, i) => tileOf(type, measurements[i]!.items, taste)).filter(t => t !== undefined),
    activity: recent!.items,
  }
}

/** Of what may end, what has not ended. */
const stillSo = (type: ThingType, now: string) => (type.updatedEndDatePath === undefined ? {} : { activeAt: now })

/** The quick form for a weight: its errors come back here, its success shows the chart. */
export async function act(visit: Visit, form: Sent): Promise<Outcome> {
  const saved = await save(visit, weight, form)
  if (!isSaved(saved)) return saved
  return seeOther(paths.type(recordIn(visit).recordId, slugOf(weight)), {
    flash: { tone: 'good', text: visit.words.record.form.saved(nameOfType(visit.words, weight)) },
  })
}

interface Tile {
  readonly type: ThingType
  /** Of the line that is shown, where the type has several. */
  readonly name?: string
  /** `81.5`, `128/82`. */
  readonly value: string
  readonly unit: string
  readonly at: string
  readonly change?: { readonly by: number; readonly since: string }
  readonly spark: readonly { readonly x: number; readonly y: number }[]
}

/** The newest reading, what changed since the one before, and a small line. */
function tileOf(type: ThingType, items: readonly Item[], taste: UnitTaste): Tile | undefined {
  const newest = items[0]
  const reader = readerFor(taste, type)
  const data = chartData(
    type,
    items.filter(i => i.value !== undefined),
    reader,
  )
  if (!newest || !data || data.series.length === 0) return undefined
  const last = wallClock(newest.at)
  const main = data.series[0]!
  const point = main.points.at(-1)!
  const before = main.points.at(-2)
  // Two numbers that people say together: 128 over 82.
  const pair = type.root === 'blood-pressure' ? data.series[1]?.points.at(-1) : undefined
  const n = (value: number) => numeral(value, reader.culture, 1)
  // Height in feet and inches is one text.
  const inFeet = reader.feet === true && data.chosen?.code === 'in'
  const inHours = data.unit === unitWords('min') && point.y >= 60
  return {
    type,
    ...(data.series.length > 1 && !pair && { name: main.label }),
    value: inFeet
      ? lineOfItem(newest, reader)
      : inHours
        ? hoursWords(point.y, reader.culture)
        : pair && pair.x === last
          ? `${n(point.y)}/${n(pair.y)}`
          : n(point.y),
    unit: inFeet || inHours ? '' : data.unit,
    at: newest.at,
    ...(before &&
      !pair &&
      !inFeet && {
        change: { by: Number((point.y - before.y).toFixed(1)), since: new Date(before.x).toISOString().slice(0, 10) },
      }),
    spark: main.points.map(p => ({ x: p.x, y: p.y })),
  }
}

export function Page(props: Props<typeof load>) {
  const { record, words, person, format } = useVisit()
  const w = words.record.home
  const held = record!
  const isEmpty = props.isNew
  const own = held.relationship === 1
  const newest = props.activity[0]?.updated?.at
  return (
    <Layout
      title={own ? greeting(w, props.now, firstName(person!.name)) : w.other(held.displayName)}
      section="home"
      width="wide"
      lead={
        isEmpty
          ? own
            ? w.emptyLead
            : w.emptyLeadOther(held.displayName)
          : newest
            ? w.lead(format.day(newest))
            : undefined
      }
      actions={
        <a className="record-face" href={paths.profile(held.recordId)}>
          <span className="hidden">{words.record.profile.title}</span>
          <Face about={props.about} />
        </a>
      }
    >
      {isEmpty && canEdit(held) ? <Start {...props} /> : <Overview {...props} />}
    </Layout>
  )
}

/** The picture of the person, or the initials. */
function Face({ about }: { about: readonly Item[] }) {
  const { record } = useVisit()
  const picture = about.find(i => i.type === personalImage)
  // The name beside it says who it is.
  return picture ? (
    <img src={`${paths.picture(record!.recordId)}?v=${picture.versionStamp}`} alt="" width="56" height="56" />
  ) : (
    <RecordAvatar record={record!} large />
  )
}

const firstName = (name: string) => name.trim().split(/\s+/)[0] ?? name

function greeting(w: Words['record']['home'], now: string, name: string): string {
  const hour = Number(now.slice(11, 13))
  return hour >= 4 && hour < 12 ? w.morning(name) : hour >= 12 && hour < 18 ? w.afternoon(name) : w.evening(name)
}

// ---- a new record

function Start(props: Props<typeof load>) {
  const { now, taste } = props
  const { record, words } = useVisit()
  const w = words.record.home
  const { recordId } = record!
  const to = (type: ThingType) => (type.root === 'file' ? paths.files(recordId) : paths.typeAdd(recordId, slugOf(type)))
  return (
    <div className="start">
      <section className="card start-first">
        <div className="start-words">
          <span className="link-icon">
            <Icon name="chart" />
          </span>
          <h2>{w.start.title}</h2>
          <p className="muted">{w.start.text}</p>
          <Outlook />
        </div>
        <QuickWeight now={now} taste={taste} />
      </section>
      <Section title={w.more}>
        <p className="muted">{w.moreText}</p>
        <ul className="invitations">
          {invited.map(type => (
            <li key={type.id}>
              <a className="card" href={to(type)}>
                <span className="link-icon">
                  <Icon name={icons[type.root] ?? 'plus'} />
                </span>
                <span className="link-title">
                  {type.root === 'file'
                    ? words.record.files.upload
                    : words.record.addThing(typeInSentence(words, type))}
                </span>
                <span className="link-note">{w.invite[type.root]}</span>
              </a>
            </li>
          ))}
        </ul>
        <CodeLink />
      </Section>
      <AtAGlance {...props} />
    </div>
  )
}

/** What the chart will look like one day: an outline, so that nobody takes it for data. */
const Outlook = () => (
  <svg className="start-promise" aria-hidden="true" viewBox="0 0 480 150" preserveAspectRatio="xMinYMax meet">
    {[30, 70, 110].map(y => (
      <line key={y} className="chart-grid" x1="0" x2="480" y1={y} y2={y} />
    ))}
    <path className="start-line" d="M12 48 84 62l72-14 72 30 72-10 72 26 60-6" />
    <circle className="chart-dot series-1" cx="12" cy="48" r="6" />
  </svg>
)

function QuickWeight({ now, taste }: { now: string; taste: UnitTaste }) {
  const { words } = useVisit()
  const state = useFormState()
  const posted = state.values ? postedOf(state.values) : blank(weight, now)
  const fields = plan(weight, formOf(weight.data!, posted, state.problems), words.record.fields)
  return (
    <Form label={words.record.home.start.title} className="quick">
      <ThingFields type={weight} plan={fields} posted={posted} reader={readerFor(taste, weight)} suggestions={{}} />
      <Button wide>{words.record.home.start.save}</Button>
    </Form>
  )
}

// ---- a record with something in it

function Overview(props: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record
  const held = record!
  const { tiles } = props
  return (
    <>
      <Section
        title={w.home.latest}
        action={
          canEdit(held) && (
            <div className="quick-adds">
              {['weight', 'blood-pressure'].map(named).map(type => (
                <ButtonLink key={type.id} to={paths.typeAdd(held.recordId, slugOf(type))} icon="plus">
                  {nameOfType(words, type)}
                </ButtonLink>
              ))}
            </div>
          )
        }
      >
        {tiles.length === 0 ? (
          <p className="muted">{w.data.empty}</p>
        ) : (
          <ul className="tiles">
            {tiles.map(tile => (
              <TileCard key={tile.type.id} tile={tile} now={props.now} />
            ))}
          </ul>
        )}
      </Section>
      <div className="columns">
        <div className="column">
          <AtAGlance {...props} />
          {props.lists.map(list => (
            <ShortList key={list.type.id} {...list} taste={props.taste} />
          ))}
        </div>
        <div className="column">
          <RecentFiles files={props.files} />
          <Activity activity={props.activity} taste={props.taste} />
          <SharingLink />
          <CodeLink />
        </div>
      </div>
    </>
  )
}

function SharingLink() {
  const { record, words } = useVisit()
  const w = words.sharing
  return (
    <Card flush>
      <LinkList
        links={[
          {
            to: paths.sharing(record!.recordId),
            title: w.title,
            note: isCustodian(record!) ? w.home : w.homeOther,
            icon: 'people',
          },
        ]}
      />
    </Card>
  )
}

function TileCard({ tile, now }: { tile: Tile; now: string }) {
  const { record, words, culture } = useVisit()
  const w = words.record.home
  const { change } = tile
  const sign = change && (change.by > 0 ? '+' : change.by < 0 ? '−' : '')
  return (
    <li>
      <a className="card tile" href={paths.type(record!.recordId, slugOf(tile.type))}>
        <span className="tile-name">{tile.name ?? nameOfType(words, tile.type)}</span>
        <span className="tile-value">
          <strong>{tile.value}</strong> <span className="tile-unit">{tile.unit}</span>
        </span>
        <span className="tile-when">{whenWords(tile.at, now, culture)}</span>
        <Sparkline values={tile.spark} />
        <span className="tile-change">
          {change &&
            (change.by === 0
              ? w.noChange
              : `${sign}${numeral(Math.abs(change.by), culture, 1)} ${w.sinceBefore(shortDay(change.since, now, culture))}`)}
        </span>
      </a>
    </li>
  )
}

/** `Nov 16`, with the year where it is another one. */
const shortDay = (at: string, now: string, culture: string): string =>
  at.slice(0, 4) === now.slice(0, 4)
    ? new Intl.DateTimeFormat(culture, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
        wallClock(`${at.slice(0, 10)}T00:00:00`),
      )
    : dateTimeWords(at.slice(0, 10), culture)

/** The time of day for a reading of today, otherwise the day. */
function whenWords(at: string, now: string, culture: string): string {
  if (at.slice(0, 10) !== now.slice(0, 10)) return shortDay(at, now, culture)
  const today = new Intl.RelativeTimeFormat(culture, { numeric: 'auto' }).format(0, 'day')
  const time =
    at.slice(11, 16) === '00:00'
      ? ''
      : `, ${new Intl.DateTimeFormat(culture, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(wallClock(at))}`
  return `${today.charAt(0).toUpperCase()}${today.slice(1)}${time}`
}

/** What somebody should know who helps in a hurry. Always in the same place. */
function AtAGlance({ about, lists: all, now, taste }: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.home
  const held = record!
  const who = about.find(i => i.type === personal)
  const reader = readerFor(taste, personal)
  const cell = (label: RegExp) => {
    const found = who?.value === undefined ? undefined : cells(personal).find(c => label.test(c.label))
    return found?.text(who!.value, reader)
  }
  const born = cell(/^Born$/)
  const blood = cell(/^Blood type$/)
  const allergies = all.find(l => l.type.root === 'allergy')
  const facts: Fact[] = []
  if (born) facts.push({ label: w.born, value: `${born}${ageText(w, birthDate(who), now)}` })
  if (blood) facts.push({ label: w.bloodType, value: blood })
  facts.push({
    label: w.allergies,
    value:
      allergies && allergies.items.length > 0
        ? allergies.items.map(i => lineOfItem(i, readerFor(taste, i.type))).join('; ')
        : w.none,
  })
  return (
    <Card
      title={w.atAGlance}
      action={
        <a className="head-action" href={paths.profile(held.recordId)}>
          <span>{words.record.profile.title}</span>
        </a>
      }
    >
      <Facts facts={facts} />
      {(!born || !blood) && canEdit(held) && (
        <p>
          <a href={paths.typeAdd(held.recordId, slugOf(personal))}>{born ? w.addBloodType : w.completeProfile}</a>
        </p>
      )}
    </Card>
  )
}

function birthDate(who: Item | undefined): { y: number; m: number; d: number } | undefined {
  const value = who?.value as { birthdate?: { date: { y: number; m: number; d: number } } } | undefined
  return value?.birthdate?.date
}

function ageText(
  w: Words['record']['home'],
  born: { y: number; m: number; d: number } | undefined,
  now: string,
): string {
  if (!born) return ''
  const [y, m, d] = now.slice(0, 10).split('-').map(Number) as [number, number, number]
  const months = (y - born.y) * 12 + (m - born.m) - (d < born.d ? 1 : 0)
  return months < 0 ? '' : ` (${months < 24 ? w.ageMonths(months) : w.age(Math.floor(months / 12))})`
}

function ShortList({
  type,
  items,
  count,
  taste,
}: {
  type: ThingType
  items: readonly Item[]
  count: number
  taste: UnitTaste
}) {
  const { record, words } = useVisit()
  const w = words.record
  const held = record!
  const titles: { readonly [root: string]: string } = {
    medication: w.home.medications,
    condition: w.home.conditions,
    immunization: w.home.immunizations,
    allergy: w.home.allergies,
  }
  const reader = readerFor(taste, type)
  const links = items.map((item): RowLink => {
    const [first, ...more] = cells(type).filter(c => !c.isDate)
    const rest = item.value === undefined ? [] : more.map(c => c.text(item.value, reader)).filter(Boolean)
    return {
      to: paths.thing(held.recordId, item.thingId),
      title: (item.value !== undefined && first?.text(item.value, reader)) || lineOfItem(item, reader),
      ...((rest.length > 0 || type.root === 'immunization') && {
        note: type.root === 'immunization' ? dateTimeWords(item.at, reader.culture) : rest.slice(0, 3).join(' · '),
      }),
    }
  })
  return (
    <Card
      flush
      title={titles[type.root] ?? pluralOfType(words, type)}
      action={
        canEdit(held) && (
          <a
            className="head-action"
            href={paths.typeAdd(held.recordId, slugOf(type))}
            aria-label={w.addThing(typeInSentence(words, type))}
          >
            <Icon name="plus" />
            <span>{w.add}</span>
          </a>
        )
      }
    >
      {links.length === 0 ? <p className="muted padded">{w.home.emptyList[type.root]}</p> : <LinkList links={links} />}
      {count > items.length && (
        <p className="padded card-foot">
          <a href={paths.type(held.recordId, slugOf(type))}>{w.seeAllCount(count)}</a>
        </p>
      )}
    </Card>
  )
}

function RecentFiles({ files }: { files: readonly Item[] }) {
  const { record, words, format, culture } = useVisit()
  const w = words.record
  const held = record!
  return (
    <Card
      flush
      title={w.home.files}
      action={
        canEdit(held) && (
          <a className="head-action" href={paths.files(held.recordId)}>
            <Icon name="upload" />
            <span>{w.files.uploadButton}</span>
          </a>
        )
      }
    >
      {files.length === 0 ? (
        <p className="muted padded">{w.home.emptyList.file}</p>
      ) : (
        <LinkList
          links={files.map(item => {
            const value = item.value as { name: string; size: number } | undefined
            return {
              to: paths.thing(held.recordId, item.thingId),
              title: value?.name ?? file.name,
              note: `${dateTimeWords(item.at.slice(0, 10), culture)} · ${format.bytes(value?.size ?? 0)}`,
              icon: 'file',
            }
          })}
        />
      )}
    </Card>
  )
}

function Activity({ activity, taste }: { activity: readonly Item[]; taste: UnitTaste }) {
  const { record, words, format, person } = useVisit()
  const w = words.record.home
  const who = (item: Item) => (item.updated?.personId === person?.personId ? w.you : (item.updated?.person ?? ''))
  // What the Shell itself did needs no naming; an app does.
  const through = (item: Item) =>
    item.updated && item.updated.application !== words.shell.brand ? `, ${w.through(item.updated.application)}` : ''
  return (
    <Card
      title={w.activity}
      action={
        <a className="head-action" href={paths.activity(record!.recordId)}>
          <span>{w.activityAll}</span>
        </a>
      }
    >
      {activity.length === 0 ? (
        <p className="muted">{w.noActivity}</p>
      ) : (
        <ol className="activity">
          {activity.map(item => (
            <li key={item.thingId}>
              <a href={paths.thing(record!.recordId, item.thingId)}>
                {w.did[item.updated?.action ?? 'Created'](who(item), lineIn(words, item, taste))}
              </a>
              <span className="muted small">
                {item.updated && `${format.dateTime(item.updated.at)}${through(item)}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

/** `weight: 81.5 kg`; what already says its kind stands alone. */
function lineIn(words: Words, item: Item, taste: UnitTaste): string {
  if (item.type.category === 'Personal Profile') return words.record.home.profile
  const line = lineOfItem(item, readerFor(taste, item.type))
  const name = typeInSentence(words, item.type)
  return line.toLowerCase() === name.toLowerCase() ? name : `${name}: ${line}`
}
