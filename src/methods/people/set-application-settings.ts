import type { WriteContext } from '../../domain/context.ts'
import { needGrant } from '../../domain/grants.ts'
import { readSettings, setApplicationSettings } from '../../domain/settings.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { any, doc, many, optional, raw, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetApplicationSettings',
  summary: 'Replaces what the application keeps about the person; empty settings clear it.',
  visibility: 'public',
  access: { caller: 'person', record: 'none' },
  versions: {
    1: {
      request: sequence({
        appSettings: optional(doc(raw(), 'Any XML; it is handed back as it came.')),
        // The old .NET SDK sends the settings without the element around them (wire.md §5.1).
        bareSettings: many(any()),
      }),
    },
  },
})

export async function handle(
  { appSettings, bareSettings }: RequestOf<typeof contract>,
  { read, db, caller, now }: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  await needGrant(read, caller, now)
  const settings = readSettings(appSettings ?? bareSettings.join(''))
  await setApplicationSettings(db.now, caller.application.applicationId, caller.person!.personId, settings)
  return {}
}
