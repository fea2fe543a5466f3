/** What a page of the Shell is: the visit it is handed, what it may answer, and the forms that people send. */
import type { Readable } from 'node:stream'
import type { ReactNode } from 'react'
import type { AllMethods } from '../../gate.ts'
import type { Ask, ResponseOf } from '../../protocol/method.ts'
import type { KnownInstance } from '../../protocol/service.ts'
import type { LimitKind } from './limits.ts'
import type { TypedCode } from './typed-code.ts'
import type { Formats } from './words/format.ts'
import type { Words } from './words/words.ts'

export type ShellAsk = Ask<AllMethods>
type Account = ResponseOf<AllMethods['GetPersonInfoPrivileged']['contract']>
/** The person who is signed in, as the Shell shows them. */
export type SignedIn = Account['person']
/** A record that the person holds, with the name that this person gave it. */
export type HeldRecord = Account['record'][number]

/** The operator who is signed in, with the mask. */
export type SignedInOperator = ResponseOf<AllMethods['GetOperatorInfo']['contract']>

export type Theme = 'system' | 'light' | 'dark'
export interface Flash {
  readonly tone: 'good' | 'info' | 'bad'
  readonly text: string
}

/** Everything a page knows about the request. Pages reach data through `ask` and nothing else. */
export interface Visit {
  readonly ask: ShellAsk
  /** For the page that has just begun a session: asks as the person of that session. */
  askAs(token: string): ShellAsk
  readonly words: Words
  readonly format: Formats
  readonly culture: string
  readonly requestId: string
  /** Path and query, for links back to here. */
  readonly here: string
  /** The path alone. */
  readonly pathname: string
  readonly method: 'GET' | 'POST'
  readonly params: { readonly [name: string]: string }
  readonly query: URLSearchParams
  /** Absent: nobody is signed in. */
  readonly person?: SignedIn
  /** Whose pages these are: the frame around them, and who can be signed in. */
  readonly area: 'people' | 'operators'
  /** The operator who is signed in; only on pages of operators, and never together with a person. */
  readonly operator?: SignedInOperator
  /** Records of the person that can be opened now, the own one first. */
  readonly records: readonly HeldRecord[]
  /** The record of `:record` in the path; otherwise the one the person last looked at. */
  readonly record?: HeldRecord
  /** Goes into every form. */
  readonly csrf: string
  readonly flash?: Flash
  readonly theme: Theme
  /** The code that this browser is on its way with. */
  readonly typedCode?: TypedCode
  readonly settings: ShellSettings
  /** Address of a built asset by its source name: `passkeys.js`, `main.css`. */
  asset(name: string): string
  /** Counts a try from this address, and of this account when named: the seconds to wait, 0 when it may go on. */
  limit(kind: LimitKind, account?: string): Promise<number>
}

export interface ShellSettings {
  /** Origin for all absolute addresses, without a trailing slash. */
  readonly publicUrl: string
  readonly instance: { readonly id: string; readonly name: string; readonly description: string }
  /** Applications may name another way back than the registered one: never in production (shell.md §2.1). */
  readonly topology: readonly KnownInstance[]
  readonly redirectOverride: boolean
  readonly signUpOpen: boolean
  readonly maxBlobBytes: number
}

// ---- what a page may answer

/** A session to begin (secret for the cookie; `stay`: beyond the closing of the browser), or null to end it. */
export type SessionChange = { readonly token: string; readonly seconds: number; readonly stay: boolean } | null

interface Carries {
  readonly flash?: Flash
  readonly session?: SessionChange
  /** A session of an operator to begin (the secret for their cookie), or null to end it. */
  readonly operatorSession?: string | null
  /** Taken along to the next page; null: done with. The end of a session ends it too, unless it is named here. */
  readonly typedCode?: TypedCode | null
}
export type Outcome =
  | ({ readonly outcome: 'see-other'; readonly to: string } & Carries)
  | ({ readonly outcome: 'hop'; readonly to: string; readonly afterForm?: boolean } & Carries)
  | { readonly outcome: 'again'; readonly problems: Problems; readonly message?: string; readonly status?: number }
  | { readonly outcome: 'not-found' }
  | {
      readonly outcome: 'raw'
      readonly status: number
      readonly headers: { readonly [name: string]: string }
      readonly body: Readable | Buffer | string
    }

/** Where to go after a change; 303, so that reload does not send the form again. Paths of this site only. */
export const seeOther = (to: string, carries: Carries = {}): Outcome => ({ outcome: 'see-other', to, ...carries })
/**
 * Go to an address that may leave this site. After a form it is a small page that refreshes itself, since a redirect would
 * be held against `form-action` by the browser; after GET it is a plain 302. `afterForm`: this GET may itself be where a form
 * was redirected to, so it needs the small page too.
 */
