import { doc, string } from '../schema/schema.ts'

/** Empty is an answer of its own (142), so the shape lets it in. */
export const alternateId = doc(
  string({ max: 255 }),
  'The application’s own name for a person and a record; upper and lower case differ.',
)
