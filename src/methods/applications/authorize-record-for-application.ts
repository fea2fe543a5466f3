import { agree, consentable } from '../../domain/consent.ts'
import type { WriteContext } from '../../domain/context.ts'
import { selectRecord } from '../../domain/settings.ts'
import { yesShape } from '../../protocol/consent.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AuthorizeRecordForApplication',
  summary: "Stores a person's yes: what an application may do in some of the person's records, all or none.",
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        appId: guid(),
        recordId: many(guid(), 1, 100),
        ...yesShape,
        /** Make the (first) record the one that the application works with. */
        select: boolean(),
      }),
      response: sequence({ selectedRecordChanged: boolean() }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { services } = ctx
  const person = ctx.caller.person!
  const application = await consentable(services, request.appId.toLowerCase())
  if (application.kind === 'SodaMaster')
    throw new Fault('INVALID_APP', 'An installed application is authorized by its instances.')
  const records = request.recordId.map(id => id.toLowerCase())
  return ctx.db.write(async tx => {
    await agree(ctx, tx, application, person, records, { ...request, digest: request.rulesDigest })
    return {
      selectedRecordChanged:
        request.select && (await selectRecord(tx, application.applicationId, person.personId, records[0]!)),
    }
  })
}
