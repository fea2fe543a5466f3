import { applicationInfoOf, languageOf } from '../../domain/application-info.ts'
import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { findApplicationIds } from '../../domain/registration.ts'
import { applicationInfo } from '../../protocol/application.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetApplication',
  summary: 'Applications with their logos and statements: by id, or registered ones whose name contains a text.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none', operators: true },
  versions: {
    1: {
      request: sequence({
        nameMatchFilter: optional(sequence({ nameMatch: string({ max: 255 }), showPublishedAppsOnly: boolean() })),
        id: many(guid(), 0, 100),
        allLanguages: optional(boolean()),
      }),
      response: sequence({ apps: sequence({ application: many(applicationInfo) }) }),
    },
  },
})

/** Unknown and deleted ones are left out. With both a text and ids, those that either names. */
export async function handle(
  { nameMatchFilter, id, allLanguages = false }: RequestOf<typeof contract>,
  { services, culture }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const named = nameMatchFilter ? await findApplicationIds(services, nameMatchFilter.nameMatch) : []
  const application = []
  for (const one of new Set([...id.map(i => i.toLowerCase()), ...named])) {
    const found = await applicationById(services, one)
    if (!found || found.state === 'Deleted') continue
    const info = await applicationInfoOf(services, found, allLanguages ? undefined : languageOf(culture))
    const unwanted = nameMatchFilter?.showPublishedAppsOnly === true && !info.isPublished && !id.includes(one)
    if (!unwanted) application.push(info)
  }
  return { apps: { application } }
}
