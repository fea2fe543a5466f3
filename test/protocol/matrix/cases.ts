/**
 * The cases of the matrix: the good call with one thing changed, with two things changed, and every combination of
 * what four parties may have said about rights. `model.ts` says what each must answer.
 */
import type {
  Application,
  Grant,
  HealthRecord,
  Holder,
  Presence,
  Proof,
  Request,
  Rights,
  Rule,
  Situation,
  Thing,
  Write,
} from './situation.ts'

/** 2020, both ends included. */
const first = '2020-01-01T00:00:00.000'
const last = '2020-12-31T23:59:59.999'
const inside = '2020-06-15T12:00:00.000'
const before = '2019-12-31T23:59:59.999'
const after = '2021-01-01T00:00:00.000'
/** When all that is in the records was written. */
export const created = '2026-01-05T00:00:00.000'

/** What lies in a record: every reason for which a thing may be seen or not. */
export const things: readonly Thing[] = [
  { name: 'weight', type: 'weight', date: inside },
  { name: 'weight on the first day', type: 'weight', date: first },
  { name: 'weight at the last moment', type: 'weight', date: last },
  { name: 'weight a moment before', type: 'weight', date: before },
  { name: 'weight a moment after', type: 'weight', date: after },
  { name: 'personal weight', type: 'weight', date: inside, personal: true, late: true },
  { name: 'deleted weight', type: 'weight', date: inside, was: inside, deleted: true },
  { name: 'deleted personal weight', type: 'weight', date: inside, was: inside, deleted: true, personal: true },
  { name: 'deleted weight of 2021', type: 'weight', date: after, was: after, deleted: true },
  { name: 'read-only weight', type: 'weight', date: inside, readOnly: true },
  { name: 'weight that was outside', type: 'weight', date: inside, was: before },
  { name: 'weight that was inside', type: 'weight', date: after, was: inside },
  { name: 'height', type: 'height', date: inside, late: true },
  { name: 'personal height', type: 'height', date: inside, personal: true },
  { name: 'height a moment after', type: 'height', date: after },
  // A medication has no date of its own: it counts from when it was created.
  { name: 'medication', type: 'medication', date: created },
  { name: 'medication of the first version', type: 'medication', date: created },
]
const few = (owner: string): readonly Thing[] => [
  { name: `${owner} weight`, type: 'weight', date: inside },
  { name: `${owner} height`, type: 'height', date: inside },
]

// ---- the good case

const everything: readonly Rule[] = [{ bits: 'RUCD' }]
const full: Rights = { online: everything, offline: everything }
const good: Situation = {
  proof: 'signed',
  app: { kind: 'Web', state: 'Active', asks: full },
  presence: 'online',
  people: [
    {
      name: 'ann',
      state: 'Active',
      records: [
        { name: 'own', state: 'Active', holder: { level: 'Custodian' }, grant: full, things },
        { name: 'second', state: 'Active', holder: { level: 'Custodian' }, things: few('second') },
      ],
    },
    {
      name: 'bob',
      state: 'Active',
      records: [
        { name: 'foreign', state: 'Active', holder: { level: 'Custodian' }, grant: full, things: few('foreign') },
      ],
    },
  ],
  id: { record: 'own' },
}

// ---- what may be different

type Change = (s: Situation) => Situation
export interface Variant {
  readonly dimension: string
  readonly name: string
  readonly change: Change
}

const inApp =
  (app: Partial<Application>): Change =>
  s => ({ ...s, app: { ...s.app, ...app } })
const inRecord =
  (name: string, part: Partial<HealthRecord>): Change =>
  s => ({
    ...s,
    people: s.people.map(p => ({ ...p, records: p.records.map(r => (r.name === name ? { ...r, ...part } : r)) })),
  })
const inAnn =
  (part: Partial<Situation['people'][0]>): Change =>
  s => ({ ...s, people: s.people.map((p, i) => (i === 0 ? { ...p, ...part } : p)) })
