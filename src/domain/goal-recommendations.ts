/**
 * Goals that applications suggest (table goal_recommendation; shell.md §5.2). They follow the rules on health goals: who may read those
 * sees them, and only the application that made one takes it back. Once expired they are not shown, and the sweeper takes them a month later.
 */

import { thingOfGoal } from '../interop/health-goals.ts'
import { Fault } from '../protocol/fault.ts'
import type { GoalRecommendation, NewGoal, NewGoalRecommendation } from '../protocol/health-goals.ts'
import { wallOf } from '../protocol/rest.ts'
import { Invalid } from '../schema/codec.ts'
import { sql } from '../store/db.ts'
import { openPayload, sealPayload } from '../store/payload.ts'
import { healthGoal } from '../things/health-goal.ts'
import { type Action, may } from './access.ts'
import { applicationById } from './applications.ts'
import type { ReadContext, Services, WriteContext } from './context.ts'
import { needRight, wallNow } from './declared-things.ts'

/** A record holds no more of them at a time. */
const mostOpen = 1000
const keptDays = 30

interface Row {
  recommendation_id: string
  application_id: string
  created_at: string
  expiration: string
  acknowledged_at: string | null
  goal: string
}

/** They are dated by their creation; 11 where the rules on health goals do not reach so far. */
function needRightAt({ record }: ReadContext, createdAt: string, action: Action): void {
  if (!allowed(record!, createdAt, action))
    throw new Fault('ACCESS_DENIED', 'Health goals of this record are not open for this; ask the person for it.')
}

const allowed = ({ access }: NonNullable<ReadContext['record']>, createdAt: string, action: Action): boolean =>
  may(
    access,
    { family: healthGoal.familyId, effectiveDate: createdAt.replace(/Z$/, ''), flags: 0, state: 'Active' },
    action,
  )

async function fromRow({ services, record }: ReadContext, row: Row): Promise<GoalRecommendation> {
  const made = await applicationById(services, row.application_id)
  return {
    id: row.recommendation_id,
    organizationId: row.application_id,
    ...(made && { organizationName: made.name }),
    acknowledged: row.acknowledged_at !== null,
    expirationDate: row.expiration,
    associatedGoal: JSON.parse(openPayload(record!.recordId, row.goal)) as NewGoal,
  }
}

const columns = sql`recommendation_id, application_id, created_at, expiration, acknowledged_at, goal`

/** What is open, newest first. 11 for who may read no health goal at all. */
export async function findRecommendations(
  ctx: ReadContext,
  query: {
    readonly types: readonly NonNullable<NewGoal['goalType']>[]
    readonly windowTypes: readonly NonNullable<NewGoal['recurrenceMetrics']>['windowType'][]
  },
): Promise<GoalRecommendation[]> {
  needRight(ctx.record!, healthGoal, 'Read')
  const rows = await ctx.read.query<Row>(sql`
    select ${columns} from goal_recommendation
    where record_id = ${ctx.record!.recordId} and expires_at > ${wallNow(ctx)}::timestamp
    order by created_at desc, recommendation_id limit ${mostOpen}`)
  const open = await Promise.all(
    rows.filter(row => allowed(ctx.record!, row.created_at, 'Read')).map(row => fromRow(ctx, row)),
  )
  return open.filter(
    ({ associatedGoal: { goalType, recurrenceMetrics } }) =>
      (query.types.length === 0 || (goalType !== undefined && query.types.includes(goalType))) &&
      (query.windowTypes.length === 0 ||
        (recurrenceMetrics !== undefined && query.windowTypes.includes(recurrenceMetrics.windowType))),
  )
}

/** 13 for one that is not there, has expired, or may not be read. */
async function rowOf(ctx: ReadContext, id: string): Promise<Row> {
  needRight(ctx.record!, healthGoal, 'Read')
  const [row] = await ctx.read.query<Row>(sql`
    select ${columns} from goal_recommendation
    where record_id = ${ctx.record!.recordId} and recommendation_id = ${id} and expires_at > ${wallNow(ctx)}::timestamp`)
  if (!row || !allowed(ctx.record!, row.created_at, 'Read'))
    throw new Fault('INVALID_THING', 'There is no recommendation with this id in the record.')
  return row
}

export const getRecommendation = async (ctx: ReadContext, id: string): Promise<GoalRecommendation> =>
  fromRow(ctx, await rowOf(ctx, id))

export async function createRecommendation(
  ctx: WriteContext,
  { expirationDate, associatedGoal }: NewGoalRecommendation,
): Promise<GoalRecommendation> {
  const { recordId } = ctx.record!
  const { application, person, avenue } = ctx.caller
  needRightAt(ctx, ctx.now, 'Create')
  const expires = wallOf(expirationDate, 'expirationDate')
  if (expires <= wallNow(ctx)) throw new Invalid('expirationDate', 'this must lie ahead')
  // It must be one that can become a goal.
  thingOfGoal(associatedGoal)
  const goal = JSON.stringify(associatedGoal)
  const id = ctx.services.clock.id()
  const made = await ctx.db.now.query(sql`
    insert into goal_recommendation (record_id, recommendation_id, application_id, person_id, avenue, created_at, expires_at, expiration, goal)
    select ${recordId}, ${id}, ${application.applicationId}, ${person!.personId}, ${avenue}, ${ctx.now}, ${expires}, ${expirationDate}, ${sealPayload(recordId, goal)}
    where (select count(*) from goal_recommendation where record_id = ${recordId} and expires_at > ${wallNow(ctx)}::timestamp) < ${mostOpen}
    returning 1 as one`)
  if (made.length === 0)
    throw new Fault('TOO_MANY_THINGS_SPECIFIED', 'The record has too many open recommendations; take some back first.')
  return {
    id,
    organizationId: application.applicationId,
    organizationName: application.name,
    acknowledged: false,
    expirationDate,
    associatedGoal,
  }
}

/** For good: nobody has set it, so there is nothing to bring back. Only by the application that made it. */
export async function deleteRecommendation(ctx: WriteContext, id: string): Promise<void> {
  const row = await rowOf(ctx, id)
  needRightAt(ctx, row.created_at, 'Delete')
  if (row.application_id !== ctx.caller.application.applicationId)
    throw new Fault('ACCESS_DENIED', 'Another application made this; only that one may remove it.')
  await ctx.db.now.query(sql`
    delete from goal_recommendation where record_id = ${ctx.record!.recordId} and recommendation_id = ${id}`)
}

/** The person has seen it. Sets no goal; the first time counts. */
export async function acknowledgeRecommendation(ctx: WriteContext, id: string): Promise<void> {
  const row = await rowOf(ctx, id)
  needRightAt(ctx, row.created_at, 'Update')
  await ctx.db.now.query(sql`
    update goal_recommendation
    set acknowledged_at = ${ctx.now}, acknowledged_application_id = ${ctx.caller.application.applicationId}
    where record_id = ${ctx.record!.recordId} and recommendation_id = ${id} and acknowledged_at is null`)
}

/** Those that expired a month ago. */
export const sweepGoalRecommendations = ({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<object[]> => {
  const before = new Date(clock.now() - keptDays * 86_400_000).toISOString().replace(/Z$/, '')
  return db.now.query(sql`delete from goal_recommendation where expires_at < ${before}::timestamp`)
}
