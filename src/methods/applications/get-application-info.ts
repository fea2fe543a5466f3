import { applicationInfoOf, languageOf } from '../../domain/application-info.ts'
import { applicationById } from '../../domain/applications.ts'
import type { Application, ReadContext } from '../../domain/context.ts'
import { applicationInfo } from '../../protocol/application.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, doc, guid, optional, sequence } from '../../schema/schema.ts'

const request = sequence({
  allLanguages: optional(
    doc(boolean(), 'Texts in all languages; otherwise in the one that fits the culture of the call best.'),
  ),
  childAppId: optional(doc(guid(), 'An application that the caller provisioned, instead of the caller itself.')),
})
const response = sequence({ application: applicationInfo })

export const contract = method({
  name: 'GetApplicationInfo',
  summary: 'How the application is registered: names, addresses, and what it asks people for.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  versions: { 1: { request, response }, 2: { request, response } },
})

export async function handle(
  { allLanguages = false, childAppId }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { services, culture } = ctx
  const own = ctx.caller.application
  const application =
    childAppId === undefined || childAppId === own.applicationId ? own : await childOf(ctx, own, childAppId)
  return { application: await applicationInfoOf(services, application, allLanguages ? undefined : languageOf(culture)) }
}

async function childOf({ services }: ReadContext, master: Application, childId: string): Promise<Application> {
  const child = await applicationById(services, childId)
  if (child?.masterId !== master.applicationId)
    throw new Fault('ACCESS_DENIED', 'The application is not a child of the caller.')
  return child
}
