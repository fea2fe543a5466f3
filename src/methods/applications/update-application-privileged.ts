import { applicationById } from '../../domain/applications.ts'
import type { WriteContext } from '../../domain/context.ts'
import { changeApplication } from '../../domain/registration.ts'
import { readRegistration } from '../../domain/rule-shape.ts'
import { registration } from '../../protocol/consent.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'UpdateApplicationPrivileged',
  summary: 'Replaces what is registered of an application; certificates are added to those it has.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  about: 'id',
  versions: { 1: { request: sequence({ id: guid(), appInfo: registration }) } },
})

/** People who agreed before keep what they gave; more is asked of them at their next visit (shell.md §3.2). */
export async function handle({ id, appInfo }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  const application = await applicationById(ctx.services, id.toLowerCase())
  if (!application || application.kind === 'Shell' || application.state === 'Deleted')
    throw new Fault('INVALID_APP', 'There is no such application.')
  const wanted = { ...readRegistration(appInfo), siteless: application.masterId !== undefined }
  await ctx.db.write(tx => changeApplication(tx, application, wanted, ctx.now))
}
