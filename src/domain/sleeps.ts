/** Nights of the record for the REST interface: things of the type Sleep session (shell.md §5.2, R29). */
import { wallClock } from '../interop/moments.ts'
import { utc } from '../protocol/dates.ts'
import type { Sleep } from '../protocol/sleeps.ts'
import type { Time } from '../things/base/dates.ts'
import { type SleepSession, sleepSession } from '../things/sleep-session.ts'
import type { ReadContext } from './context.ts'
import { type Declared, declaredThings, placeOf, tokenOf } from './declared-things.ts'
import { dayMs, dayOf, wallMs, wallText } from './task-times.ts'
import type { Audit } from './things.ts'

export interface SleepQuery {
  /** Wall clocks of waking up: from the first on, before the second. */
  readonly from?: string
  readonly to: string
  readonly most: number
  readonly continuationToken?: string | undefined
}

export async function findSleeps(
  ctx: ReadContext,
  { from, to, most, continuationToken }: SleepQuery,
): Promise<{ sleepActivities: readonly Sleep[]; nextLink?: string }> {
  const after = placeOf(ctx, continuationToken)
  const { found, last } = await declaredThings(ctx, sleepSession, {
    condition: { effMax: to, ...(from !== undefined && { effMin: from }) },
    passes: ({ thing }) => wallMs(thing.effDate) < wallMs(to),
    most,
    ...(after && { after }),
  })
  const nextLink = tokenOf(ctx, last)
  return { sleepActivities: found.map(s => sleepOf(ctx, s)), ...(nextLink && { nextLink }) }
}

const wakeStates = ['WideAwake', 'Tired', 'Sleepy'] as const
const msOf = ({ h, m, s = 0 }: Time): number => ((h * 60 + m) * 60 + s) * 1000
const minutes = (n: number): string => `PT${n}M`

/** The thing is dated by the morning; who went to bed later by the clock than they woke did so on the day before. */
function sleepOf(ctx: ReadContext, { thing, value }: Declared<SleepSession>): Sleep {
  const { when, bedTime, wakeTime, settlingMinutes, sleepMinutes, wakeState } = value
  const morning = dayOf(wallMs(wallClock(when)))
  const evening = msOf(bedTime) >= msOf(wakeTime) ? morning - dayMs : morning
  const startTime = wallText(evening + msOf(bedTime))
  const endTime = wallText(morning + msOf(wakeTime))
  const { created, updated, action } = thing.audits!
  return {
    sleepId: thing.thingId,
    userId: personAs(ctx, ctx.caller.person!.personId),
    startTime,
    endTime,
    sleepSummary: {
      bedtime: startTime,
      fallAsleepDuration: minutes(settlingMinutes),
      wakeupTime: endTime,
      sleepDuration: minutes(sleepMinutes),
    },
    wakeState: wakeStates[wakeState - 1]!,
    createdBy: auditOf(ctx, created, 'Created'),
    lastModifiedBy: auditOf(ctx, { ...updated, at: thing.updatedAt }, action),
  }
}

const personAs = ({ services, caller }: ReadContext, personId: string): string =>
  services.seals.personAs(caller.application.applicationId, personId)

const auditOf = (
  ctx: ReadContext,
  { at, personId, applicationId }: Audit,
  auditAction: 'Created' | 'Updated' | 'Deleted',
) => ({
  timestamp: utc(at),
  personId: personAs(ctx, personId),
  applicationId,
  auditAction,
})
