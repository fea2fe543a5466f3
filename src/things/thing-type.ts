/** What a thing type is: the declaration that every file beside this one makes, and what it becomes. */
import type { Chart } from '../schema/chart.ts'
import { encode } from '../schema/codec.ts'
import { type Column, type ColumnChoice, columns } from '../schema/columns.ts'
import type { Moment } from '../schema/moment.ts'
import { walk } from '../schema/path.ts'
import type { Infer, Sequence } from '../schema/schema.ts'
import type { XmlElement } from '../xml/parse.ts'
import type { Common } from './base/common.ts'

/** The list thingtype-categories; which type is in which is our own choice. */
export type Category =
  | 'Conditions'
  | 'Custom Data'
  | 'Files'
  | 'Fitness'
  | 'Health History'
  | 'Measurements'
  | 'Medications'
  | 'Personal Profile'

interface About {
  /** Lower case; the id alone tells the version (data.md §1). */
  readonly id: string
  /** As people call it; what HealthVault calls it in English. */
  readonly name: string
  /** For headings of lists; the name with an s when absent. */
  readonly plural?: string
  /** Name of the one element in data-xml. */
  readonly root: string
  /** Target namespace of the published schema. */
  readonly namespace: string
  /** File name of the published schema; the root and .xsd when absent. */
  readonly xsdFile?: string
  /** One sentence for people. */
  readonly summary: string
  readonly category: Category
  /** What its blobs hold: the default blob has the name ''. */
  readonly blobs?: string
  /** Where the data tells the names of its blobs, and names that it has without saying; there is no default blob then. */
  readonly blobNames?: BlobNames
}

export interface BlobNames {
  /** Dotted paths. */
  readonly paths: readonly string[]
  readonly always?: readonly string[]
}

export interface Declaration<S extends Sequence> extends About {
  /** 1 when absent. */
  readonly version?: number
  readonly data: S
  /** Key of the field that dates the thing; without one it is dated by its creation. */
  readonly effectiveDate?: keyof S['fields'] & string
  /** Key of the field that ends its being active (data.md §3). */
  readonly updatedEndDate?: keyof S['fields'] & string
  /** At most one in a record. */
  readonly singleton?: true
  readonly immutable?: true
  readonly uncreatable?: true
  /** False where instances cannot be made read-only (data.md §5). */
  readonly allowReadonly?: false
  /** False where a thing cannot be hidden from every application. */
  readonly personalFlag?: false
  /** Dotted paths, with what differs from the derived. */
  readonly columns: readonly (string | ColumnChoice)[]
  /** Pattern of the one line that stands for a thing: see schema/summary.ts. The first words when absent. */
  readonly line?: string
  readonly chart?: Chart
  /** A plausible thing of nobody. */
  readonly sample: Infer<S>
}

/** A document of another standard, kept whole: CCR, CCD, CDA. */
export interface ForeignDeclaration extends About {
  /** XPath of the date, as GetThingType publishes it; without one it is dated by its creation. */
  readonly datePath?: string
  readonly date?: (root: XmlElement) => Moment | undefined
  /** Children without which it is not such a document, in any order. */
  readonly requires: readonly string[]
  /** One line that stands for the document. */
  readonly title: (root: XmlElement) => string
  /** Who wrote it and whom it is about, in the words of the document; '' where it does not say. */
  readonly author: (root: XmlElement) => string
  readonly subject: (root: XmlElement) => string
  /** Whether such a document among files is kept as one, and not as a file (data.md §16). Never, when absent. */
  readonly recognised?: (root: XmlElement) => boolean
  readonly sampleXml: string
  /** False where it may be replaced by another document. */
  readonly immutable?: false
}

declare const typeOf: unique symbol

