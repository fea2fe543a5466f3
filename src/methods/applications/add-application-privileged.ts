import type { WriteContext } from '../../domain/context.ts'
import { registerApplication } from '../../domain/registration.ts'
import { readRegistration } from '../../domain/rule-shape.ts'
import { registration } from '../../protocol/consent.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'AddApplicationPrivileged',
  summary: 'Registers an application and answers its new id.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: { 1: { request: sequence({ appInfo: registration }), response: sequence({ id: guid() }) } },
})

export async function handle(
  { appInfo }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const wanted = readRegistration(appInfo)
  return { id: await ctx.db.write(tx => registerApplication(ctx.services, tx, wanted, ctx.now)) }
}
