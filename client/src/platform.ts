/** Requests as bytes on the wire: envelope, signature, answer; and trying again what may be tried again. */
import { fromBase64, toBase64, utf8 } from './base64.ts'
import { type Credential, type HmacKey, hmacKey, sha256 } from './credential.ts'
import { Fault, Unreachable } from './fault.ts'
import { CreateAuthenticatedSessionToken } from './generated/methods.ts'
import type { Method, RequestOf, ResponseOf, Versions } from './method.ts'
import { decode, encodeContent } from './shape.ts'
import { child, type Element, escapeText, parse, XmlError } from './xml.ts'

export interface PlatformOptions {
  /** Address of the server, `https://health.example.org`; or the whole address of its platform, where that lies elsewhere. */
  readonly server: string | URL
  /** Address of the Shell, where people sign in; that of the server when absent. */
  readonly shell?: string | URL
  /** `fetch` of Node.js or the browser when absent. */
  readonly fetch?: typeof fetch
  /** Language of names and sentences: `en-US` when absent. */
  readonly culture?: string
  /** Milliseconds for one try; 30,000 when absent. */
  readonly timeout?: number
  /** How often something is tried that may be tried again; 3 when absent. */
  readonly tries?: number
}

export interface CallOptions<K = number> {
  /** The newest when absent. */
  readonly version?: K
  /** Ends the wait; what was asked may be done all the same. */
  readonly signal?: AbortSignal
  readonly culture?: string
}

/** Whose request it is: the element of the header that says so, and the key that signs. */
export interface Speaker {
  readonly identity: string
  readonly key?: HmacKey
}

export interface Session {
  readonly token: string
  readonly key: HmacKey
}

/** A rest that doubles with every try, and differs, so that those who failed together do not come back together. */
export const restAfter = (tried: number, signal: AbortSignal | null | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop)
        resolve()
      },
      300 * 2 ** (tried - 1) * (0.5 + Math.random()),
    )
    signal?.addEventListener('abort', stop)
  })

export class Platform {
  readonly url: string
  readonly shell: string
  readonly fetch: typeof fetch
  readonly timeout: number
  readonly tries: number
  private readonly culture: string
  /** Milliseconds that the clock of the platform is ahead of ours, once it has refused us for that. */
  private ahead = 0
  private seenAhead = 0

  constructor(options: PlatformOptions) {
    const url = new URL(options.server)
    if (url.pathname === '/') url.pathname = '/platform/wildcat.ashx'
    this.url = url.href
    this.shell = new URL('/', options.shell ?? url).href
    this.fetch = options.fetch ?? ((...args) => fetch(...args))
    this.timeout = options.timeout ?? 30_000
    this.tries = options.tries ?? 3
    this.culture = options.culture ?? 'en-US'
  }

  /** Asks a method. Throws Fault, Unreachable, or Unfit where the request is not one. */
  async ask<V extends Versions, N extends keyof V, K extends keyof V = N>(
    method: Method<V, N>,
    request: RequestOf<V, K>,
    speaker: Speaker,
    options: CallOptions<K> & { readonly record?: string | undefined } = {},
  ): Promise<ResponseOf<V, K>> {
    const version = Number(options.version ?? method.newest)
    const shapes = method.shapes[version]
    if (!shapes) throw new TypeError(`${method.name} has no version ${version}.`)
    const [asked, answered] = shapes
    const info = `<info>${encodeContent(asked, request, method.name)}</info>`
    const send = async () => {
      const body = await this.envelope(method.name, version, info, speaker, options)
      return this.post(method.name, body, options.signal)
    }
    const inTime = () =>
      send().catch((error: unknown) => {
        const ahead = error instanceof Fault && error.code === tooLate ? this.clocksDiffer() : undefined
        if (ahead === undefined) throw error
        // Refused before anything was done: with its own time it may be sent once more.
        this.ahead = ahead
        return send()
      })
    const { root, text } = await this.again(method.safe ?? false, options.signal, inTime)
    const found = child(root, 'info')
    return (answered && found ? decode(answered, found, text) : undefined) as ResponseOf<V, K>
  }

