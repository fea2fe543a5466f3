import type { ReadContext } from '../../domain/context.ts'
import { listMail } from '../../domain/mail.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ListMail',
  summary: 'The newest mails and how they fare, without what they say; for the operator.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: {
      request: sequence({ maxItems: int({ min: 1, max: 1000 }) }),
      response: sequence({
        mail: many(
          sequence({
            mailId: string(),
            kind: string(),
            to: string(),
            subject: string(),
            createdAt: string(),
            attempts: int(),
            state: oneOf('Waiting', 'Sent', 'GivenUp'),
            sentAt: optional(string()),
            lastError: optional(string()),
          }),
        ),
      }),
    },
  },
})

export async function handle(
  { maxItems }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const mails = await listMail(ctx.read, maxItems)
  return {
    mail: mails.map(({ sentAt, lastError, ...mail }) => ({
      ...mail,
      ...(sentAt !== undefined && { sentAt }),
      ...(lastError !== undefined && { lastError }),
    })),
  }
}
