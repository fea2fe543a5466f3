/** How a code list from a file reaches the platform: what a reader of a format yields, and what loading answers. */

/** Lines of the second file of a source are numbered from here, of the third from twice this. */
export const linesApart = 1e11

/** What stands on one line; several kinds are joined to items when all is read. */
export interface SourceRow {
  /** `item`; `synonym`, another name of the item with this code; or what `join` of the source makes items of. */
  readonly kind: string
  /** Index of the target, as text; of other kinds a key of their own. */
  readonly list: string
  readonly line: number
  readonly code: string
  readonly text: string
  readonly abbreviation?: string
  readonly infoXml?: string
  /** Other names by which a search finds it, beside text and abbreviation. */
  readonly synonyms?: readonly string[]
}

export interface LoadTarget {
  readonly family: string
  readonly name: string
  readonly version: string
  readonly language: string
  readonly description: string
}

/** How far a source has been read: number of the file in it, bytes of that file, its lines. */
export interface Place {
  readonly part: number
  readonly byteOffset: number
  readonly line: number
}

export interface Batch {
  readonly rows: readonly SourceRow[]
  /** After these rows. */
  readonly place: Place
}

export interface VocabularySource {
  /** Digest of files, format and targets: the same source goes on where it stopped. */
  readonly digest: Buffer
  readonly targets: readonly LoadTarget[]
  readonly restricted: boolean
  /** SNOMED CT keeps concepts, their names and which name is preferred in three files. */
  readonly join?: { readonly kind: 'snomed'; readonly lists: { readonly [tag: string]: readonly string[] } }
  /** Names of the files, for sentences. */
  readonly parts: readonly string[]
  read(from: Place): AsyncIterable<Batch>
  /** Told after each batch that is safe, and when reading is done. */
  progress(place: Place | 'read', rows: number): void
}

/** What is wrong with a file, in a sentence with its line. */
export class SourceError extends Error {
  override name = 'SourceError'
}

export interface LoadOutcome {
  readonly resumed: boolean
  readonly lists: readonly (LoadTarget & { readonly items: number })[]
}

export interface LoadedVocabulary extends LoadTarget {
  readonly items: number
  readonly restricted: boolean
  readonly loadedAt: string
}
