import { heldRecords } from '../../domain/accounts.ts'
import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetPersonInfoPrivileged',
  summary: 'The signed-in person with address and preferences, and every record they can open now, under its real id.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        person: sequence({
          personId: guid(),
          name: string(),
          email: string(),
          emailVerified: boolean(),
          country: string(),
          culture: string(),
          timeZone: string(),
          preferences: sequence({
            theme: optional(oneOf('system', 'light', 'dark')),
            units: optional(oneOf('metric', 'us')),
          }),
        }),
        record: many(
          sequence({
            recordId: guid(),
            name: string(),
            displayName: string(),
            relationship: int(),
            level: oneOf('View', 'Modify', 'Custodian'),
            state: oneOf('Active', 'ReadOnly'),
            expiresAt: optional(string()),
            createdAt: string(),
          }),
        ),
      }),
    },
  },
})

type Response = ResponseOf<typeof contract>

export async function handle(_: RequestOf<typeof contract>, ctx: ReadContext): Promise<Response> {
  const person = ctx.caller.person!
  const records = await heldRecords(ctx)
  return {
    person: {
      personId: person.personId,
      name: person.name,
      email: person.email,
      emailVerified: person.emailVerified,
      country: person.country,
      culture: person.culture,
      timeZone: person.timeZone,
      preferences: person.preferences as Response['person']['preferences'],
    },
    record: records.map(({ expiresAt, ...held }) => ({ ...held, ...(expiresAt !== undefined && { expiresAt }) })),
  }
}
