/** Codes that applications hand out, each of which lets one person make an account where sign-up is closed (shell.md §1.2, D17). */
import { createHash, randomInt } from 'node:crypto'
import { Fault } from '../protocol/fault.ts'
import { sql, type Writer } from '../store/db.ts'
import type { WriteContext } from './context.ts'

/** The published length. */
const digits = 20
const lifeDays = 30

/** White space and dashes are how people copy it. */
const hashOf = (code: string): Buffer => createHash('sha256').update(code.replace(/[\s-]/g, '')).digest()

/** Makes a code for the calling application: 20 digits, good once, for 30 days. */
export async function newSignUpCode({ caller, services, now }: WriteContext, tx: Writer): Promise<string> {
  const code = Array.from({ length: digits }, () => randomInt(10)).join('')
  const expires = new Date(services.clock.now() + lifeDays * 86_400_000).toISOString()
  await tx.query(sql`insert into sign_up_code (code_hash, application_id, created_at, expires_at)
    values (${hashOf(code)}, ${caller.application.applicationId}, ${now}, ${expires})`)
  return code
}

/** Uses the code up; 98 when it is wrong, used or too old. Of two who use it at once, one gets through. */
export async function spendSignUpCode(tx: Writer, code: string, now: string): Promise<void> {
  const used = await tx.query(sql`
    update sign_up_code set used_at = ${now} where code_hash = ${hashOf(code)} and used_at is null and expires_at > ${now} returning 1`)
  if (used.length === 0) throw new Fault('INVALID_SIGNUP_CODE')
}
