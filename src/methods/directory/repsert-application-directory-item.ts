import type { WriteContext } from '../../domain/context.ts'
import { repsertApplicationItem } from '../../domain/directory.ts'
import { applicationItem } from '../../protocol/directory.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'RepsertApplicationDirectoryItem',
  summary: 'Puts an application into the directory, or its entry in place of the one it had.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: { 1: { request: sequence({ applicationDirectoryItem: applicationItem }) } },
})

export async function handle(
  { applicationDirectoryItem: item }: RequestOf<typeof contract>,
  { services, db, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await db.write(tx => repsertApplicationItem(services, tx, { ...item, id: item.id.toLowerCase() }, now))
  return {}
}
