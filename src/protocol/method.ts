/** What a platform method is: its contract, and the types that handlers, doors and clients read from it. */
import type { Infer, Sequence } from '../schema/schema.ts'

/**
 * Who may call (wire.md §2.3). Each level includes the ones after it:
 * `anonymous` the application is named but unproved; `app` the application proved itself; `person` a person stands behind
 * it, online or offline; `shell` the Shell itself, with a signed-in person; `shell-anonymous` the Shell, nobody signed in.
 *
 * Those who look after the platform stand apart: `operator` an operator whose mask names the method, or the command line on the
 * machine itself; `operator-self` any operator, about themselves; `machine` that command line alone.
 */
export type CallerKind =
  | 'anonymous'
  | 'app'
  | 'person'
  | 'shell'
  | 'shell-anonymous'
  | 'operator'
  | 'operator-self'
  | 'machine'
/** What the method does with the record named in the header; 'none' ignores a record id. */
export type RecordUse = 'none' | 'read' | 'write' | 'optional'

export interface Version {
  readonly request: Sequence
  /** Absent: a void method, answered without <wc:info>. */
  readonly response?: Sequence
  /** Last part of the namespace of the answer, where it is not the bare method name (wire.md §1.6). */
  readonly responseName?: string
}

export interface Contract<V extends { readonly [version: number]: Version } = { readonly [version: number]: Version }> {
  readonly name: string
  /** Other names that real clients send. */
  readonly aliases?: readonly string[]
  /** One sentence for the documentation. */
  readonly summary: string
  /** `private` methods answer only inside the process; over the wire they are 11. */
  readonly visibility: 'public' | 'private'
  readonly access: {
    readonly caller: CallerKind
    readonly record: RecordUse
    /** Operators whose mask names it may call it too. */
    readonly operators?: true
  }
  /** Field of the request with the id of whom or what it is about, for the audit of operators; of a list, the only one. */
  readonly about?: string
  /** Asked with every page of an operator, so that it is no deed to be noted. */
  readonly unnoted?: true
  /** Group of the method mask (shell.md §3.1); x-BaseMethods when absent. */
  readonly group?: string
  readonly versions: V
}

export const method = <const V extends { readonly [version: number]: Version }>(contract: Contract<V>): Contract<V> =>
  contract

/** The group of methods that belong to no other, in a mask. */
export const baseMethods = 'x-BaseMethods'

/** Does a list of methods and groups, as applications are set up with, hold the method? */
export const covered = (mask: readonly string[], { name, group }: Contract): boolean =>
  mask.includes(name) || mask.includes(group ?? baseMethods)

type Void = Record<string, never>
/** The request of any version of the method; `version` is told by the context. */
export type RequestOf<C> =
  C extends Contract<infer V>
    ? { [K in keyof V]: V[K] extends { request: infer R } ? Infer<R> : never }[keyof V]
    : never
export type ResponseOf<C> =
  C extends Contract<infer V>
    ? {
        [K in keyof V]: V[K] extends { response: infer R } ? (R extends Sequence ? Infer<R> : Void) : Void | undefined
      }[keyof V]
    : never

/** A set of methods by wire name. */
export type Methods = { readonly [name: string]: { readonly contract: Contract } }
export type Ask<M extends Methods> = <N extends keyof M & string>(
  name: N,
  request: RequestOf<M[N]['contract']>,
  options?: AskOptions,
) => Promise<ResponseOf<M[N]['contract']>>

export interface AskOptions {
  /** Newest when absent. */
  readonly version?: number
  /** The record as the caller knows it: pseudonymous for applications, real for the Shell. */
  readonly record?: string
  readonly culture?: string
}
