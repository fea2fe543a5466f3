/** What connect requests and packages have in common on the wire (shell.md §4.1, §4.2). */
import { doc, string } from '../schema/schema.ts'

/** Lengths are ours; none are published. A blank question or answer has a status of its own (72, 73), so the shape lets it in. */
export const friendlyName = doc(
  string({ min: 1, max: 255, nonBlank: true }),
  'Shown after the right answer, so that people tell one from another: the child’s name, for example.',
)
export const question = doc(string({ max: 1000 }), 'Asked when the code was typed.')
export const answer = doc(string({ max: 255 }), 'Upper and lower case are one; white space counts.')
export const externalId = doc(string({ min: 1, max: 255 }), 'The application’s own id of the person.')
/** As typed; what is no code is unknown (74). */
export const identityCode = doc(string({ max: 100 }), 'Twenty letters in five groups.')
