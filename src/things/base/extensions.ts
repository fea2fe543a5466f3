/**
 * What applications keep beside an item, in `common/extension`. Anybody may write one under a `source` of their own
 * (data.md §7); those with an agreed meaning stand in this list, so that pages and reports can tell what they say.
 * An extension that is not listed is kept as it came. None is ever run, and no address in one is fetched.
 */
import { decode, encodeContent, Invalid } from '../../schema/codec.ts'
import { type Detail, details } from '../../schema/details.ts'
import {
  boolean,
  doc,
  type Infer,
  int,
  many,
  note,
  optional,
  type Sequence,
  sequence,
  string,
} from '../../schema/schema.ts'
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

const picture = optional(note(string(), { label: 'Picture', doc: 'Address of a picture. Never fetched.' }))
const smallPicture = optional(
  note(string(), { label: 'Small picture', doc: 'Address of a smaller one. Never fetched.' }),
)
const template = optional(doc(boolean(), 'A pattern for others, not a plan of anybody.'))

export const planExtension = {
  source: 'urn:healthkeep:action-plan',
  name: 'Action plan',
  doc: 'The REST interface keeps here what it says of a plan and the item has no place for.',
  data: sequence({ imageUrl: picture, thumbnailImageUrl: smallPicture, template }),
} satisfies KnownExtension

export const taskExtension = {
  source: 'urn:healthkeep:action-plan-task',
  name: 'Task of an action plan',
  doc: 'The REST interface keeps here what it says of a task and the item has no place for.',
  data: sequence({
    imageUrl: picture,
    thumbnailImageUrl: smallPicture,
    template,
    signupName: optional(note(string(), { label: 'Button', doc: 'What the button says that takes it up.' })),
    position: optional(
      note(int(), { label: 'Place in the plan', doc: 'Among the tasks that were made with it, from 1 on.' }),
    ),
    target: many(
      doc(
        sequence({ propertyName: optional(string()), valueType: optional(string()) }),
        'Of each number to meet, in their order, how it is called and counted.',
      ),
    ),
  }),
} satisfies KnownExtension

/** By the source. */
export const extensions: readonly KnownExtension[] = [
  planExtension,
  taskExtension,
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

type Known<S extends Sequence> = KnownExtension & { readonly data: S }

/** What the extension says; undefined where there is none, or one that is not as agreed. */
export function extended<S extends Sequence>({ source, data }: Known<S>, common: Common): Infer<S> | undefined {
  const found = common.extension.find(e => e.source === source)
  return found && said(data, found)
}

/** Common with this extension in place of the one of the same source. */
export const withExtension = <S extends Sequence>(
  { source, data }: Known<S>,
  common: Common,
  value: Infer<S>,
): Common => {
  const others = common.extension.filter(e => e.source !== source)
  const xml = encodeContent(data, value)
  return { ...common, extension: xml === '' ? others : [...others, { source, content: [xml] }] }
}

/** What a known extension says, as pairs of label and text; nothing for one that is not known or not as agreed. */
export function extensionDetails(extension: Extension): readonly Detail[] {
  const data = extensionOf(extension.source)?.data
  const value = data && said(data, extension)
  return data && value !== undefined ? details(data, value) : []
}

function said<S extends Sequence>(data: S, { content }: Extension): Infer<S> | undefined {
  try {
    const bytes = Buffer.from(`<extension>${content.join('')}</extension>`)
    return decode(data, parse(bytes), bytes)
  } catch (error) {
    // As an application wrote it, not as agreed: shown as any other.
    if (error instanceof Invalid || error instanceof XmlError) return undefined
    throw error
  }
}
