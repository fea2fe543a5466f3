import type { WriteContext } from '../../domain/context.ts'
import { setApplicationState } from '../../domain/registration.ts'
import { applicationState } from '../../protocol/consent.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetApplicationState',
  summary: 'Lets an application work, stops it for a while, or ends it for good.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  about: 'appId',
  versions: { 1: { request: sequence({ appId: guid(), state: applicationState }) } },
})

export async function handle({ appId, state }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await ctx.db.write(tx => setApplicationState(tx, appId.toLowerCase(), state, ctx.now))
}
