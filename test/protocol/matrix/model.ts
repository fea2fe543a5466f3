// biome-ignore-all format: one page, to be read at a glance
/**
 * Who may do what, on one page: written from the specification alone (shell.md §3, wire.md §2.3–2.6, §3.4, §5; methods.tsv),
 * never from the implementation. Plain data and pure functions; `../matrix.test.ts` holds the server against it.
 */
import type { Application, Avenue, Bit, Expected, HealthRecord, Person, Request, Rule, Situation, Span, Thing, Write } from './situation.ts'

/** Where `stage.ts` dates a thing that is in no record. */
const elsewhere = '2020-06-15T12:00:00.000'

type Caller = 'anonymous' | 'app' | 'person'
/** What operators can be let into, method by method; all else is closed to them, above all whatever touches a record. */
export const ofOperators: readonly string[] = [
  'AddAppLocationsPrivileged',
  'AddApplicationPrivileged',
  'AuthorizeVocabulary',
  'GetAppLocationsPrivileged',
  'GetApplication',
  'GetApplicationPrivileged',
  'GetAuthorizedPersonsForApplication',
  'GetOperatorAudit',
  'ListDirectory',
  'ListEventDelivery',
  'ListLoadedVocabularies',
  'ListMail',
  'LoadVocabulary',
  'QueryPersons',
  'RemoveAppLocationsPrivileged',
  'RemoveBinaryContent',
  'RemoveDirectoryItem',
  'RemoveLoadedVocabulary',
  'RepsertApplicationDirectoryItem',
  'RepsertBinaryContent',
  'RepsertDeviceDirectoryItem',
  'SendInsecureMessagePrivileged',
  'SetApplicationState',
  'SetPersonAccountStatePrivileged',
  'UpdateApplicationPrivileged',
  'UpdateEventSubscriptionPrivileged',
  'UpdateRecordPrivileged',
]
/** About themselves, whatever their mask. */
export const ofEveryOperator: readonly string[] = ['EndOperatorSession', 'GetOperatorInfo']
/** Of the command line of the machine alone: setting up operators, and who was whose patient. */
export const ofTheMachine: readonly string[] = [
  'AddMeaningfulUseTimelyAccessActivitiesPrivileged', 'AddOperator', 'GetMeaningfulUseTimelyAccessReportPrivileged',
  'GetMeaningfulUseVDTReportPrivileged', 'ListOperators', 'ResetOperator', 'UpdateOperator',
]

/** Who may call, and what is done with the record of the header. A method that is not here is private. */
export const methods: { readonly [name: string]: readonly [caller: Caller, record: 'none' | 'read' | 'write' | 'optional'] } = {
  CreateAuthenticatedSessionToken: ['anonymous', 'none'], NewApplicationCreationInfo: ['anonymous', 'none'],
  GetServiceDefinition: ['anonymous', 'none'], SelectInstance: ['anonymous', 'none'],
  GetApplicationDirectory: ['anonymous', 'none'], GetDeviceDirectory: ['anonymous', 'none'],
  AddApplication: ['app', 'none'], UpdateApplication: ['app', 'none'],
  GetApplicationInfo: ['app', 'none'], NewSignupCode: ['app', 'none'], GetValidGroupMembership: ['person', 'read'], GetAuthorizedPeople: ['app', 'none'], GetThingType: ['app', 'none'],
  GetUpdatedRecordsForApplication: ['app', 'none'], GetVocabulary: ['app', 'none'], SearchVocabulary: ['app', 'none'],
  SubscribeToEvent: ['app', 'none'], UpdateEventSubscription: ['app', 'none'], UnsubscribeToEvent: ['app', 'none'], GetEventSubscriptions: ['app', 'none'],
  CreateConnectRequest: ['app', 'none'], GetAuthorizedConnectRequests: ['app', 'none'], DeletePendingConnectRequest: ['app', 'none'], UpdateExternalId: ['app', 'none'],
  AllocatePackageId: ['app', 'none'], BeginPutConnectPackageBlob: ['app', 'none'], CreateConnectPackage: ['app', 'none'], DeletePendingConnectPackage: ['app', 'none'],
  DisassociateAlternateId: ['app', 'optional'], GetPersonAndRecordForAlternateId: ['app', 'none'],
  AssociateAlternateId: ['person', 'read'], GetAlternateIds: ['person', 'read'], AuthorizeApplication: ['person', 'none'],
  GetPersonInfo: ['person', 'none'], GetAuthorizedRecords: ['person', 'none'],
  GetApplicationSettings: ['person', 'none'], SetApplicationSettings: ['person', 'none'],
  GetThings: ['person', 'read'], QueryPermissions: ['person', 'read'], GetRecordOperations: ['person', 'read'],
  GetMeaningfulUseVDTReport: ['app', 'none'], GetMeaningfulUseTimelyAccessReport: ['app', 'none'], GetPeopleForRecord: ['person', 'read'], SendInsecureMessage: ['person', 'optional'], SendInsecureMessageFromApplication: ['app', 'optional'],
  RemoveApplicationRecordAuthorization: ['person', 'read'], RemoveApplicationAuthorization: ['person', 'read'],
  PutThings: ['person', 'write'], PutThingsByClientIds: ['person', 'write'], OverwriteThings: ['person', 'write'], RemoveThings: ['person', 'write'], BeginPutBlob: ['person', 'optional'],
}

