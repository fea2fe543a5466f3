/**
 * Who looked at the record, who changed it, with whom it was shared: a heading for each day, a line for each person, app and
 * kind of deed. What the reader does here is left out at first, for the question is what others did.
 */
import type { AllMethods } from '../../../../gate.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import { type RecordHistoryKind, theOperator } from '../../../../protocol/record-audit.ts'
import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Card, Empty, Tabs } from '../../parts/blocks.tsx'
import { ButtonLink } from '../../parts/form.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { pluralOfType, recordIn } from './about.ts'
import { newestTypes } from './items.ts'

export const path = paths.activity(':record')

type Line = ResponseOf<AllMethods['GetRecordHistory']['contract']>['line'][number]

const tabs = ['all', 'looks', 'changes', 'sharing'] as const
type Tab = (typeof tabs)[number]
const kindsOf: { readonly [tab in Tab]: readonly RecordHistoryKind[] } = {
  all: [],
  looks: ['Read'],
  changes: ['Create', 'Update', 'Delete'],
  sharing: ['Action'],
}
const icons: { readonly [kind in RecordHistoryKind]: IconName } = {
  Read: 'search',
  Create: 'plus',
  Update: 'pencil',
  Delete: 'bin',
  Action: 'people',
}
/** Kinds of things that a sentence names before it counts the rest. */
const mostNamed = 3

/** What the address asks for; anything else counts as not said. */
const chosenIn = (query: URLSearchParams) => {
  const [tab, app, before] = [query.get('show'), query.get('app'), query.get('before')]
  return {
    tab: tabs.find(t => t === tab) ?? 'all',
    app: app !== null && /^[0-9a-f-]{36}$/i.test(app) ? app.toLowerCase() : undefined,
    own: query.get('own') === 'yes',
    before:
      before !== null && /^\d{4}-\d\d-\d\d$/.test(before) && !Number.isNaN(Date.parse(before)) ? before : undefined,
  }
}

export async function load(visit: Visit): Promise<Outcome | Loaded> {
  const { ask } = visit
  const { recordId } = recordIn(visit)
  const chosen = chosenIn(visit.query)
  const app = chosen.app === undefined ? undefined : await nameOfApp(visit, chosen.app)
  if (chosen.app !== undefined && app === undefined) return notFound()
  const { line, before, everybody } = await ask(
    'GetRecordHistory',
    {
      withoutOwn: !chosen.own && chosen.app === undefined,
      kind: [...kindsOf[chosen.tab]],
      ...(chosen.app !== undefined && { applicationId: chosen.app }),
      ...(chosen.before !== undefined && { before: chosen.before }),
    },
    { record: recordId },
  )
  return { chosen, app, lines: line, before, everybody }
}

interface Loaded {
  readonly chosen: ReturnType<typeof chosenIn>
  /** Name of the application that the address keeps to. */
  readonly app: string | undefined
  readonly lines: readonly Line[]
  readonly before: string | undefined
  readonly everybody: boolean
}

async function nameOfApp({ ask }: Visit, id: string): Promise<string | undefined> {
  const { application } = await ask('GetApplicationPrivileged', { id: [id] })
  return application[0]?.name
}

export function Page({ chosen, app, lines, before, everybody }: Props<typeof load>) {
  const { record, words, pathname } = useVisit()
  const w = words.record.activity
  const held = record!
  const to = (over: Partial<Omit<typeof chosen, 'tab'>> & { readonly tab?: Tab }) => {
    const now = { ...chosen, before: undefined, ...over }
    return paths.activity(held.recordId, {
      show: now.tab === 'all' ? undefined : now.tab,
      app: now.app,
      own: now.own ? 'yes' : undefined,
      before: now.before,
    })
  }
  const days = [...new Set(lines.map(l => l.day))]
  return (
    <Layout
      title={w.title}
      section="home"
      lead={held.relationship === 1 ? w.leadOwn : w.lead(held.displayName)}
      crumbs={[
        { label: words.shell.nav.home, to: paths.record(held.recordId) },
        app === undefined ? { label: w.title } : { label: w.title, to: pathname },
        ...(app === undefined ? [] : [{ label: app }]),
      ]}
    >
      {!everybody && <Notice>{w.onlySelf}</Notice>}
      <Tabs
        label={w.tabsLabel}
        tabs={tabs.map(tab => ({ label: w.tabs[tab], to: to({ tab }), current: tab === chosen.tab }))}
      />
      <p className="muted">
        {app === undefined ? (
          <>
            {chosen.own ? w.withOwn : w.withoutOwn}{' '}
            <a href={to({ own: !chosen.own })}>{chosen.own ? w.hideOwn : w.showOwn}</a>
          </>
        ) : (
          <>
            {w.onlyApp(app)} <a href={to({ app: undefined })}>{w.allApps}</a>
          </>
        )}
      </p>
      {lines.length === 0 && <Nothing chosen={chosen} app={app} />}
      {days.map(day => (
        <Day key={day} lines={lines.filter(l => l.day === day)} />
      ))}
      {before !== undefined && (
        <p>
          <ButtonLink icon="down" to={to({ before })}>
            {w.earlier}
          </ButtonLink>
        </p>
      )}
    </Layout>
  )
}

