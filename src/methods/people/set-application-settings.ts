import type { WriteContext } from '../../domain/context.ts'
import { needGrant } from '../../domain/grants.ts'
import { setApplicationSettings } from '../../domain/settings.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { any, doc, many, optional, raw, sequence } from '../../schema/schema.ts'
import { parse, XmlError } from '../../xml/parse.ts'

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
  const settings = appSettings === undefined ? bareSettings.join('') : standingAlone(appSettings)
  const stored = settings.trim() === '' ? undefined : settings
  await setApplicationSettings(db.now, caller.application.applicationId, caller.person!.personId, stored)
  return {}
}

/** Settings are shown inside other elements later: a prefix declared around them here would be missing there. */
function standingAlone(settings: string): string {
  try {
    parse(Buffer.from(`<app-settings>${settings}</app-settings>`))
    return settings
  } catch (error) {
    if (error instanceof XmlError)
      throw new Fault('INVALID_XML', 'Declare the namespace prefixes of the settings inside app-settings.')
    throw error
  }
}
