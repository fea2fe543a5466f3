import { createCreation } from '../../domain/applications.ts'
import type { WriteContext } from '../../domain/context.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'NewApplicationCreationInfo',
  summary:
    'Prepares an instance of an installed application: its id, its secret and the token that a person turns into consent.',
  visibility: 'public',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({}),
      response: sequence({
        appId: guid(),
        sharedSecret: string({ min: 1, max: 64 }),
        appToken: string({ min: 1, max: 1024 }),
      }),
    },
  },
})

/** wire.md §4.1: the instance waits seven days for a person's yes. */
export async function handle(
  _request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { application } = ctx.caller
  if (application.kind !== 'SodaMaster')
    throw new Fault('INVALID_APP', 'Only an application registered for installed clients can be provisioned.')
  const { applicationId, secret, token } = createCreation(ctx.services, application)
  return { appId: applicationId, sharedSecret: secret.toString('base64'), appToken: token }
}
