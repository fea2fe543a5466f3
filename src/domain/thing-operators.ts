/** Who may work with things of a kind in a record, and who did (wire.md §5.13, GetThingOperator and GetThingOperatorHistory). */
import type { Reader } from '../store/db.ts'
import { sql } from '../store/db.ts'
import { type Access, type Action, actions, mayType } from './access.ts'
import { applicationById } from './applications.ts'
import { agreedOn } from './consent.ts'
import type { ReadContext } from './context.ts'
import { holdersOf } from './holders.ts'
import { accessOf, standing } from './records.ts'

export interface ThingOperator {
  readonly id: string
  readonly name: string
  /** With the person there; people always are. */
  readonly online: readonly Action[]
  /** Without the person. */
  readonly offline: readonly Action[]
  /** Of an application with a site of its own. */
  readonly actionUrl?: string
}

export interface ThingOperators {
  readonly people: readonly ThingOperator[]
  readonly applications: readonly ThingOperator[]
}

const inOrder = (found: ReadonlySet<Action>): readonly Action[] => actions.filter(action => found.has(action))

/** People and applications that may do something with at least some things of the family today; several grants to one application count together. */
export async function thingOperators(ctx: ReadContext, family: string): Promise<ThingOperators> {
  const { services, now } = ctx
  const { recordId, access } = ctx.record!
  const may = (of: Access) => actions.filter(action => mayType(of, family, action))
  const holders = await holdersOf(ctx.read, recordId, now)
  const people = holders.map(holder => ({
    id: holder.personId,
    name: holder.name,
    online: may({
      avenue: 'Online',
      shell: true,
      recordState: access.recordState,
      level: holder.level,
      ...(holder.rules && { personRules: holder.rules }),
      granted: [],
      asked: [],
    }),
    offline: [],
  }))
  const found = new Map<
    string,
    { name: string; actionUrl: string | undefined; on: Record<'Online' | 'Offline', Set<Action>> }
  >()
  for (const { applicationId, personId } of await agreedOn(ctx.read, recordId, undefined, now)) {
    const application = await applicationById(services, applicationId)
    const known = await standing(services, applicationId, personId, recordId)
    if (application?.state !== 'Active' || !known) continue
    const entry = found.get(applicationId) ?? {
      name: application.name,
      actionUrl: application.actionUrl,
      on: { Online: new Set<Action>(), Offline: new Set<Action>() },
    }
    for (const avenue of ['Online', 'Offline'] as const) {
      const theirs = accessOf({ application, avenue }, known, now)
      for (const action of theirs ? may(theirs) : []) entry.on[avenue].add(action)
    }
    found.set(applicationId, entry)
  }
  const applications = [...found].map(([id, { name, actionUrl, on }]) => ({
    id,
    name,
    online: inOrder(on.Online),
    offline: inOrder(on.Offline),
    ...(actionUrl !== undefined && { actionUrl }),
  }))
  const some = (operator: ThingOperator) => operator.online.length + operator.offline.length > 0
  return { people: people.filter(some), applications: applications.filter(some) }
}

/** Ids of people or applications that read or wrote things in the record between the two moments, both included; the latest first. */
export async function pastOperators(
  read: Reader,
  recordId: string,
  kind: 'person' | 'application',
  {
    from = '-infinity',
    to = 'infinity',
    most,
  }: { readonly from?: string; readonly to?: string; readonly most: number },
): Promise<readonly string[]> {
  const people = kind === 'person'
  const rows = await read.query<{ id: string }>(sql`
    select id from (
      select case when ${people} then person_id else application_id end as id, at from record_operation
        where record_id = ${recordId} and at between ${from}::timestamptz and ${to}::timestamptz
      union all
      select case when ${people} then person_id else application_id end, at from record_access
        where record_id = ${recordId} and at between ${from}::timestamptz and ${to}::timestamptz) as deeds
    group by id order by max(at) desc, id limit ${most}`)
  return rows.map(row => row.id)
}
