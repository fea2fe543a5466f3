/** What connect requests and packages have in common on the wire (shell.md §4.1, §4.2). */
import {
  boolean,
  dateTimeText,
  doc,
  guid,
  int,
  many,
  oneOf,
  optional,
  raw,
  sequence,
  string,
} from '../schema/schema.ts'

/** Lengths are ours; none are published. A blank question or answer has a status of its own (72, 73), so the shape lets it in. */
export const friendlyName = doc(
  string({ min: 1, max: 255, nonBlank: true }),
  'Shown after the right answer, so that people tell one from another: the child’s name, for example.',
)
export const question = doc(string({ max: 1000 }), 'Asked when the code was typed.')
export const answer = doc(string({ max: 255 }), 'Upper and lower case are one; white space counts.')
export const externalId = doc(string({ min: 1, max: 255 }), 'The application’s own id of the person.')
/** No vowels, so that no words come about; no S, no digits: nothing looks like something else. 20 letters give 86 bits. */
export const codeLetters = 'BCDFGHJKLMNPQRTVWXYZ'
export const codeLength = 20

/** A code without what people and their programs put between the letters: spaces, hyphens of every kind, dots; in capitals. */
export const plainCode = (text: string): string => text.replace(/[\s\p{Pd}\p{Cf}\u2212._]/gu, '').toUpperCase()

/** In groups of four, as it is printed: JKYZ-QNMN-VHRX-ZGNR-GZNH. */
export const groupedCode = (plain: string): string => plain.replace(/.{4}(?=.)/gu, '$&-')

/** As typed; what is no code is unknown (74). */
export const identityCode = doc(string({ max: 100 }), 'Twenty letters in five groups.')

/** What is said of a package when it is left, before the package itself. */
export const packageWords = {
  identityCode: optional(doc(string({ max: 100 }), 'Reserved with AllocatePackageId; without it a new one is made.')),
  friendlyName,
  question,
  externalId,
} as const
/** Uploaded with BeginPutConnectPackageBlob, and named by things in the package. */
export const streamedPackageBlobs = sequence(
  { blobInPackageRefUrl: many(string({ max: 2048 }), 1) },
  'StreamedPackageBlobs',
)

export const source = doc(
  string({ min: 1, max: 300, nonBlank: true }),
  'Who sent it, where that is not the application itself.',
)
/** Sent back in the next steps as proof that the question was answered: for one person, one code, an hour. */
export const opened = doc(string({ max: 4000 }), 'As the right answer to a package returned it.')

/** What the steps from a code to the yes, or to a package, tell; each its part (shell.md §4.1). */
export const connectStep = {
  question: optional(string()),
  isCorrectAnswer: optional(boolean()),
  numRetriesLeft: optional(int()),
  appId: optional(guid()),
  friendlyName: optional(string()),
  requestType: optional(oneOf('AppConnectRequest', 'PasswordProtectedPackage')),
  createdDate: optional(dateTimeText()),
  source: optional(source),
  package: optional(doc(raw(), 'The things of a package, opened.')),
  opened: optional(opened),
} as const
