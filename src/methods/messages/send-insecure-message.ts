import type { WriteContext } from '../../domain/context.ts'
import { needGrant } from '../../domain/grants.ts'
import { sendFromPerson } from '../../domain/messages.ts'
import { message, recipients } from '../../protocol/message.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SendInsecureMessage',
  summary:
    'Mails people in the name of the person, with the person’s address to answer to. Who does not want messages gets none, and nobody is told.',
  visibility: 'public',
  // The record is that of rcpt-record.
  access: { caller: 'person', record: 'optional' },
  group: 'SendEmail',
  versions: { 1: { request: sequence({ ...recipients, ...message }) } },
})

export async function handle(request: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  if (!ctx.record) await needGrant(ctx.read, ctx.caller, ctx.now)
  await sendFromPerson(ctx, request, request)
}
