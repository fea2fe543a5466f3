import { acceptedRequests, mayConnect } from '../../domain/connect-requests.ts'
import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { instantOf } from '../../protocol/thing.ts'
import { attributed, dateTimeText, doc, guid, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetAuthorizedConnectRequests',
  summary: 'The connect requests that people accepted, of the application and of those it is the master of.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'ConnectPackage',
  versions: {
    1: {
      request: sequence({
        authorizedConnectRequestsSince: optional(doc(dateTimeText(), 'UTC; all of the last 90 days when absent.')),
      }),
      response: sequence({
        connectRequest: many(
          sequence(
            {
              personId: guid(),
              recordId: attributed(guid(), { appSpecificRecordId: optional(string()) }),
              appId: guid(),
              externalId: string(),
            },
            'ConnectRequest',
          ),
        ),
      }),
    },
  },
})

/** Ids are those by which the application that made the request knows person and record. */
export async function handle(
  { authorizedConnectRequestsSince: date }: RequestOf<typeof contract>,
  { services, read, caller: { application }, now }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  mayConnect(application)
  const since = date === undefined ? undefined : instantOf(date, 'authorized-connect-requests-since')
  const found = await acceptedRequests(services, read, application.applicationId, now, since)
  return {
    connectRequest: found.map(({ applicationId, personId, recordId, externalId }) => ({
      personId: services.seals.personAs(applicationId, personId),
      recordId: {
        text: services.seals.recordAs(applicationId, personId, recordId),
        appSpecificRecordId: services.seals.sharedRecordAs(applicationId, recordId),
      },
      appId: applicationId,
      externalId,
    })),
  }
}
