import type { ReadContext } from '../../domain/context.ts'
import { recordsSeenAs } from '../../domain/grants.ts'
import { never, utc } from '../../protocol/dates.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { recordStates } from '../../protocol/record.ts'
import { attributed, dateTimeText, guid, many, oneOf, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAppSpecificPseudoId',
  summary:
    'Which record of the person an application means by its own id of it, for an application that the person let in.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ otherAppPseudoRecordId: guid() }),
      response: sequence({
        pseudoRecordId: many(
          attributed(guid(), {
            otherAppPseudoId: guid(),
            recordState: oneOf(...recordStates),
            authExpires: dateTimeText(),
          }),
        ),
      }),
    },
  },
})

/** None for an id that no application of the person's knows. */
export async function handle(
  { otherAppPseudoRecordId }: RequestOf<typeof contract>,
  { services, read, caller, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const seen = otherAppPseudoRecordId.toLowerCase()
  const found = await recordsSeenAs(services, read, caller.person!.personId, seen, now)
  return {
    pseudoRecordId: found.map(({ recordId, state, expiresAt }) => ({
      text: recordId,
      otherAppPseudoId: seen,
      recordState: state,
      authExpires: expiresAt === undefined ? never : utc(expiresAt),
    })),
  }
}
