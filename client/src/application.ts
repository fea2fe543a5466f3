/** An application and those it acts for. */
import { type CertificateOptions, type Credential, certificateCredential } from './credential.ts'
import { GetAuthorizedPeople, GetPersonInfo, type PersonInfo } from './generated/methods.ts'
import type { Method, RequestOf, ResponseOf, Versions } from './method.ts'
import { type CallOptions, Platform, type PlatformOptions, Sessions, type Speaker } from './platform.ts'
import { type Ask, HealthRecord } from './record.ts'
import { escapeText } from './xml.ts'

/** An application that has proved, or can prove, who it is. Sessions are opened when needed and renewed when they end. */
export class Application {
  readonly id: string
  readonly platform: Platform
  private readonly sessions: Sessions

  constructor(platform: Platform, credential: Credential) {
    this.id = credential.applicationId
    this.platform = platform
    this.sessions = new Sessions(platform, credential)
  }

  /** Asks any method for the application itself, with no person behind it. */
  call<V extends Versions, N extends keyof V, K extends keyof V = N>(
    method: Method<V, N>,
    request: RequestOf<V, K>,
    options: CallOptions<K> = {},
  ): Promise<ResponseOf<V, K>> {
    return this.speak('', method, request, options)
  }

  /** Opens a session now, for those who want to know whether they can; anything else opens one by itself. */
  async open(): Promise<void> {
    await this.sessions.current()
  }

  /** The person who signed in and came back with this token (`wctoken`). */
  online(userToken: string): Person {
    return this.person(`<user-auth-token>${escapeText(userToken)}</user-auth-token>`)
  }

  /** A person who is not there, for jobs at night and for installed applications; the id is that of `PersonInfo`. */
  offline(personId: string): Person {
    const id = `<offline-person-id>${escapeText(personId)}</offline-person-id>`
    return this.person(`<offline-person-info>${id}</offline-person-info>`)
  }

  /** Everybody who opened a record to the application. */
  async *people(options: { readonly signal?: AbortSignal } = {}): AsyncGenerator<PersonInfo, void, undefined> {
    let cursor: string | undefined
    do {
      const parameters = { numResults: 200, ...(cursor !== undefined && { personIdCursor: cursor }) }
      const { responseResults } = await this.call(GetAuthorizedPeople, { parameters }, options)
      const { personInfo, moreResults } = responseResults
      yield* personInfo
      cursor = moreResults ? personInfo.at(-1)?.personId : undefined
    } while (cursor !== undefined)
  }

  private person(identity: string): Person {
    return new Person(this.platform, (method, request, options, record) =>
      this.speak(identity, method, request, { ...options, record }),
    )
  }

  private speak<V extends Versions, N extends keyof V, K extends keyof V = N>(
    person: string,
    method: Method<V, N>,
    request: RequestOf<V, K>,
    options: CallOptions<K> & { readonly record?: string | undefined },
  ): Promise<ResponseOf<V, K>> {
    return this.sessions.with(({ token, key }) => {
      const identity = `<auth-session><auth-token>${token}</auth-token>${person}</auth-session>`
      return this.platform.ask<V, N, K>(method, request, { identity, key } satisfies Speaker, options)
    })
  }
}

type AskFor = <V extends Versions, N extends keyof V, K extends keyof V = N>(
  method: Method<V, N>,
  request: RequestOf<V, K>,
  options: CallOptions<K>,
  record?: string,
) => Promise<ResponseOf<V, K>>

export class Person {
  /** Asks any method for the person. */
  readonly call: Ask
  private readonly platform: Platform
  private readonly ask: AskFor

  constructor(platform: Platform, ask: AskFor) {
    this.platform = platform
    this.ask = ask
    this.call = (method, request, options = {}) => ask(method, request, options)
  }

  /** Name, ids, and the records that the person opened to the application. */
  async info(options: CallOptions<1> = {}): Promise<PersonInfo> {
    return (await this.call(GetPersonInfo, {}, options)).personInfo
  }

  record(id: string): HealthRecord {
    return new HealthRecord(id, this.platform, (method, request, options = {}) =>
      this.ask(method, request, options, id),
    )
  }
}

export interface WebApplicationOptions extends PlatformOptions, CertificateOptions {}

/** An application on the web, or a job of one: it proves itself with its private key, which must stay on your server. */
export function webApplication(options: WebApplicationOptions): WebApplication {
  return new WebApplication(new Platform(options), certificateCredential(options))
}

export interface SignInOptions {
  /** Comes back with the person, as `actionQuery`. */
  readonly actionQuery?: string
  /** Where to, instead of the action URL; only below it, except where the server is set up for development. */
  readonly redirect?: string
  /** Let the person open several records; one when absent. */
  readonly severalRecords?: boolean
}

export class WebApplication extends Application {
  /** Where to send a person who shall sign in and open a record to the application. */
  signInUrl(options: SignInOptions = {}): string {
    const { actionQuery, redirect, severalRecords } = options
    return this.shellUrl('AUTH', {
      appid: this.id,
      redirect,
      actionqs: actionQuery,
      ismra: severalRecords ? 'true' : undefined,
    })
  }

  /** Where to send a person who wants to sign out, with the token that is to end. */
  signOutUrl(userToken?: string): string {
    return this.shellUrl('APPSIGNOUT', { appid: this.id, credtoken: userToken })
  }

  /** Any place of the Shell, by the names of its targets: SHARERECORD, VIEWITEMS, HELP. */
  shellUrl(target: string, query: { readonly [name: string]: string | undefined }): string {
    return shellUrl(this.platform, target, query)
  }
}

export function shellUrl(
  { shell }: Platform,
  target: string,
  query: { readonly [name: string]: string | undefined },
): string {
  const inner = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) inner.set(name, value)
  return `${new URL('redirect.aspx', shell).href}?${new URLSearchParams({ target, targetqs: inner.toString() })}`
}

export interface Return {
  /** `AppAuthSuccess`, `AppAuthReject`, `SignOut` and others. */
  readonly target: string
  /** For `online`; keep it as you keep a session. */
  readonly userToken: string | undefined
  /** How long the token lives, in seconds. */
  readonly tokenSeconds: number | undefined
  readonly actionQuery: string | undefined
}

/** What a person brings back to the action URL, from the query or the form that came. */
export function readReturn(came: URL | URLSearchParams | string): Return {
  const query =
    came instanceof URL
      ? came.searchParams
      : typeof came === 'string'
        ? new URLSearchParams(came.replace(/^[^?]*\?/, ''))
        : came
  const get = (wanted: string) => [...query].find(([name]) => name.toLowerCase() === wanted)?.[1]
  const seconds = Number(get('suggestedtokenttl'))
  return {
    target: get('target') ?? '',
    userToken: get('wctoken') || undefined,
    tokenSeconds: seconds > 0 ? seconds : undefined,
    actionQuery: get('actionqs'),
  }
}
