import { askReset } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

/** Longer than the work for an account that exists, so that the time tells nothing. */
const answerAfter = 400

export const contract = method({
  name: 'RequestPasswordReset',
  summary: 'Mails a link to choose a new password, if the address has an account; the answer is the same either way.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: { 1: { request: sequence({ email: string({ max: 320 }) }) } },
})

export async function handle({ email }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await Promise.all([askReset(ctx, email), new Promise(resolve => setTimeout(resolve, answerAfter))])
}