export interface ThingType<T = unknown> {
  readonly [typeOf]?: T
  readonly id: string
  readonly name: string
  readonly plural: string
  readonly root: string
  readonly namespace: string
  readonly version: number
  /** Id of the oldest version; only groups (data.md §11). */
  readonly familyId: string
  /** Oldest first; one array for the family. */
  readonly versions: readonly ThingType[]
  readonly summary: string
  readonly category: Category
  readonly singleton: boolean
  readonly immutable: boolean
  readonly uncreatable: boolean
  readonly allowReadonly: boolean
  readonly personalFlag: boolean
  readonly effectiveDatePath?: string
  readonly updatedEndDatePath?: string
  readonly columns: readonly Column[]
  readonly line?: string
  readonly chart?: Chart
  readonly blobs?: string
  readonly blobNames?: BlobNames
  /** Absent for documents of other standards. */
  readonly data?: Sequence
  /** Keys in `data` of the two dates. */
  readonly effectiveDate?: string
  readonly updatedEndDate?: string
  readonly foreign?: Pick<
    Required<ForeignDeclaration>,
    'date' | 'requires' | 'title' | 'author' | 'subject' | 'recognised'
  >
  /** The element of data-xml, without common. */
  readonly sampleXml: string
  readonly xsdFile: string
}

/** What conversions work on: the value of the root, and what stands behind it. */
export interface Held<T> {
  readonly value: T
  readonly common: Common
}

/** One step in a chain. `at` is the effective date of the thing, for versions that cannot do without a date. */
interface Step<Old, New> {
  readonly upgrade: (old: Held<Old>) => Held<New>
  readonly downgrade: (new_: Held<New>, at: string | undefined) => Held<Old>
}

interface Family {
  familyId: string
  versions: ThingType[]
}

/** A type that knows its shape, for those who import it by name. */
export interface Native<S extends Sequence> extends ThingType<Infer<S>> {
  readonly data: S
}

export function thingType<const S extends Sequence>(d: Declaration<S>): Native<S> {
  const {
    plural = `${d.name}s`,
    version = 1,
    xsdFile = `${d.root}.xsd`,
    effectiveDate,
    updatedEndDate,
    sample,
    ...rest
  } = d
  let sampleXml: string | undefined
  const type: Native<S> = {
    ...rest,
    plural,
    version,
    xsdFile,
    familyId: d.id,
    versions: [],
    singleton: d.singleton ?? false,
    immutable: d.immutable ?? false,
    uncreatable: d.uncreatable ?? false,
    allowReadonly: d.allowReadonly ?? true,
    personalFlag: d.personalFlag ?? true,
    ...(effectiveDate === undefined ? {} : { effectiveDate, effectiveDatePath: pathTo(d.root, d.data, effectiveDate) }),
    ...(updatedEndDate === undefined
      ? {}
      : { updatedEndDate, updatedEndDatePath: pathTo(d.root, d.data, updatedEndDate) }),
    columns: columns(d.data, d.root, d.columns),
    get sampleXml() {
      sampleXml ??= encode(d.data, d.root, sample)
      return sampleXml
    },
  }
  return alone(type)
}

export function foreign(d: ForeignDeclaration): ThingType<string> {
  const {
    plural = `${d.name}s`,
    xsdFile = `${d.root}.xsd`,
    datePath,
    date = () => undefined,
    requires,
    title,
    author,
    subject,
    recognised = () => false,
    ...rest
  } = d
  return alone<ThingType<string>>({
    ...rest,
    plural,
    xsdFile,
    version: 1,
    familyId: d.id,
    versions: [],
    singleton: false,
    immutable: d.immutable ?? true,
    uncreatable: false,
    allowReadonly: true,
    personalFlag: true,
    ...(datePath !== undefined && { effectiveDatePath: datePath }),
    columns: [],
    foreign: { date, requires, title, author, subject, recognised },
  })
}

/** Makes `newer` the version after `older`, with the way between them (data.md §12). */
export function chain<Old, N extends ThingType>(
  older: ThingType<Old>,
  newer: N,
  step: Step<Old, N extends ThingType<infer New> ? New : never>,
): N {
  const family = older as ThingType<Old> & Family
  family.versions.push(newer)
  Object.assign(newer, { familyId: family.familyId, versions: family.versions })
  steps.set(newer, step as Step<unknown, unknown>)
  return newer
}

const steps = new WeakMap<ThingType, Step<unknown, unknown>>()
/** The way between a type and the version before it. */
export function stepTo(newer: ThingType): Step<unknown, unknown> {
  const step = steps.get(newer)
  if (!step) throw new Error(`${newer.name} ${newer.version} has no older version`)
  return step
}

function alone<T extends ThingType>(type: T): T {
  ;(type.versions as ThingType[]).push(type)
  return type
}

const pathTo = (root: string, data: Sequence, key: string) => `/${root}/${walk(data, key)[0]!.name}`
