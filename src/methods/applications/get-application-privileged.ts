import { inLanguage, languageOf } from '../../domain/application-info.ts'
import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { certificatesOf, findApplicationIds } from '../../domain/registration.ts'
import { showApplication } from '../../domain/rule-shape.ts'
import { applicationShape } from '../../protocol/consent.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetApplicationPrivileged',
  summary: 'Applications with all they ask for: by id, or registered ones whose name contains a text.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none', operators: true },
  about: 'id',
  versions: {
    1: {
      request: sequence({ nameMatchFilter: optional(string({ max: 255 })), id: many(guid(), 0, 100) }),
      response: sequence({ application: many(applicationShape) }),
    },
  },
})

/** Unknown ids are left out. */
export async function handle(
  { id, nameMatchFilter }: RequestOf<typeof contract>,
  { services, culture }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const ids = id.length > 0 ? id : await findApplicationIds(services, nameMatchFilter)
  const application = []
  for (const one of ids) {
    const found = await applicationById(services, one.toLowerCase())
    if (found)
      application.push(
        showApplication(inLanguage(found, languageOf(culture)), await certificatesOf(services, found.applicationId)),
      )
  }
  return { application }
}