  /** Tries again, after a pause that doubles, where no answer came and asking twice does no harm. */
  async again<T>(safe: boolean, signal: AbortSignal | undefined, attempt: (tried: number) => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt(tried)
      } catch (error) {
        const passes = error instanceof Unreachable && (error.status === undefined || error.status >= 500)
        if (!safe || !passes || tried >= this.tries || signal?.aborted) throw error
        await restAfter(tried, signal)
      }
    }
  }

  /** How far ahead the platform was when it answered last; undefined where that would change nothing. */
  private clocksDiffer(): number | undefined {
    return Math.abs(this.seenAhead - this.ahead) > 60_000 ? this.seenAhead : undefined
  }

  private async envelope(
    method: string,
    version: number,
    info: string,
    { identity, key }: Speaker,
    options: { readonly record?: string | undefined; readonly culture?: string },
  ): Promise<string> {
    const record = options.record === undefined ? '' : `<record-id>${escapeText(options.record)}</record-id>`
    const hash = toBase64(await sha256(utf8(info)))
    const header =
      `<header><method>${method}</method><method-version>${version}</method-version>${record}${identity}` +
      `<culture-code>${escapeText(options.culture ?? this.culture)}</culture-code>` +
      `<msg-time>${new Date(Date.now() + this.ahead).toISOString()}</msg-time><msg-ttl>1800</msg-ttl><version>@healthkeep/client 0.1</version>` +
      `<info-hash><hash-data algName="SHA256">${hash}</hash-data></info-hash></header>`
    // Signed are the bytes from <header> to </header>.
    const auth = key ? `<auth><hmac-data algName="HMACSHA256">${await key.sign(header)}</hmac-data></auth>` : ''
    return `<wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request">${auth}${header}${info}</wc-request:request>`
  }

  private async post(method: string, body: string, signal: AbortSignal | undefined) {
    const reply = await this.reach(this.url, {
      method: 'POST',
      body,
      // A plain type, because browsers ask before they send any other one elsewhere; the platform does not look at it.
      headers: { 'content-type': 'text/plain;charset=utf-8' },
      ...(signal && { signal }),
    })
    const text = await reply.text().catch((cause: unknown) => {
      throw signal?.aborted ? signal.reason : new Unreachable('The answer broke off.', { cause })
    })
    const root = answerIn(text)
    const status = child(root, 'status')
    if (!reply.ok || !status)
      throw new Unreachable(`There is no platform at this address: it answered ${reply.status}.`, {
        status: reply.status,
      })
    const code = Number(child(status, 'code')?.text)
    this.seenAhead = Date.parse(reply.headers.get('date') ?? '') - Date.now() || 0
    if (code === 0) return { root, text }
    const message = child(child(status, 'error'), 'message')?.text ?? `Status ${code}`
    throw new Fault(code, message, method, reply.headers.get('wc_responseid') ?? undefined)
  }

  /** `fetch` with one kind of error, and a limit of time: for the whole answer, or for its beginning where its body is a stream. */
  async reach(url: string, init: RequestInit, options: { readonly stream?: boolean; readonly timeout?: number } = {}) {
    const { stream = false, timeout = this.timeout } = options
    const { signal } = init
    const watch = new AbortController()
    const timer = setTimeout(() => watch.abort(), timeout)
    const limit = stream ? watch.signal : AbortSignal.timeout(timeout)
    try {
      return await this.fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit })
    } catch (cause) {
      if (signal?.aborted) throw signal.reason
      throw new Unreachable(
        limit.aborted ? 'The platform did not answer in time.' : 'The platform cannot be reached.',
        {
          cause,
        },
      )
    } finally {
      clearTimeout(timer)
    }
  }
}

function answerIn(text: string): Element | undefined {
  try {
    return child(parse(text), 'response')
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

// Status.AUTHENTICATED_SESSION_TOKEN_EXPIRED; naming it there would bring all of the table into every bundle.
const sessionEnded = 65

/** Opens sessions of one application and renews them; requests that come at once share one. */
export class Sessions {
  readonly credential: Credential
  private readonly platform: Platform
  private opening: Promise<Session> | undefined

  constructor(platform: Platform, credential: Credential) {
    this.platform = platform
    this.credential = credential
  }

  current(): Promise<Session> {
    if (!this.opening) {
      const opening = this.open()
      this.opening = opening
      opening.catch(() => {
        if (this.opening === opening) this.opening = undefined
      })
    }
    return this.opening
  }

  /** A new session in place of one that has ended, unless somebody else has renewed it already. */
  async renewed(ended: Session): Promise<Session> {
    const current = await this.current()
    if (current === ended) this.opening = undefined
    return this.current()
  }

  /** Runs it with a session; once more when the platform says that the session has ended. Then nothing had been done. */
  async with<T>(run: (session: Session) => Promise<T>): Promise<T> {
    const session = await this.current()
    try {
      return await run(session)
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== sessionEnded) throw error
      return run(await this.renewed(session))
    }
  }

  private async open(): Promise<Session> {
    const { applicationId } = this.credential
    const id = escapeText(applicationId)
    const content = `<content><app-id>${id}</app-id><hmac>HMACSHA256</hmac><signing-time>${new Date().toISOString()}</signing-time></content>`
    const proof = await this.credential.prove(content)
    const info = `<auth-info><app-id>${id}</app-id><credential><appserver2>${proof}${content}</appserver2></credential></auth-info>`
    // The signature covers bytes, so the request is woven by hand and passed as it is.
    const method = {
      ...CreateAuthenticatedSessionToken,
      shapes: { 2: ['r', CreateAuthenticatedSessionToken.shapes[2]![1]] },
    }
    const answer = (await this.platform.ask(method as unknown as Method, info, anonymous(applicationId))) as {
      token: [{ text: string }]
      sharedSecret: string
    }
    return { token: answer.token[0].text, key: hmacKey(fromBase64(answer.sharedSecret)) }
  }
}

// Status.REQUEST_TIMED_OUT: so far behind is the clock of this device.
const tooLate = 49

export const anonymous = (applicationId: string): Speaker => ({
  identity: `<app-id>${escapeText(applicationId)}</app-id>`,
})