export const hop = (to: string, carries: Carries & { readonly afterForm?: boolean } = {}): Outcome => ({
  outcome: 'hop',
  to,
  ...carries,
})
/** On to an address that `next` named after signing in: it may be the start of a way back to an application. */
export const onward = (to: string, carries: Carries = {}): Outcome =>
  to.startsWith('/redirect.aspx') ? hop(to, carries) : seeOther(to, carries)
/** The same page again with what was typed and a sentence at each field; nothing was changed. Status 422. */
export const again = (problems: Problems, message?: string, status?: number): Outcome => ({
  outcome: 'again',
  problems,
  ...(message !== undefined && { message }),
  ...(status !== undefined && { status }),
})
export const notFound = (): Outcome => ({ outcome: 'not-found' })
/** An answer that is no page: a download, JSON for an island. */
export const raw = (
  body: Readable | Buffer | string,
  headers: { readonly [name: string]: string },
  status = 200,
): Outcome => ({
  outcome: 'raw',
  status,
  headers,
  body,
})
export const json = (value: unknown, status = 200): Outcome =>
  raw(JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' }, status)

export const isOutcome = (x: object): x is Outcome => 'outcome' in x

// ---- a page

/**
 * `person` (the default): sign in first. `anyone`: with or without. `signed-out`: people who are signed in go home.
 * `operator` and `operator-signed-out`: the same for operators, on pages below /operator and on no other.
 */
export type PageAccess = 'person' | 'anyone' | 'signed-out' | 'operator' | 'operator-signed-out'

/** One file a page, always in this order: path, access?, load, act?, Page. */
export interface PageModule {
  /** A Fastify pattern made by `paths.ts`. `:record` names a record that the person holds, or the answer is 404. */
  readonly path: string
  readonly access?: PageAccess
  /**
   * Posts may come from other sites and from programs, without a token (CREATEACCOUNT and CREATERECORD, shell.md §2.5; the
   * button of a mail program). Such a post is handled as if nobody were signed in, so it can prefill a form and change
   * nothing but what a secret in its address lets change.
   */
  readonly foreign?: boolean
  /** `form`: what was posted, when the page is shown again because of it. */
  readonly load?: (visit: Visit, form?: Form) => Promise<object | Outcome>
  /** Answers POST. */
  readonly act?: (visit: Visit, form: Form) => Promise<Outcome>
  /** Answers POST of a form with files; parts come one after another and are not kept. */
  readonly receive?: (visit: Visit, parts: AsyncIterable<UploadPart>) => Promise<Outcome>
  // Each page types its own props by its load; the door hands on what load answered.
  readonly Page?: (props: never) => ReactNode
}

/** The props of a page: what its `load` gives when it is not an outcome. `formAction` adds origins that its forms may reach; `pageStatus` is the HTTP status, 200 when absent. */
export type Props<L extends (...a: never[]) => Promise<object>> = Exclude<Awaited<ReturnType<L>>, Outcome>

export type UploadPart =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly fileName: string
      readonly contentType: string
      readonly stream: Readable & { readonly truncated?: boolean }
    }

// ---- forms

/** A sentence by field name; the empty name is about the form as a whole. */
export type Problems = { readonly [field: string]: string }

/** What came with a form. */
export class Form {
  readonly #values: URLSearchParams
  constructor(values: URLSearchParams) {
    this.#values = values
  }
  /** Trimmed; empty when absent. Not for passwords. */
  text(name: string): string {
    return (this.#values.get(name) ?? '').trim()
  }
  /** As typed. */
  secret(name: string): string {
    return this.#values.get(name) ?? ''
  }
  all(name: string): readonly string[] {
    return this.#values.getAll(name)
  }
  has(name: string): boolean {
    return this.#values.has(name)
  }
  get names(): readonly string[] {
    return [...new Set(this.#values.keys())]
  }
  get values(): URLSearchParams {
    return this.#values
  }
}

/** What the parts of a form show again after `again`. */
export interface FormState {
  readonly values?: URLSearchParams
  readonly problems: Problems
  readonly message?: string
}
export const freshForm: FormState = { problems: {} }

/** A path of this site, or the fallback: never an open redirect. */
export function localPath(text: string | null | undefined, fallback: string): string {
  if (!text?.startsWith('/') || text.startsWith('//') || text.length > 4000) return fallback
  // A backslash or a control character would be read as another host by some browsers.
  return /[\\\u0000-\u001f\u007f]/.test(text) ? fallback : text
}
