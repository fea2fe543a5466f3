import type { ReadContext } from '../../domain/context.ts'
import { findPeople } from '../../domain/people.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'QueryPersons',
  summary:
    'Accounts whose name or email address contains a text or whose id it is, the newest first; for the operator.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    2: {
      request: sequence({ match: optional(string({ max: 320 })), maxItemsPerPage: int({ min: 1, max: 1000 }) }),
      response: sequence({
        person: many(
          sequence({
            personId: guid(),
            name: string(),
            email: string(),
            emailVerified: boolean(),
            state: oneOf('Active', 'Suspended', 'Deleted'),
            records: int(),
            created: string(),
          }),
        ),
      }),
    },
  },
})

export async function handle(
  { match, maxItemsPerPage }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return { person: await findPeople(ctx.read, match, maxItemsPerPage) }
}
