/** How much of each type a record holds, as far as the caller may see it: for overviews that show numbers, not things. */
import { sql } from '../store/db.ts'
import { flag, may } from './access.ts'
import type { EnteredRecord, ReadContext } from './context.ts'

export interface TypeCount {
  readonly familyId: string
  readonly active: number
  /** Newest effective date, wall clock; absent when only deleted things are left. */
  readonly latest?: string
}

export interface RecordCounts {
  readonly types: readonly TypeCount[]
  /** Things that could be brought back; 0 for those who may not see them. */
  readonly deleted: number
}

/** Counts what is active by family, and what is deleted. Holders with rules of their own see only what these permit. */
export async function countThings(ctx: ReadContext, record: EnteredRecord): Promise<RecordCounts> {
  const { access, recordId } = record
  if (access.personRules !== undefined || !access.shell) return countPermitted(ctx, record)
  const hidden = access.level === 'Custodian' ? 0 : flag.personal
  const rows = await ctx.read.query<{ family_id: string; active: number; latest: string }>(sql`
    select family_id, count(*)::int as active, max(eff_date) as latest from thing
    where record_id = ${recordId} and state = 'Active' and flags & ${hidden} = 0 group by family_id`)
  return {
    types: rows.map(r => ({ familyId: r.family_id, active: r.active, latest: r.latest })),
    deleted: await countDeleted(ctx, record),
  }
}

/** Deleted things are seen by custodians in the Shell alone (access.ts). */
async function countDeleted(ctx: ReadContext, { access, recordId }: EnteredRecord): Promise<number> {
  if (!access.shell || access.level !== 'Custodian') return 0
  const rows = await ctx.read.query<{ family_id: string; eff_date: string; flags: number }>(
    sql`select family_id, eff_date, flags from thing where record_id = ${recordId} and state = 'Deleted'`,
  )
  return rows.filter(r =>
    may(access, { family: r.family_id, effectiveDate: r.eff_date, flags: r.flags, state: 'Deleted' }, 'Read'),
  ).length
}

/** Rules speak of dates and exceptions: each thing is asked about. */
async function countPermitted(ctx: ReadContext, record: EnteredRecord): Promise<RecordCounts> {
  const rows = await ctx.read.query<{ family_id: string; eff_date: string; flags: number }>(sql`
    select family_id, eff_date, flags from thing where record_id = ${record.recordId} and state = 'Active'`)
  const byFamily = new Map<string, { active: number; latest: string }>()
  for (const { family_id, eff_date, flags } of rows) {
    if (!may(record.access, { family: family_id, effectiveDate: eff_date, flags, state: 'Active' }, 'Read')) continue
    const known = byFamily.get(family_id)
    byFamily.set(family_id, {
      active: (known?.active ?? 0) + 1,
      latest: known && known.latest > eff_date ? known.latest : eff_date,
    })
  }
  return {
    types: [...byFamily].map(([familyId, count]) => ({ familyId, ...count })),
    deleted: await countDeleted(ctx, record),
  }
}
