/** The pieces of the consent page: who asks, which record, what for. The page of a connected application shows some of them too. */
import type { ReactNode } from 'react'
import type { AllMethods } from '../../../../gate.ts'
import type { ApplicationShape, AskedRule } from '../../../../protocol/consent.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import { withQuery } from '../../connection.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Details, Table } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Badge, Notice } from '../../parts/notice.tsx'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import type { Standing } from './offer.ts'
import { type DetailRow, detailRows, phrases, reasonOf } from './permissions.ts'

export type RecordOption = ResponseOf<AllMethods['GetAppRecordAuthorizations']['contract']>['appRecordAuth'][number]

/** The rules that stand on the page. */
export interface Offer {
  /** All or nothing. */
  readonly required: readonly AskedRule[]
  /** With a box each. */
  readonly offered: readonly AskedRule[]
  readonly ticked: readonly string[]
  /** Allowed before, without a box now. */
  readonly kept: readonly AskedRule[]
}

// ---- the whole form

interface ConsentFormProps extends Standing {
  readonly app: ApplicationShape
  readonly instance?: string | undefined
  readonly many?: boolean
  /** The address of this page, to come back to with a new record. */
  readonly here: string
  /** Before everything else; hidden fields too. */
  readonly children?: ReactNode
}

/** Who asks, which record, what for, and the two buttons: `decision` is `allow`, `deny` or, for somebody else, `switch`. */
export function ConsentForm({
  app,
  instance,
  records,
  chosen,
  before,
  offer,
  many = false,
  here,
  children,
}: ConsentFormProps) {
  const { words } = useVisit()
  const w = words.connect.consent
  const possible = records.some(r => r.hindrance === undefined)
  return (
    <Form className="consent">
      <input type="hidden" name="rules" value={app.rulesDigest} />
      {children}
      <AskingApp app={app} instance={instance} />
      {before !== 'nothing' && (
        <Notice>{before === 'asksMore' ? w.asksMore(app.name) : w.allowedBefore(app.name)}</Notice>
      )}
      <RecordChoice app={app} records={records} chosen={chosen} many={many} here={here} />
      {possible && <Permissions app={app} offer={offer} />}
      {possible && <DataNotes app={app} />}
      <div className="consent-decide">
        {possible && (
          <Button name="decision" value="allow">
            {w.allow}
          </Button>
        )}
        <Button tone="quiet" name="decision" value="deny">
          {w.deny}
        </Button>
      </div>
      <SignedInAs />
    </Form>
  )
}

export function SignedInAs() {
  const { person, words } = useVisit()
  const w = words.connect.consent
  return (
    <p className="consent-person">
      {w.signedInAs} <strong>{person?.name}</strong> <span className="muted">{person?.email}</span>
      <button type="submit" className="link-button" name="decision" value="switch">
        {w.notYou}
      </button>
    </p>
  )
}

// ---- who asks

export function AskingApp({ app, instance }: { app: ApplicationShape; instance: string | undefined }) {
  const { words } = useVisit()
  const w = words.connect.consent
  const said = [app.authReason, app.description].find(text => text.trim() !== '')
  return (
    <div className="asking">
      <Avatar name={app.name} seed={app.masterId ?? app.id} large />
      <div>
        {said !== undefined && (
          <>
            <p className="hidden">{w.saysOfItself(app.name)}:</p>
            <blockquote className="asking-words">{said}</blockquote>
          </>
        )}
        {app.actionUrl !== undefined && <p className="asking-host">{new URL(app.actionUrl).host}</p>}
        {instance !== undefined && <p className="asking-host">{w.instance(instance)}</p>}
      </div>
    </div>
  )
}

// ---- which record

/** A record to choose, and how it stands. */
export type RecordRowShape = Pick<RecordOption, 'recordId' | 'displayName' | 'relationship'> & {
  /** Names a sentence of `words.connect.consent.record.hindrance`. */
  readonly hindrance?: string
  /** What the application wants to say first about records in this place. */
  readonly warning?: string
  readonly appRecordAuthAction?: RecordOption['appRecordAuthAction']
}