// ---- shell.md §3.1, §3.2, §3.4: the right of an application, for a person, on a thing

const levels = { View: 'R', Modify: 'RUCD', Custodian: 'RUCD' } as const
const bits = ['R', 'U', 'C', 'D'] as const
const matches = (set: Span, type: string, date: string) =>
  (!set.types?.length || set.types.includes(type)) && (!set.dates?.length || set.dates.some(([from, to]) => from <= date && date <= to))
const allows = (rules: readonly Rule[], bit: Bit, type: string, date: string) =>
  rules.some(rule => rule.bits.includes(bit) && (!rule.targets?.length || rule.targets.some(set => matches(set, type, date))) &&
    !rule.exceptions?.some(set => matches(set, type, date)))

/** The person holds the record, and their yes stands. */
const granted = (r: HealthRecord) => (r.holder?.over ?? 'later') === 'later' && r.holder !== undefined && r.grant !== undefined && !r.grant.revoked
const reaches = (r: HealthRecord, avenue: Avenue) => granted(r) && r.grant![avenue].length > 0
/** The level of the person ∩ the person's own rules ∩ what was granted for the avenue ∩ what the application still asks for. */
const may = (app: Application, r: HealthRecord, avenue: Avenue, bit: Bit, type: string, date: string) =>
  granted(r) && (bit === 'R' || r.state === 'Active') && levels[r.holder!.level].includes(bit) &&
  allows(r.holder!.rules ?? [{ bits: 'RUCD' }], bit, type, date) && allows(r.grant![avenue], bit, type, date) && allows(app.asks[avenue], bit, type, date)
/** The bits at one date, or at any: then it is enough to try the ends of every range and the ends of time. */
function rights(app: Application, r: HealthRecord, avenue: Avenue, type: string, date?: string): string {
  const rules = [app.asks, r.grant].flatMap(all => [...(all?.online ?? []), ...(all?.offline ?? [])]).concat(r.holder?.rules ?? [])
  const ends = rules.flatMap(rule => [...(rule.targets ?? []), ...(rule.exceptions ?? [])]).flatMap(set => (set.dates ?? []).flat())
  const dates = date === undefined ? ['0001', ...ends, '9999'] : [date]
  return bits.filter(bit => dates.some(at => may(app, r, avenue, bit, type, at))).join('')
}

// ---- the answer

const connect: { readonly [method: string]: number } =
  { CreateConnectRequest: 72, GetAuthorizedConnectRequests: 0, DeletePendingConnectRequest: 74, UpdateExternalId: 74,
    AllocatePackageId: 0, BeginPutConnectPackageBlob: 0, CreateConnectPackage: 72, DeletePendingConnectPackage: 74 }
const deny = (code: number): Expected => ({ code, changed: [] })

