import { closingRecords } from '../../domain/closing.ts'
import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, doc, guid, int, many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetClosingRecords',
  summary: 'What closing the account would do to each record that the caller holds.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        record: many(
          sequence({
            recordId: guid(),
            displayName: string(),
            goes: doc(boolean(), 'It is deleted too, because nobody else is its custodian.'),
            others: doc(int(), 'Other people who can open it now.'),
          }),
        ),
      }),
    },
  },
})

export const handle = async (
  _: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> => ({
  record: await closingRecords(ctx),
})