const both = (...changes: readonly Change[]): Change => changes.reduce((a, b) => s => b(a(s)))

const on = (bits: string, types: readonly string[], dates?: readonly (readonly [string, string])[]): Rule => ({
  bits,
  targets: [{ types, ...(dates && { dates }) }],
})
const year = [[first, last]] as const
const rules: { readonly [name: string]: readonly Rule[] } = {
  everything,
  nothing: [],
  'to read': [{ bits: 'R' }],
  'to create': [{ bits: 'C' }],
  'to update': [{ bits: 'U' }],
  'to delete': [{ bits: 'D' }],
  'to read and update': [{ bits: 'RU' }],
  weights: [on('RUCD', ['weight'])],
  heights: [on('RUCD', ['height'])],
  'of 2020': [{ bits: 'RUCD', targets: [{ dates: year }] }],
  'weights of 2020': [on('RUCD', ['weight'], year)],
  'weights of 2019 and from 2021': [
    on(
      'RUCD',
      ['weight'],
      [
        ['2019-01-01T00:00:00.000', before],
        [after, '2030-01-01T00:00:00.000'],
      ],
    ),
  ],
  'all but weights': [{ bits: 'RUCD', exceptions: [{ types: ['weight'] }] }],
  'all but weights of 2020': [{ bits: 'RUCD', exceptions: [{ types: ['weight'], dates: year }] }],
  'weights but those of 2020, to read': [
    { bits: 'R', targets: [{ types: ['weight'] }], exceptions: [{ dates: year }] },
  ],
  'two targets': [{ bits: 'R', targets: [{ types: ['height'] }, { types: ['weight'], dates: year }] }],
  'weights to read, heights to write': [on('R', ['weight']), on('RUCD', ['height'])],
  'an exception in one rule, not in the other': [
    { bits: 'RU', exceptions: [{ types: ['height'] }] },
    { bits: 'RC', targets: [{ types: ['height', 'medication'] }] },
  ],
}
const rule = (name: string): readonly Rule[] => rules[name]!

const proofs: readonly Proof[] = [
  'anonymous',
  'no-auth',
  'wrong-key',
  'changed-info',
  'changed-header',
  'unknown-session',
  'malformed-session',
  'expired-session',
  'late',
]
const presences: readonly Presence[] = [
  'offline',
  'nobody',
  'foreign-token',
  'malformed-token',
  'both',
  'expired-token',
  'ended-token',
  'unknown-person',
  'internal-person',
  'person-of-other-app',
]
const soda: Change = s => ({
  ...s,
  app: { ...s.app, kind: 'SodaChild', asks: { online: [], offline: s.app.asks.offline } },
  presence: s.presence === 'online' ? 'offline' : s.presence,
})
const holders: readonly (readonly [string, Holder])[] = [
  ['viewer', { level: 'View' }],
  ['modifier', { level: 'Modify' }],
  ['custodian whose sharing ended', { level: 'Custodian', over: 'ended' }],
  ['modifier whose sharing expired', { level: 'Modify', over: 'expired' }],
  ['modifier whose sharing expires later', { level: 'Modify', over: 'later' }],
  ...['weights', 'weights of 2020', 'all but weights', 'to read', 'to read and update'].map(
    (name): readonly [string, Holder] => [`modifier limited to ${name}`, { level: 'Modify', rules: rule(name) }],
  ),
  ['viewer limited to weights of 2020', { level: 'View', rules: rule('weights of 2020') }],
]
const grants: readonly (readonly [string, Grant | undefined])[] = [
  ['none', undefined],
  ['revoked', { ...full, revoked: true }],
  ['online only', { online: everything, offline: [] }],
  ['offline only', { online: [], offline: everything }],
  ['to read online, weights offline', { online: rule('to read'), offline: rule('weights') }],
  ...Object.keys(rules)
    .filter(name => name !== 'everything')
    .map((name): readonly [string, Grant] => [name, { online: rule(name), offline: rule(name) }]),
]
const asks: readonly (readonly [string, Rights])[] = [
  ...['nothing', 'weights', 'to read', 'of 2020', 'all but weights of 2020'].map((name): readonly [string, Rights] => [
    name,
    { online: rule(name), offline: rule(name) },
  ]),
  ['everything online, weights offline', { online: everything, offline: rule('weights') }],
  ['nothing offline any more', { online: everything, offline: [] }],
]

