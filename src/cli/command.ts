/** What a command of the command line is, and what it is handed. One file a command; `commands.ts` lists them. */
import type { Config } from '../config.ts'
import type { Log } from '../logs.ts'
import type { Platform } from '../platform.ts'
import type { BlobStore } from '../store/blobs.ts'
import type { Db } from '../store/db.ts'

// ---- flags

export interface Flag<T = unknown> {
  readonly kind: 'switch' | 'value' | 'list'
  /** Stands for the value in the help text. */
  readonly placeholder: string
  readonly sentence: string
  readonly required: boolean
  read(texts: readonly string[]): T
}
export type Flags = Readonly<Record<string, Flag>>
export type FlagValues<F extends Flags> = { readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never }

export const toggle = (sentence: string): Flag<boolean> => ({
  kind: 'switch',
  placeholder: '',
  sentence,
  required: false,
  read: texts => texts.length > 0,
})
export const value = (placeholder: string, sentence: string): Flag<string | undefined> => ({
  kind: 'value',
  placeholder,
  sentence,
  required: false,
  read: texts => texts.at(-1),
})
export const required = (placeholder: string, sentence: string): Flag<string> => ({
  kind: 'value',
  placeholder,
  sentence,
  required: true,
  read: texts => texts.at(-1) ?? '',
})
/** May be given several times. */
export const list = (placeholder: string, sentence: string): Flag<readonly string[]> => ({
  kind: 'list',
  placeholder,
  sentence,
  required: false,
  read: texts => texts,
})
export const oneOf = <const V extends readonly string[]>(values: V, sentence: string): Flag<V[number] | undefined> => ({
  kind: 'value',
  placeholder: values.join('|'),
  sentence,
  required: false,
  read(texts) {
    const given = texts.at(-1)
    if (given !== undefined && !values.includes(given))
      throw new UsageError(`${given} is none of ${values.join(', ')}.`)
    return given
  },
})

// ---- the command

export interface Command<F extends Flags = Flags> {
  /** One word or two: `backup`, `app create`. */
  readonly name: string
  readonly summary: string
  /** Names of the arguments that are no flags, in order; `[NAME]` may be absent. */
  readonly operands?: readonly string[]
  /** camelCase keys; `publicKey` is typed as --public-key. */
  readonly flags: F
  run(context: Context<F>): Promise<void>
}
export const command = <F extends Flags>(shape: Command<F>): Command<F> => shape

/** As the table holds them: each command types its own flags, the parser only passes on what it read by them. */
export interface AnyCommand {
  readonly name: string
  readonly summary: string
  readonly operands?: readonly string[]
  readonly flags: Flags
  run(context: never): Promise<void>
}

export interface Context<F extends Flags = Flags> {
  /** Throws a ConfigError when the settings are wrong. */
  readonly config: Config
  readonly flags: FlagValues<F>
  readonly operands: readonly string[]
  readonly log: Log
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal
  readonly version: string
  /** Root of the installed package. */
  readonly root: string
  /** The answer: one JSON value with --json, else the text. */
  answer(json: unknown, text: string): void
  /** Progress, on stderr; nothing with --json. */
  say(line: string): void
  /** How far it is: drawn over the last one on a terminal; elsewhere a line when `step` is true. */
  progress(line: string, step: boolean): void
  /** Ends the process with this code once the command is done. */
  exit(code: number): void
  /** The running server's database, or our own for the time of the command. Closed when the command is done. */
  openDatabase(): Promise<Database>
  /** The same with its tables up to date, the blobs and the key. */
  openStore(): Promise<Store>
  /** The inside of the house: `asker(platform.gate, …)` asks it. */
  openPlatform(): Promise<Platform>
  startServer(): Promise<Running>
}

export interface Database {
  readonly url: string
  readonly kind: 'embedded' | 'server'
  /** True when a running server owns it. */
  readonly beside: boolean
  close(): Promise<void>
}

export interface Store extends Database {
  readonly db: Db
  readonly blobs: BlobStore
  readonly key: Buffer
}

export interface Running {
  readonly shell: string
  readonly platform: string
  /** Directory of mail files. */
  readonly outbox: string
  readonly metrics?: string
  stop(): Promise<void>
}

/** A wrong word on the command line; the sentence says which would be right. */
export class UsageError extends Error {
  override name = 'UsageError'
}
/** A command that could not do what was asked, for a reason that a person can mend. */
export class CommandError extends Error {
  override name = 'CommandError'
}
