import type { WriteContext } from '../../domain/context.ts'
import { authorizeVocabulary } from '../../domain/vocabulary-loading.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'AuthorizeVocabulary',
  summary: 'Lets an application read restricted code lists of a family, or one of them; or no longer.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: {
      request: sequence({ applicationId: guid(), family: string(), name: string(), allowed: boolean() }),
      response: sequence({}),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await authorizeVocabulary(ctx.db, request)
  return {}
}
