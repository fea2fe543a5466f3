import type { WriteContext } from '../../domain/context.ts'
import { removeItem } from '../../domain/directory.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, guid, int, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'RemoveDirectoryItem',
  summary: 'Takes an application or a device out of the directory; whoever uses it goes on.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  about: 'directoryId',
  versions: {
    1: {
      request: sequence({
        directoryId: guid(),
        directoryType: doc(int(), '1 for applications, 2 for devices.'),
        migrationSourceInstance: optional(doc(string({ max: 255 }), 'Ignored: there is one instance.')),
      }),
    },
  },
})

export async function handle(
  { directoryId, directoryType }: RequestOf<typeof contract>,
  { db }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await db.write(tx => removeItem(tx, directoryType, directoryId.toLowerCase()))
  return {}
}
