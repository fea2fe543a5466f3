import { personAsSeen } from '../../domain/as-seen.ts'
import type { ReadContext } from '../../domain/context.ts'
import { authorizedPeople } from '../../domain/grants.ts'
import { settingsOfPeople } from '../../domain/settings.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { type PersonInfo, personInfo } from '../../protocol/person.ts'
import { instantOf } from '../../protocol/thing.ts'
import { boolean, doc, guid, many, optional, positiveInteger, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAuthorizedPeople',
  summary: 'The people who opened a record to the application, page by page.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  versions: {
    1: {
      request: sequence({
        parameters: optional(
          sequence({
            personIdCursor: optional(doc(guid(), 'The last person of the page before.')),
            // Clients send it empty, which means no filter, so it is no xs:dateTime.
            authorizationsCreatedSince: optional(
              doc(string(), 'Only people who agreed to something then or later: a date and time.'),
            ),
            numResults: optional(doc(positiveInteger(), 'People a page; 50 when absent, 200 at most.')),
          }),
        ),
      }),
      response: sequence({ responseResults: sequence({ personInfo: many(personInfo), moreResults: boolean() }) }),
    },
  },
})

const usual = 50
const most = 200

/** Ordered by the real person id, which the cursor is turned back into, so that pages neither repeat nor skip (wire.md §5.1). */
export async function handle(
  { parameters = {} }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { services, read, now } = ctx
  const { application } = ctx.caller
  const { personIdCursor, authorizationsCreatedSince, numResults = usual } = parameters
  const atMost = Math.min(numResults, most)
  const found = await authorizedPeople(read, application, now, {
    after: personIdCursor && services.seals.personFrom(application.applicationId, personIdCursor),
    since: authorizationsCreatedSince?.trim()
      ? instantOf(authorizationsCreatedSince, 'authorizations-created-since')
      : undefined,
    atMost: atMost + 1,
  })
  const page = found.slice(0, atMost)
  const settings = await settingsOfPeople(
    read,
    application.applicationId,
    page.map(person => person.personId),
  )
  const people: PersonInfo[] = []
  for (const person of page) {
    const known = settings.get(person.personId) ?? { settings: undefined, selectedRecordId: undefined }
    const seen = await personAsSeen(services, read, application, person, now, { settings: known })
    if (seen) people.push(seen)
  }
  return { responseResults: { personInfo: people, moreResults: found.length > atMost } }
}
