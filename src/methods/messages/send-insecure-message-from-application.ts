import type { WriteContext } from '../../domain/context.ts'
import { sendFromApplication } from '../../domain/messages.ts'
import { message, recipients } from '../../protocol/message.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { doc, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SendInsecureMessageFromApplication',
  summary:
    'Mails people who use the application, in its name; it does not learn their addresses. Who does not want messages gets none, and nobody is told.',
  visibility: 'public',
  // The record is that of rcpt-record.
  access: { caller: 'app', record: 'optional' },
  group: 'SendEmail',
  versions: {
    1: {
      request: sequence({
        fromMailbox: doc(
          sequence(
            {
              mailboxName: string({ min: 1, max: 255 }),
              name: doc(string({ min: 1, max: 255 }), 'Shown as the sender.'),
            },
            'FromMailbox',
          ),
          'Before the @ of the address to which answers go; behind it comes the domain of the application (64 when it has none).',
        ),
        ...recipients,
        ...message,
      }),
    },
  },
})

export async function handle(request: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await sendFromApplication(ctx, request.fromMailbox, request, request)
}
