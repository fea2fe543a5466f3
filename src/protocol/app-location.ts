/** Where the records may be that an application works with, and what people there are told first (wire.md §5.13). */
import { boolean, doc, guid, type Infer, many, optional, sequence, string } from '../schema/schema.ts'
import { location } from './person.ts'
import { localized } from './rules.ts'

export const appSupportedRecordLocations = sequence(
  {
    appSupportedRecordLocation: many(
      sequence(
        {
          appId: guid(),
          location: optional(location),
          allLocations: optional(doc(boolean(), 'Instead of a location: the rest of the world.')),
          warningMsg: many(localized(1024)),
          migrationSourceInstance: optional(doc(string({ max: 255 }), 'Ignored: there is one instance.')),
        },
        'AppSupportedRecordLocation',
      ),
    ),
  },
  'AppSupportedRecordLocations',
)
export type AppSupportedRecordLocations = Infer<typeof appSupportedRecordLocations>