/** Bob holds Ann's record too, as its custodian: what he may do is nothing to her, nor what she may to him. */
const withBob =
  (part: Pick<HealthRecord, 'grant'>): Change =>
  s => {
    const own = s.people[0]!.records[0]!
    const { name, state, things: same } = own
    const shared: HealthRecord = {
      name: `${name} of bob`,
      sharedWith: name,
      state,
      things: same,
      holder: { level: 'Custodian' },
      ...part,
    }
    return { ...s, people: s.people.map((p, i) => (i === 0 ? p : { ...p, records: [...p.records, shared] })) }
  }

const variant = (dimension: string, name: string, change: Change): Variant => ({ dimension, name, change })
export const variants: readonly Variant[] = [
  ...proofs.map(proof => variant('proof', proof, s => ({ ...s, proof }))),
  variant('application', 'NeedsVerification', inApp({ state: 'NeedsVerification' })),
  variant('application', 'Suspended', inApp({ state: 'Suspended' })),
  variant('application', 'Deleted', inApp({ state: 'Deleted' })),
  variant('application', 'outside the method mask', inApp({ mask: 'without' })),
  variant('application', 'a mask with the method alone', inApp({ mask: 'only' })),
  variant('application', 'a mask with its group', inApp({ mask: 'group' })),
  variant('application', 'restricted, person not named', inApp({ restricted: true })),
  variant('application', 'restricted, person named', both(inApp({ restricted: true }), inAnn({ allowed: true }))),
  variant('application', 'from a foreign address', inApp({ address: 'outside' })),
  variant('application', 'from its own address', inApp({ address: 'inside' })),
  variant('application', 'SODA', soda),
  variant('application', 'SODA whose master is suspended', both(soda, inApp({ masterState: 'Suspended' }))),
  ...presences.map(presence => variant('presence', presence, s => ({ ...s, presence }))),
  variant('person', 'Suspended', inAnn({ state: 'Suspended' })),
  variant('person', 'Deleted', inAnn({ state: 'Deleted' })),
  ...(['self', 'another', 'internal'] as const).map(target => variant('target', target, s => ({ ...s, target }))),
  ...(['none', 'random', 'malformed', 'internal', 'as-other-app', 'as-other-person'] as const).map(id =>
    variant('id', id, s => ({ ...s, id })),
  ),
  variant('id', 'of somebody else', s => ({ ...s, id: { record: 'foreign' } })),
  variant('id', 'own but not granted', s => ({ ...s, id: { record: 'second' } })),
  variant(
    'id',
    'of a second granted record',
    both(inRecord('second', { grant: full }), s => ({ ...s, id: { record: 'second' } })),
  ),
  ...(['ReadOnly', 'Suspended', 'Deleted'] as const).map(state => variant('record', state, inRecord('own', { state }))),
  variant('second record', 'granted too', inRecord('second', { grant: full })),
  variant('company', 'somebody else may do everything', withBob({ grant: full })),
  variant('company', 'somebody else granted nothing', withBob({})),
  ...holders.map(([name, holder]) => variant('holder', name, inRecord('own', { holder }))),
  variant('holder', 'never', s => inRecord('own', {})(without(s, 'holder'))),
  ...grants.map(([name, grant]) =>
    variant('grant', name, grant ? inRecord('own', { grant }) : s => without(s, 'grant')),
  ),
  ...asks.map(([name, asked]) => variant('asks', name, inApp({ asks: asked }))),
]

/** The own record without one of its optional parts. */
function without(s: Situation, part: 'holder' | 'grant'): Situation {
  const cut = (r: HealthRecord): HealthRecord => {
    if (r.name !== 'own') return r
    const { [part]: _, ...rest } = r
    return rest
  }
  return { ...s, people: s.people.map(p => ({ ...p, records: p.records.map(cut) })) }
}