interface RecordChoiceProps {
  /** Whoever needs the record. */
  readonly app: { readonly name: string }
  readonly records: readonly RecordRowShape[]
  readonly chosen: readonly string[]
  readonly many: boolean
  /** The address of this page, to come back to with a new record. */
  readonly here: string
  /** Other sentences than those about an application that asks. */
  readonly says?: { readonly noneText: string; readonly noneFits: string }
}

export function RecordChoice({ app, records, chosen, many, here, says }: RecordChoiceProps) {
  const { words } = useVisit()
  const { values, problems } = useFormState()
  const w = words.connect.consent.record
  const { noneText, noneFits } = says ?? { noneText: w.noneText(app.name), noneFits: w.noneFits(app.name) }
  if (records.length === 0) return <NoRecord text={noneText} here={here} />
  const picked = values ? values.getAll('record') : chosen
  const [only] = records
  if (records.length === 1 && only!.hindrance === undefined && !many) return <OnlyRecord record={only!} here={here} />
  const problem = problems.record
  return (
    <fieldset
      className={`record-choice${problem === undefined ? '' : ' field-wrong'}`}
      aria-describedby={problem === undefined ? undefined : 'record-problem'}
    >
      <legend>
        <h2>{many ? w.legendMany : w.legend}</h2>
      </legend>
      {many && <p className="help">{w.helpMany(app.name)}</p>}
      {problem !== undefined && (
        <p className="problem" id="record-problem">
          {problem}
        </p>
      )}
      {!records.some(r => r.hindrance === undefined) && <Notice tone="warn">{noneFits}</Notice>}
      <div className="record-options">
        {records.map((record, index) => (
          <RecordRow
            key={record.recordId}
            record={record}
            many={many}
            checked={picked.includes(record.recordId)}
            first={index === 0}
          />
        ))}
      </div>
      <p className="record-add">
        <a href={paths.recordNew(here)}>{w.add}</a>
      </p>
    </fieldset>
  )
}

function RecordRow({
  record,
  many,
  checked,
  first,
}: {
  record: RecordRowShape
  many: boolean
  checked: boolean
  first: boolean
}) {
  const { words } = useVisit()
  const w = words.connect.consent.record
  const { relationships } = words.shell
  const id = first ? 'record' : `record-${record.recordId}`
  const possible = record.hindrance === undefined
  return (
    <div className={`record-option${possible ? '' : ' record-impossible'}`}>
      <input
        type={many ? 'checkbox' : 'radio'}
        id={id}
        name="record"
        value={record.recordId}
        defaultChecked={possible && checked}
        disabled={!possible}
        aria-describedby={`note-${record.recordId}`}
      />
      <label htmlFor={id}>
        <Avatar name={record.displayName} seed={record.recordId} />
        <span className="record-name">{record.displayName}</span>
      </label>
      <span className="record-note" id={`note-${record.recordId}`}>
        {possible ? (relationships[record.relationship] ?? relationships[2]) : w.hindrance[record.hindrance!]}
        {possible && record.warning !== undefined && ` · ${record.warning}`}
        {record.appRecordAuthAction === 'NoActionRequired' && <Badge tone="good">{w.allowed}</Badge>}
        {record.appRecordAuthAction === 'ReauthorizationRequired' && <Badge tone="info">{w.asksMore}</Badge>}
      </span>
    </div>
  )
}

function OnlyRecord({ record, here }: { record: RecordRowShape; here: string }) {
  const { words } = useVisit()
  const w = words.connect.consent.record
  const { relationships } = words.shell
  return (
    <section className="only-record" aria-labelledby="only-record">
      <h2 id="only-record">{w.one}</h2>
      <input type="hidden" name="record" value={record.recordId} />
      <div className="only-record-line">
        <Avatar name={record.displayName} seed={record.recordId} />
        <span className="record-name">{record.displayName}</span>
        <span className="record-note">
          {relationships[record.relationship] ?? relationships[2]}
          {record.warning !== undefined && ` · ${record.warning}`}
        </span>
      </div>
      <p className="record-add">
        <a href={paths.recordNew(here)}>{w.add}</a>
      </p>
    </section>
  )
}

