import { agree, consentable } from '../../domain/consent.ts'
import type { Application, WriteContext } from '../../domain/context.ts'
import { createInstance } from '../../domain/registration.ts'
import { selectRecord } from '../../domain/settings.ts'
import { prettyInstanceName, yesShape } from '../../protocol/consent.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'AddSodaApplication',
  summary:
    "Creates an instance of an installed application together with the person's yes to it; the token is used up only then.",
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        masterId: guid(),
        sodaAppConfigWithToken: sequence({
          appCreationToken: string({ min: 1, max: 1024 }),
          name: string({ max: 255 }),
        }),
        recordId: many(guid(), 1, 100),
        ...yesShape,
      }),
      response: sequence({ appId: guid() }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const person = ctx.caller.person!
  const { appCreationToken, name } = request.sodaAppConfigWithToken
  const master = await consentable(ctx.services, request.masterId.toLowerCase())
  const records = request.recordId.map(id => id.toLowerCase())
  return ctx.db.write(async tx => {
    const appId = await createInstance(
      ctx.services,
      tx,
      master,
      person,
      appCreationToken,
      prettyInstanceName(name),
      ctx.now,
    )
    const instance: Application = {
      ...master,
      applicationId: appId,
      kind: 'SodaChild',
      masterId: master.applicationId,
      onlineRules: [],
    }
    await agree(ctx, tx, instance, person, records, { ...request, digest: request.rulesDigest })
    await selectRecord(tx, appId, person.personId, records[0]!)
    return { appId }
  })
}
