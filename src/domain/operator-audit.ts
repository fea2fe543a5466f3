/**
 * What operators did (table operator_audit, shell.md §1.5 O8): a row before each deed, so that none goes unnoticed, and a row
 * after it with the status. What was asked for and answered is never kept, only whom or what it was about, by id.
 */
import { Fault } from '../protocol/fault.ts'
import { status } from '../protocol/status.ts'
import { type Reader, sql } from '../store/db.ts'
import type { Services } from './context.ts'

export type DeedAvenue = 'CommandLine' | 'SignIn' | 'Page'

export interface Deed {
  /** Absent for the command line, and for somebody who was not known at sign-in. */
  readonly operatorId?: string
  readonly avenue: DeedAvenue
  readonly method: string
  readonly version: number
  /** Guid. */
  readonly about?: string
  readonly requestId: string
}

/** Does the work between its two rows. When the first cannot be written the work is not begun. */
export async function asDeed<T>(services: Services, deed: Deed, work: () => Promise<T>): Promise<T> {
  const deedId = services.clock.id()
  const note = (stage: 'Started' | 'Completed' | 'Failed', code: number | null) =>
    services.db.now.query(sql`
      insert into operator_audit (deed_id, at, operator_id, avenue, method, version, about, stage, status, request_id)
      values (${deedId}, ${new Date(services.clock.now()).toISOString()}, ${deed.operatorId ?? null}, ${deed.avenue}, ${deed.method},
        ${deed.version}, ${deed.about ?? null}, ${stage}, ${code}, ${deed.requestId.slice(0, 200)})`)
  await note('Started', null)
  let result: T
  try {
    result = await work()
  } catch (error) {
    await note('Failed', error instanceof Fault ? error.code : status.FAILED.code)
    throw error
  }
  await note('Completed', 0)
  return result
}

export interface NotedDeed {
  /** Grows with time; `before` of the next page. */
  readonly auditId: number
  readonly at: string
  readonly avenue: DeedAvenue
  readonly operatorId: string | undefined
  readonly operatorName: string | undefined
  readonly method: string
  readonly about: string | undefined
  /** Name of the application that it was about. */
  readonly aboutName: string | undefined
  /** Started: it has not ended, or the server stopped meanwhile. */
  readonly stage: 'Started' | 'Completed' | 'Failed'
  readonly status: number | undefined
}

/** The newest deeds first, both rows of each as one. */
export async function listDeeds(
  read: Reader,
  { before, operatorId, most }: { before: number | undefined; operatorId: string | undefined; most: number },
): Promise<NotedDeed[]> {
  const rows = await read.query<{
    audit_id: number
    at: string
    avenue: DeedAvenue
    operator_id: string | null
    operator_name: string | null
    method: string
    about: string | null
    about_name: string | null
    stage: 'Completed' | 'Failed' | null
    status: number | null
  }>(sql`
    select d.audit_id, d.at, d.avenue, d.operator_id, o.name as operator_name, d.method, d.about,
      coalesce(a.name, p.name) as about_name, e.stage, e.status
    from operator_audit d
    left join operator_audit e on e.deed_id = d.deed_id and e.stage <> 'Started'
    left join operator o on o.operator_id = d.operator_id
    left join application a on a.application_id = d.about
    left join operator p on p.operator_id = d.about
    where d.stage = 'Started' and (${before ?? null}::bigint is null or d.audit_id < ${before ?? null})
      and (${operatorId ?? null}::uuid is null or d.operator_id = ${operatorId ?? null})
    order by d.audit_id desc limit ${most}`)
  return rows.map(r => ({
    auditId: r.audit_id,
    at: r.at,
    avenue: r.avenue,
    operatorId: r.operator_id ?? undefined,
    operatorName: r.operator_name ?? undefined,
    method: r.method,
    about: r.about ?? undefined,
    aboutName: r.about_name ?? undefined,
    stage: r.stage ?? 'Started',
    status: r.status ?? undefined,
  }))
}