function Nothing({ chosen, app }: { chosen: Loaded['chosen']; app: string | undefined }) {
  const w = useVisit().words.record.activity
  if (app !== undefined) return <Empty icon="clock" title={w.emptyApp(app)} text={w.emptyAppText} />
  if (chosen.own || chosen.before !== undefined) return <Empty icon="clock" title={w.emptyAll} text={w.emptyAllText} />
  return <Empty icon="shield" title={w.empty} text={w.emptyText} />
}

function Day({ lines }: { lines: readonly Line[] }) {
  const visit = useVisit()
  const day = visit.format.day(lines[0]!.last)
  return (
    <Card title={`${day.charAt(0).toUpperCase()}${day.slice(1)}`} flush>
      <ul className="deeds">
        {lines.map(line => (
          <li
            key={`${line.last}${line.kind}${line.personId}${line.application.applicationId}${line.avenue}${line.action}${line.subjectApplication?.applicationId}${line.subjectPersonId}`}
          >
            <Who line={line} />
            <span className="link-text">
              <span className="deed-said">{sentenceOf(line, visit)}</span>
              <span className="link-note">{noteOf(line, visit)}</span>
            </span>
            <Icon name={icons[line.kind]} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Who({ line: { application, personName, personId } }: { line: Line }) {
  return application.isShell ? (
    <Avatar name={personName === '' ? '•' : personName} seed={personId} />
  ) : (
    <Avatar name={application.name} seed={application.applicationId} />
  )
}

function sentenceOf(line: Line, { words, person, format }: Pick<Visit, 'words' | 'person' | 'format'>): string {
  const w = words.record.activity
  const named = (id: string, name: string) =>
    id === person!.personId ? w.you : id === theOperator ? w.operator : name === '' ? w.someone : name
  const who = line.application.isShell
    ? named(line.personId, line.personName)
    : line.application.name === ''
      ? w.someApp
      : line.application.name
  if (line.action !== undefined) {
    const { subjectApplication: app, subjectPersonId: subject, subjectPersonName = '', subjectAddress } = line
    if (!app && subject === undefined && line.action in w.invitations)
      return w.invitations[line.action]!(who, subjectAddress ?? w.invited)
    if (!app && subject === line.personId && line.action === 'RemoveRecordAuthorization') return w.left(who)
    const whom = app
      ? app.name
      : subject === undefined
        ? w.invited
        : subject === person!.personId
          ? w.you.toLowerCase()
          : subjectPersonName
    return w.did[line.action](who, whom)
  }
  const names = [
    ...new Set(
      line.familyId
        .map(id => newestTypes.find(type => type.familyId === id))
        .filter(type => type !== undefined)
        .map(type => pluralOfType(words, type)),
    ),
  ].sort((a, b) => a.localeCompare(b))
  const rest = names.length - mostNamed
  const what = format.list(rest > 1 ? [...names.slice(0, mostNamed), w.more(rest)] : names)
  const n = line.times
  switch (line.kind) {
    case 'Create':
      return what === '' ? w.addedSome(who) : w.added(who, n, what)
    case 'Update':
      return what === '' ? w.changedSome(who) : w.changed(who, n, what)
    case 'Delete':
      return what === '' ? w.deletedSome(who) : w.deleted(who, n, what)
    default:
      return what === '' ? w.lookedAround(who) : w.looked(who, what)
  }
}

/** When, how often, and for whom an app did it. */
function noteOf(line: Line, { words, person, format }: Pick<Visit, 'words' | 'person' | 'format'>): string {
  const w = words.record.activity
  const [first, last] = [format.time(line.first), format.time(line.last)]
  return [
    first === last ? last : w.between(first, last),
    line.kind === 'Read' ? w.times(line.times) : undefined,
    line.application.isShell
      ? undefined
      : line.personId === person!.personId
        ? w.forYou
        : w.forPerson(line.personName === '' ? w.someone : line.personName),
    !line.application.isShell && line.avenue === 'Offline' ? w.away : undefined,
  ]
    .filter(part => part !== undefined)
    .join(' · ')
}