// ---- what is asked

const names = things.map(t => t.name)
const ask = (method: string, version = 1, more: Partial<Request> = {}): Request => ({ method, version, ...more })
const get = (more: Partial<Request>, version = 3): Request => ask('GetThings', version, more)
const write = (method: string, writes: readonly Write[], version = method === 'RemoveThings' ? 1 : 2): Request =>
  ask(method, version, { writes })
const put = (...writes: readonly Write[]): Request => write('PutThings', writes)
const remove = (...writes: readonly Write[]): Request => write('RemoveThings', writes)
const allTypes = ['weight', 'height', 'medication', 'blood pressure']

/** Short enough for every combination, long enough to touch every rule. */
const reads: readonly Request[] = [
  get({ things: names, how: 'ids' }),
  get({ types: ['weight'] }),
  get({ types: ['weight', 'height'] }, 1),
  ask('QueryPermissions', 1, { types: allTypes }),
  ask('GetRecordOperations'),
]
const shortWrites: readonly Request[] = [
  put({ act: 'create', type: 'weight', date: inside }),
  put({ act: 'create', type: 'height', date: after }),
  put({ act: 'update', thing: 'weight' }),
  put({ act: 'update', thing: 'height' }),
  remove({ act: 'remove', thing: 'weight a moment after' }),
]
const moreReads: readonly Request[] = [
  ...[['height'], ['medication'], ['blood pressure'], allTypes].map(types => get({ types })),
  get({ types: ['weight'], from: inside }),
  get({ from: inside }, 2),
  get({ types: ['weight'], things: names, how: 'ids' }),
  get({ things: names, how: 'keys' }),
  get({ things: names, how: 'client-ids' }),
  get({ things: [], how: 'old-keys' }),
  get({ things: [], types: ['weight'], how: 'deleted' }),
  get({ types: ['medication'], how: 'second-version-id' }),
  get({ things: ['second weight', 'foreign weight'], how: 'ids' }),
]
const moreWrites: readonly Request[] = [
  ...([1, 2] as const).flatMap(version =>
    ['PutThings', 'OverwriteThings'].flatMap(method => [
      write(method, [{ act: 'create', type: 'weight', date: first }], version),
      write(method, [{ act: 'create', type: 'weight', date: before }], version),
      write(method, [{ act: 'create', type: 'medication', date: created }], version),
      write(method, [{ act: 'update', thing: 'weight', date: after }], version),
      write(method, [{ act: 'update', thing: 'medication' }], version),
    ]),
  ),
  ...names.flatMap((thing): Request[] => [put({ act: 'update', thing }), remove({ act: 'remove', thing })]),
  ...['nothing', 'second weight', 'foreign weight'].flatMap((thing): Request[] => [
    put({ act: 'update', thing }),
    write('OverwriteThings', [{ act: 'update', thing }]),
    remove({ act: 'remove', thing }),
  ]),
  ...['weight', 'height', 'medication', 'personal weight', 'deleted weight', 'second weight', 'foreign weight'].map(
    thing => write('PutThingsByClientIds', [{ act: 'update', thing }], 1),
  ),
  write('PutThingsByClientIds', [{ act: 'create', type: 'weight', date: inside }], 1),
  write(
    'PutThingsByClientIds',
    [
      { act: 'update', thing: 'weight' },
      { act: 'update', thing: 'height' },
    ],
    1,
  ),
  put({ act: 'tags', thing: 'weight' }),
  put({ act: 'tags', thing: 'height' }),
  put({ act: 'tags', thing: 'read-only weight' }),
  put({ act: 'update', thing: 'weight', stamp: 'stale' }),
  put({ act: 'update', thing: 'weight', stamp: 'missing' }),
  remove({ act: 'remove', thing: 'weight', stamp: 'stale' }),
  // Whatever stamp is named: it is as if they were not there.
  put({ act: 'update', thing: 'personal weight', stamp: 'stale' }),
  remove({ act: 'remove', thing: 'personal weight', stamp: 'stale' }),
  put({ act: 'update', thing: 'deleted weight', stamp: 'stale' }),
  // All or none, whichever of them is refused.
  put({ act: 'create', type: 'weight', date: inside }, { act: 'create', type: 'height', date: inside }),
  put({ act: 'update', thing: 'height' }, { act: 'update', thing: 'weight' }),
  put({ act: 'create', type: 'weight', date: inside }, { act: 'update', thing: 'personal weight' }),
  put({ act: 'create', type: 'weight', date: inside }, { act: 'update', thing: 'weight', date: after }),
  remove({ act: 'remove', thing: 'weight' }, { act: 'remove', thing: 'height' }),
]
const people: readonly Request[] = [
  ask('GetPersonInfo'),
  ask('GetAuthorizedPeople'),
  ask('GetAuthorizedRecords', 1, { records: ['own', 'second', 'foreign'] }),
  ask('GetUpdatedRecordsForApplication', 1),
  ask('GetUpdatedRecordsForApplication', 2, { late: true }),
]
const plain: readonly Request[] = [
  ask('GetUpdatedRecordsForApplication', 2),
  ask('GetUpdatedRecordsForApplication', 1, { late: true }),
  ask('GetAuthorizedRecords', 1, { records: ['own', 'random'] }),
  ask('NewApplicationCreationInfo'),
  ask('GetServiceDefinition', 1),
  ask('GetServiceDefinition', 2),
  ask('SelectInstance'),
  ask('GetApplicationDirectory'),
  ask('GetDeviceDirectory'),
  ask('GetApplicationInfo', 1),
  ask('GetApplicationInfo', 2),
  ask('GetApplicationInfo', 1, { child: true }),
  ask('GetThingType'),
  ask('GetVocabulary', 1),
  ask('GetVocabulary', 2),
  ask('SearchVocabulary'),
  ask('GetPersonAndRecordForAlternateId'),
  ask('DisassociateAlternateId'),
  ask('GetAlternateIds'),
  ask('GetValidGroupMembership'),
  ask('GetPeopleForRecord'),
  ask('SendInsecureMessage'),
  ask('GetMeaningfulUseVDTReport'),
  ask('GetMeaningfulUseTimelyAccessReport'),
  ask('SendInsecureMessageFromApplication'),
  ask('NewSignupCode'),
  ask('AddApplication', 2),
  ask('UpdateApplication', 1),
  ask('AssociateAlternateId'),
  ask('AuthorizeApplication'),
  ask('CreateConnectRequest'),
  ask('GetAuthorizedConnectRequests'),
  ask('DeletePendingConnectRequest'),
  ask('UpdateExternalId'),
  ask('AllocatePackageId'),
  ask('BeginPutConnectPackageBlob'),
  ask('CreateConnectPackage', 1),
  ask('CreateConnectPackage', 2),
  ask('DeletePendingConnectPackage'),
  ask('GetEventSubscriptions'),
  ask('SubscribeToEvent'),
  ask('UnsubscribeToEvent'),
  ask('UpdateEventSubscription'),
  ask('GetApplicationSettings'),
  ask('SetApplicationSettings'),
  ask('BeginPutBlob'),
]

