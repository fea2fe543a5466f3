/** What every thing may carry behind its own element: data.md §7. */
import { Invalid } from '../../schema/codec.ts'
import { any, attributed, doc, guid, type Infer, many, note, optional, sequence, string } from '../../schema/schema.ts'
import { string255 } from './numbers.ts'

const extension = attributed(
  sequence({ content: many(any()) }),
  {
    source: string(),
    ver: optional(string()),
    // Inert: never fetched, never run.
    logo: optional(string()),
    xsl: optional(string()),
  },
  'extension',
)
const relatedThing = sequence(
  {
    thingId: optional(guid()),
    versionStamp: optional(guid()),
    clientThingId: optional(string255),
    relationshipType: optional(string()),
  },
  'RelatedThing',
)

export const common = sequence(
  {
    source: optional(doc(string(), 'Where the data comes from: a device, a clinic, a person.')),
    note: optional(doc(string(), 'Words of a person about this item.', { multiline: true })),
    tags: optional(doc(string({ max: 512 }), 'Words to find the item by, separated by commas.')),
    extension: many(doc(extension, 'What an application keeps beside the item.')),
    relatedThing: many(doc(relatedThing, 'Another item of the same record.', { label: 'Related item' })),
    clientThingId: optional(note(string255, { label: 'Id of the application' })),
  },
  'common',
)

export type Common = Infer<typeof common>
export type RelatedThing = Infer<typeof relatedThing>

export const noCommon: Common = { extension: [], relatedThing: [] }

/** The choice that a related thing makes: an id, with a stamp or without, or the id of a client, or neither. */
export function checkRelated({ relatedThing }: Common) {
  for (const related of relatedThing) {
    const path = 'common/related-thing'
    if (related.versionStamp !== undefined && related.thingId === undefined)
      throw new Invalid(path, 'a version-stamp needs a thing-id')
    if (related.clientThingId !== undefined && related.thingId !== undefined) {
      throw new Invalid(path, 'either thing-id or client-thing-id, not both')
    }
  }
}

/** The common section with one more line in its note. */
export function withNote(common: Common, lines: readonly string[]): Common {
  if (lines.length === 0) return common
  return { ...common, note: [common.note, ...lines].filter(Boolean).join('\n') }
}
