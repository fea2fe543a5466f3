import { removeContent } from '../../domain/binary-content.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, guid, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveBinaryContent',
  summary: 'Removes a file that pages could show, in one language or in all.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  about: 'id',
  versions: {
    1: {
      request: sequence({ id: guid(), cultureCode: optional(doc(string({ min: 1 }), 'All languages when absent.')) }),
    },
  },
})

export async function handle(
  { id, cultureCode }: RequestOf<typeof contract>,
  { db }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await db.write(tx => removeContent(tx, id.toLowerCase(), cultureCode))
  return {}
}
