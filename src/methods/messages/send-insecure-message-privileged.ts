import type { WriteContext } from '../../domain/context.ts'
import { sendFromOperator } from '../../domain/messages.ts'
import { mailbox, message, recipients } from '../../protocol/message.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { attributed, doc, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SendInsecureMessagePrivileged',
  summary:
    'Mails people what those who run the server have to say, with files if need be; it comes whatever people chose.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: {
      request: sequence({
        fromAddress: doc(mailbox, 'Answers go there. The mail itself comes from the address of the server.'),
        ...recipients,
        ...message,
        attachment: many(
          doc(
            attributed(string({ pattern: '[A-Za-z0-9+/=\\s]*' }), { name: optional(string({ max: 255 })) }),
            'Base64; 5 MB in all.',
          ),
          0,
          20,
        ),
      }),
    },
  },
})

export async function handle(request: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  const files = request.attachment.map(({ name, text }, index) => ({
    name: name ?? `attachment-${index + 1}`,
    content: text.replace(/\s+/g, ''),
  }))
  await sendFromOperator(ctx, request.fromAddress, request, request, files)
}