function NoRecord({ text, here }: { text: string; here: string }) {
  const { words } = useVisit()
  const w = words.connect.consent.record
  return (
    <Notice tone="warn" title={w.none}>
      <p>{text}</p>
      <ButtonLink to={paths.recordNew(here)}>{w.create}</ButtonLink>
    </Notice>
  )
}

// ---- what for

export function Permissions({ app, offer }: { app: ApplicationShape; offer: Offer }) {
  const { words } = useVisit()
  const w = words.connect.consent
  const of = (avenue: AskedRule['avenue']): Offer => ({
    required: offer.required.filter(r => r.avenue === avenue),
    offered: offer.offered.filter(r => r.avenue === avenue),
    ticked: offer.ticked,
    kept: offer.kept.filter(r => r.avenue === avenue),
  })
  const online = of('Online')
  const offline = of('Offline')
  return (
    <>
      {!isEmpty(online) && (
        <Avenue id="online" icon="person" title={w.online} note={w.onlineNote(app.name)}>
          <AvenueRules app={app} offer={online} />
        </Avenue>
      )}
      {!isEmpty(offline) && (
        <Avenue id="offline" icon="clock" title={w.offline} note={w.offlineNote(app.name)} marked>
          <AvenueRules app={app} offer={offline} />
        </Avenue>
      )}
      <Details summary={w.details}>
        <DetailTable rules={[...offer.required, ...offer.offered, ...offer.kept]} />
      </Details>
    </>
  )
}

const isEmpty = ({ required, offered, kept }: Offer) => required.length + offered.length + kept.length === 0

/** One avenue: with the person there, or without; the second is marked, since people overlook it. */
export function Avenue({
  id,
  icon,
  title,
  note,
  marked = false,
  children,
}: {
  id: string
  icon: 'person' | 'clock'
  title: string
  note?: string
  marked?: boolean
  children: ReactNode
}) {
  return (
    <section className={`avenue${marked ? ' avenue-marked' : ''}`} aria-labelledby={id}>
      <h2 id={id}>
        <Icon name={icon} />
        {title}
      </h2>
      {note !== undefined && <p className="avenue-note">{note}</p>}
      {children}
    </section>
  )
}

function AvenueRules({ app, offer }: { app: ApplicationShape; offer: Offer }) {
  const { words } = useVisit()
  const w = words.connect.consent
  return (
    <>
      {offer.required.length > 0 && (
        <>
          <p className="rules-title">{w.required(app.name)}</p>
          <RuleList rules={offer.required} />
        </>
      )}
      {offer.offered.length > 0 && (
        <fieldset className="rules-optional">
          <legend className="rules-title">{w.optional}</legend>
          <p className="help">{w.optionalNote}</p>
          {offer.offered.map(asked => (
            <OptionalRule key={asked.key} asked={asked} ticked={offer.ticked.includes(asked.key)} />
          ))}
        </fieldset>
      )}
      {offer.kept.length > 0 && (
        <>
          <p className="rules-title">{w.kept}</p>
          <RuleList rules={offer.kept} />
        </>
      )}
    </>
  )
}

export const RuleList = ({ rules }: { rules: readonly AskedRule[] }) => (
  <ul className="rules">
    {rules.map(asked => (
      <li key={asked.key} className="rule">
        <RuleWords asked={asked} />
      </li>
    ))}
  </ul>
)

/** A rule with a box. `offered` says that the box was there, so that an empty one means no. */
export function OptionalRule({ asked, ticked }: { asked: AskedRule; ticked: boolean }) {
  const { values } = useFormState()
  const id = `rule-${asked.key.replace(/[^A-Za-z0-9]+/g, '-')}`
  const checked = values ? values.getAll('accepted').includes(asked.key) : ticked
  return (
    <div className="rule rule-optional">
      <input type="hidden" name="offered" value={asked.key} />
      <input type="checkbox" id={id} name="accepted" value={asked.key} defaultChecked={checked} />
      <label htmlFor={id}>
        <RuleWords asked={asked} plain />
      </label>
    </div>
  )
}