/** Ends the grant: the last thing that is asked in a situation, and then what is left. */
export const goodbye: readonly Request[] = [
  ask('RemoveApplicationRecordAuthorization'),
  ask('RemoveApplicationAuthorization'),
]

export interface Case {
  readonly name: string
  readonly situation: Situation
  readonly requests: readonly Request[]
  /** The caller gives the grant up afterwards; which of the two names it uses. */
  readonly goodbye?: Request
}

/** Of one party or of one gate, only one thing can be changed at a time. */
const collide = (a: Variant, b: Variant): boolean =>
  a.dimension === b.dimension || [a, b].every(v => v.dimension === 'asks' || v.name.startsWith('SODA'))

/** What decides whether a caller gets in at all, beside what it may do then. */
const gates = new Set(['proof', 'application', 'presence', 'person', 'target', 'id', 'record', 'second record'])
const closed = new Set(['none', 'revoked', 'online only', 'never', 'modifier whose sharing expired'])
const isGate = (v: Variant): boolean => gates.has(v.dimension) || closed.has(v.name)
/** Callers who get in and then meet the rules. */
const within = new Set(['offline', 'SODA', 'restricted, person named', 'of a second granted record', 'ReadOnly'])

/** Every case, the simplest first. */
export function* cases(): Generator<Case> {
  const alone = [...reads, ...moreReads, ...people, ...plain, ...shortWrites, ...moreWrites]
  const outside = [...reads, ...moreReads.slice(0, 5), ...people, ...plain, ...shortWrites, ...moreWrites.slice(0, 6)]
  yield { name: 'the good case', situation: good, requests: alone, goodbye: goodbye[0]! }
  yield { name: 'the good case, again', situation: good, requests: [], goodbye: goodbye[1]! }
  const master = inApp({ kind: 'SodaMaster' })({ ...good, proof: 'anonymous' })
  const creation = [ask('NewApplicationCreationInfo')]
  yield { name: 'a SODA master', situation: master, requests: creation }
  yield { name: 'a suspended SODA master', situation: inApp({ state: 'Suspended' })(master), requests: creation }
  for (const [i, a] of variants.entries()) {
    yield {
      name: `${a.dimension}: ${a.name}`,
      situation: a.change(good),
      requests: isGate(a) && !within.has(a.name) ? outside : alone,
      goodbye: goodbye[i % 2]!,
    }
  }
  // Two changes at the gate: what is said first, and that nothing opens twice.
  const barriers = variants.filter(isGate)
  const gate = [...reads.slice(0, 2), ...people, shortWrites[0]!, ...plain.slice(-3), ask('GetVocabulary', 2)]
  let n = 0
  for (const [i, a] of barriers.entries()) {
    for (const b of barriers.slice(i + 1).filter(other => !collide(a, other))) {
      n++
      yield {
        name: `${a.dimension}: ${a.name} + ${b.dimension}: ${b.name}`,
        situation: b.change(a.change(good)),
        // Each request in turn.
        requests: gate.filter((_, j) => (n + j) % 5 === 0),
      }
    }
  }
  // Two people in one record: each has only what is their own.
  for (const company of variants.filter(v => v.dimension === 'company')) {
    for (const right of variants.filter(v => ['holder', 'grant', 'record', 'person'].includes(v.dimension))) {
      yield {
        name: `${company.dimension}: ${company.name} + ${right.dimension}: ${right.name}`,
        situation: company.change(right.change(good)),
        requests: [...reads.slice(0, 2), ...people, shortWrites[0]!, ...shortWrites.slice(2)],
      }
    }
  }
  // What the four parties said about rights, online and offline.
  const said = (dimension: string): readonly Variant[] => [
    variant(dimension, 'all', s => s),
    ...variants.filter(v => v.dimension === dimension),
  ]
  const requests = [...reads, ...shortWrites, ...people]
  for (const presence of ['online', 'offline'] as const) {
    for (const holder of said('holder')) {
      for (const grant of said('grant')) {
        for (const asked of said('asks')) {
          n++
          const changed = [holder, grant, asked].filter(v => v.name !== 'all')
          if (changed.length < 2) continue
          // Three at once: one in eleven, so that each word of each party meets each word of the others; offline every other.
          if (n % (changed.length === 3 ? 11 : presence === 'offline' ? 2 : 1) !== 0) continue
          yield {
            name: `${presence}, holder: ${holder.name}, grant: ${grant.name}, asks: ${asked.name}`,
            situation: changed.reduce<Situation>((s, v) => v.change(s), { ...good, presence }),
            requests: requests.filter((_, j) => (n + j) % 5 === 0),
          }
        }
      }
    }
  }
}
