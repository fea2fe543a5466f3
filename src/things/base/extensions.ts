/**
 * What applications keep beside an item, in `common/extension`. Anybody may write one under a `source` of their own
 * (data.md §7); those with an agreed meaning stand in this list, so that pages and reports can tell what they say.
 * An extension that is not listed is kept as it came. None is ever run, and no address in one is fetched.
 */
import { decode, Invalid } from '../../schema/codec.ts'
import { type Detail, details } from '../../schema/details.ts'
import { doc, note, optional, type Sequence, sequence, string } from '../../schema/schema.ts'
import { parse, XmlError } from '../../xml/parse.ts'
import type { Common } from './common.ts'
import { keptSource } from './kept.ts'

export type Extension = Common['extension'][number]

export interface KnownExtension {
  /** Value of the attribute `source`, exactly. */
  readonly source: string
  readonly name: string
  /** Who writes it and what for. */
  readonly doc: string
  /** What stands in it; absent where it is a whole that only a program reads. */
  readonly data?: Sequence
}

/** By the source. */
export const extensions: readonly KnownExtension[] = [
  {
    source: 'hv-meaningfuluse',
    name: 'Meaningful use',
    doc: 'A clinic says of a document when the visit was and who its patient is, where the document itself does not say it or says it otherwise. The reports on timely access read it.',
    data: sequence({
      eventDate: optional(doc(string(), 'When the patient was seen or discharged.')),
      patientId: optional(note(string(), { label: 'Patient id', doc: 'As the clinic knows the patient.' })),
    }),
  },
  {
    source: keptSource,
    name: 'Kept original',
    doc: 'An item was shown in another version of its type, which has no place for all of it. The whole item travels along, so that writing it back loses nothing.',
  },
]

const known = new Map(extensions.map(extension => [extension.source, extension]))

/** What is known of an extension by its source. */
export const extensionOf = (source: string): KnownExtension | undefined => known.get(source)

/** What a known extension says, as pairs of label and text; nothing for one that is not known or not as agreed. */
export function extensionDetails({ source, content }: Extension): readonly Detail[] {
  const data = extensionOf(source)?.data
  if (!data) return []
  try {
    const bytes = Buffer.from(`<extension>${content.join('')}</extension>`)
    return details(data, decode(data, parse(bytes), bytes))
  } catch (error) {
    // As an application wrote it, not as agreed: shown as any other.
    if (error instanceof Invalid || error instanceof XmlError) return []
    throw error
  }
}