export function expected(c: Situation, q: Request): Expected {
  const [caller, use] = methods[q.method] ?? ['private', 'none']
  const { app, people, presence } = c
  const person = people[0]!
  const avenue = c.proof !== 'anonymous' && (presence === 'online' || presence === 'offline') ? presence : undefined
  // wire.md §2.6, in its order; the application behind a session is known once its token opens.
  if (c.proof === 'unknown-session' || c.proof === 'expired-session') return deny(65)
  if (c.proof === 'malformed-session') return deny(8)
  if (app.state !== 'Active' || app.masterState || app.address === 'outside') return deny(6)
  if (['no-auth', 'wrong-key', 'changed-info', 'changed-header'].includes(c.proof)) return deny(4)
  if (c.proof === 'late') return deny(49)
  if (caller === 'private' || (caller !== 'anonymous' && (app.mask === 'without' || c.proof === 'anonymous'))) return deny(11)
  if (c.proof !== 'anonymous' && presence !== 'nobody') {
    if (presence.endsWith('-token') || presence === 'both') return deny(presence === 'expired-token' || presence === 'ended-token' ? 7 : 8)
    if (!avenue || person.state !== 'Active') return deny(9)
  }
  if (caller === 'person' && !avenue) return deny(11)
  if (c.target && c.proof !== 'anonymous' && (c.target !== 'self' || !avenue)) return deny(9)
  // Methods of the application itself. Of people it learns those whose consent stands (wire.md §5.1).
  const open = (p: Person) => p.state === 'Active' && (!app.restricted || p.allowed === true)
  const consented = (p: Person) => (open(p) ? p.records.filter(r => granted(r) && r.state !== 'Deleted') : [])
  const listed = (of: readonly Person[]) => ({ code: 0, people: of.map(p => p.name), records: of.flatMap(consented).map(r => r.name) })
  if (q.method === 'NewApplicationCreationInfo') return app.kind === 'SodaMaster' ? { code: 0 } : deny(6)
  // Nobody has one here, and the key of the new one is too short (wire.md §7.1).
  if (q.method === 'SubscribeToEvent') return deny(134)
  if (q.method === 'UpdateEventSubscription' || q.method === 'UnsubscribeToEvent') return deny(132)
  // Not for applications on devices (wire.md §5.1). The question is blank, and of the others there is none.
  if (q.method in connect) return app.kind === 'Web' ? { code: connect[q.method]! } : deny(11)
  // Reports are for clinics, not for applications on devices.
  if (q.method.startsWith('GetMeaningfulUse')) return app.kind === 'Web' ? { code: 0 } : deny(174)
  if (q.method === 'GetAuthorizedPeople') return listed(people.filter(p => consented(p).length > 0))
  if (q.method === 'GetUpdatedRecordsForApplication') {
    const moved = (r: HealthRecord) => r.things.some(t => t.late && rights(app, r, 'offline', t.type).includes('R'))
    const known = people.flatMap(consented).filter(r => r.state !== 'Suspended' && reaches(r, 'offline'))
    return { code: 0, records: known.filter(r => !q.late || moved(r)).map(r => r.name) }
  }
  if (q.method === 'GetPersonAndRecordForAlternateId') return deny(140)
  if (q.method === 'DisassociateAlternateId' && (!avenue || c.id === 'none')) return deny(140)
  // Its applications have no domain; where the record is named, it is entered before that is found.
  if (q.method === 'SendInsecureMessageFromApplication' && (!avenue || c.id === 'none')) return deny(64)
  // None here is a master; the new child is described in full, since its description is read first.
  if (q.method === 'AuthorizeApplication' || q.method === 'AddApplication' || q.method === 'UpdateApplication') return deny(11)
  if ((caller !== 'person' && use === 'none') || !avenue) return q.child ? deny(11) : { code: 0 }
  // Methods with a person, of whom at least one consent must stand (wire.md §3.4) …
  if (use === 'none' || (use === 'optional' && c.id === 'none')) {
    if (!consented(person).some(r => avenue === 'online' || reaches(r, 'offline'))) return deny(11)
    if (q.method === 'GetPersonInfo') return listed([person])
    if (q.method === 'GetAuthorizedRecords') return { code: 0, records: consented(person).map(r => r.name).filter(name => q.records!.includes(name)) }
    if (q.method === 'SendInsecureMessage') return deny(45)
    return { code: 0, changed: q.method === 'SetApplicationSettings' ? ['settings'] : [] }
  }
  // … and with a record: is there such a one (10), is it open (37), did the person say yes (11), may it be written (37).
  const record = people.flatMap(p => p.records).find(r => typeof c.id === 'object' && r.name === c.id.record)
  if (!record) return deny(10)
  if (record.state === 'Suspended' || record.state === 'Deleted') return deny(37)
  if (!open(person) || !person.records.includes(record) || !reaches(record, avenue)) return deny(11)
  if (q.method === 'DisassociateAlternateId') return deny(140)
  if (q.method === 'SendInsecureMessageFromApplication') return deny(64)
  if (q.method === 'SendInsecureMessage') return deny(45)
  if (record.state === 'ReadOnly' && use !== 'read') return deny(37)
  if (q.method === 'AssociateAlternateId') return deny(142)
  if (q.method === 'GetAlternateIds' || q.method === 'GetValidGroupMembership') return { code: 0 }
  if (q.method === 'GetPeopleForRecord') return record.holder!.level === 'Custodian' ? { code: 0 } : deny(11)
  if (q.method.startsWith('RemoveApplication')) return { code: 0, changed: ['grant'] }
  if (q.method === 'BeginPutBlob') return levels[record.holder!.level] === 'R' ? deny(11) : { code: 0 }
  if (q.method === 'QueryPermissions') {
    const of = (type: string) => ({ online: rights(app, record, 'online', type), offline: rights(app, record, 'offline', type) })
    return { code: 0, permissions: Object.fromEntries(q.types!.map(type => [type, of(type)] as const).filter(([, p]) => p.online + p.offline)) }
  }
  const reads = (t: Thing, date = t.date) => !t.personal && may(app, record, avenue, 'R', t.type, date)
  const readable = (type: string) => rights(app, record, avenue, type).includes('R')
  // Whoever keeps copies must hear of every deletion.
  const told = (t: Thing) => reads(t) || reads(t, t.was) || (t.deleted && !t.personal && readable(t.type))
  if (q.method === 'GetRecordOperations') return { code: 0, operations: record.things.filter(told).map(t => t.name) }
  if (q.method === 'GetThings') {
    if (q.types && !q.types.some(readable)) return deny(11)
    const chosen = record.things.filter(t => (q.types?.includes(t.type) ?? true) && (q.things?.includes(t.name) ?? true) && t.date >= (q.from ?? ''))
    return { code: 0, things: Object.fromEntries(chosen.filter(t => reads(t) && !t.deleted).map(t => [t.name, rights(app, record, avenue, t.type, t.date)])) }
  }
  // By client id: what the caller may not read or change is as absent, and so is what is deleted; then the id is free for a new thing.
  const free = (t?: Thing) => !t || t.deleted || t.personal || !(may(app, record, avenue, 'R', t.type, t.date) || may(app, record, avenue, 'U', t.type, t.date))
  const byClient = q.method === 'PutThingsByClientIds'
  const meant = (w: Write): Write => {
    if (!byClient || w.act === 'create') return w
    const thing = record.things.find(t => t.name === w.thing)
    return free(thing) ? { act: 'create', type: thing?.type ?? 'weight', date: w.date ?? thing?.date ?? elsewhere } : w
  }
  const writes = q.writes!.map(meant)
  for (const w of writes) {
    const thing = w.act === 'create' ? undefined : record.things.find(t => t.name === w.thing)
    if (w.act !== 'create' && w.stamp === 'missing') return deny(60)
    if (w.act !== 'create' && (!thing || thing.deleted || thing.personal)) return deny(13)
    if (w.act !== 'create' && w.stamp === 'stale') return deny(61)
    const [bit, type, at, to] = w.act === 'create' ? ['C', w.type, w.date, w.date] as const : [w.act === 'remove' ? 'D' : 'U', thing!.type, thing!.date, w.date ?? thing!.date] as const
    if (!may(app, record, avenue, bit, type, at) || !may(app, record, avenue, bit, type, to)) return deny(11)
    if (w.act === 'update' && thing!.readOnly) return deny(154)
  }
  return { code: 0, changed: writes.map(w => (w.act === 'create' ? 'new' : w.thing)) }
}
