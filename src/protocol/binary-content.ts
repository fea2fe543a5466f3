/** Files that pages of ours may show (wire.md §5.13). Their published schema is lost: names of the parts are ours. */
import { guid, type Infer, optional, sequence, string } from '../schema/schema.ts'

/** Bytes of one file: an illustration, a leaflet. */
export const mostContentBytes = 1_048_576

export const binaryContent = sequence(
  {
    id: guid(),
    cultureCode: optional(string({ min: 2, max: 35 })),
    fileName: string({ min: 1, max: 255, nonBlank: true }),
    contentType: string({ min: 1, max: 255, nonBlank: true }),
    /** Base64. */
    content: string({ min: 4, max: Math.ceil(mostContentBytes * 1.4) }),
  },
  'BinaryContent',
)
export type BinaryContent = Infer<typeof binaryContent>