/** What and why. `plain`: inside a label, where no paragraphs may stand. */
function RuleWords({ asked, plain = false }: { asked: AskedRule; plain?: boolean }) {
  const { words, format, culture } = useVisit()
  const w = words.connect.permissions
  const lines = phrases(asked.rule, w, format)
  const why = reasonOf(asked.rule, culture)
  return (
    <>
      {!plain && <Icon name={lines[0]!.icon} />}
      <span className="rule-words">
        {lines.map(line => (
          <span key={line.things + line.limits} className="rule-line">
            {line.verbs} <strong>{line.things}</strong>
            {line.limits !== '' && <span className="rule-limits"> {line.limits}</span>}
          </span>
        ))}
        <span className="rule-why">
          {why === '' ? (
            w.noReason
          ) : (
            <>
              <span className="rule-why-label">{w.why}</span> <q>{why}</q>
            </>
          )}
        </span>
      </span>
    </>
  )
}

export function DetailTable({ rules }: { rules: readonly AskedRule[] }) {
  const { words, format } = useVisit()
  const w = words.connect.consent
  const rows = detailRows(rules, words.connect.permissions, format)
  // An avenue that nothing is asked on needs no column of "No".
  const columns = [
    { label: w.detailsOnline, of: (row: DetailRow) => row.online },
    { label: w.detailsOffline, of: (row: DetailRow) => row.offline },
  ].filter(column => rows.some(row => column.of(row) !== ''))
  return (
    <Table
      caption={w.details}
      rows={rows}
      rowKey={row => row.type}
      columns={[
        { label: w.detailsType, cell: row => row.type, head: true },
        ...columns.map(({ label, of }) => ({ label, cell: (row: DetailRow) => of(row) || w.no })),
      ]}
    />
  )
}

// ---- what else one should know

export function DataNotes({ app }: { app: ApplicationShape }) {
  const { words } = useVisit()
  const w = words.connect.consent
  return (
    <ul className="notes">
      <li>
        <Icon name="shield" />
        <span>{w.end}</span>
      </li>
      <li>
        <Icon name="person" />
        <span>{w.learns(app.name)}</span>
      </li>
      <AppStatements app={app} />
    </ul>
  )
}

/** Addresses of the application's own statements: registered, or by its action URL (shell.md §2.4), or as it deposited them here. */
export function statementsOf(app: ApplicationShape): { privacy: string | undefined; terms: string | undefined } {
  const by = (target: string, which: string) =>
    app.actionUrl !== undefined
      ? withQuery(app.actionUrl, `target=${target}`)
      : app.kind === 'Web'
        ? paths.appStatement(app.id, which)
        : undefined
  return {
    privacy: app.privacyUrl ?? by('Privacy', 'privacy'),
    terms: app.termsUrl ?? by('ServiceAgreement', 'terms'),
  }
}

function AppStatements({ app }: { app: ApplicationShape }) {
  const { words } = useVisit()
  const w = words.connect.consent
  const { privacy, terms } = statementsOf(app)
  if (privacy === undefined && terms === undefined) return null
  return (
    <li>
      <Icon name="link" />
      <span>
        {w.afterwards(app.name)} {privacy !== undefined && <AwayLink to={privacy}>{w.privacy}</AwayLink>}
        {privacy !== undefined && terms !== undefined && ` ${w.and} `}
        {terms !== undefined && <AwayLink to={terms}>{w.terms}</AwayLink>}.
      </span>
    </li>
  )
}

/** To another site, in a window of its own, so that the decision stays open. */
export function AwayLink({ to, children }: { to: string; children: ReactNode }) {
  const { words } = useVisit()
  return (
    <a href={to} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="hidden"> {words.connect.consent.newWindow}</span>
    </a>
  )
}
