import { repsertContents } from '../../domain/binary-content.ts'
import type { WriteContext } from '../../domain/context.ts'
import { binaryContent } from '../../protocol/binary-content.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { many, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RepsertBinaryContent',
  summary: 'Stores files that pages may show, or puts them in place of those of the same id and language.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: { 1: { request: sequence({ binaryContent: many(binaryContent, 1, 100) }) } },
})

export async function handle(
  request: RequestOf<typeof contract>,
  { db, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const files = request.binaryContent.map(file => ({ ...file, id: file.id.toLowerCase() }))
  await db.write(tx => repsertContents(tx, files, now))
  return {}
}
