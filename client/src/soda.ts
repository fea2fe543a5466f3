/** Applications that people install, on phones, desktops or in pages: each instance has a secret of its own, and its person's yes. */
import { Application, shellUrl } from './application.ts'
import { secretCredential } from './credential.ts'
import { Fault } from './fault.ts'
import { NewApplicationCreationInfo } from './generated/methods.ts'
import { anonymous, Platform, type PlatformOptions } from './platform.ts'

/** Where the instance keeps its secret: the keychain of a phone, localStorage, a file that only its person can read. */
export interface Kept {
  load(): string | null | undefined | Promise<string | null | undefined>
  save(text: string): unknown
}

export interface SodaOptions extends PlatformOptions {
  /** Id of the application as it was registered; instances get ids of their own. */
  readonly masterId: string
  readonly kept: Kept
}

export interface ConnectOptions {
  /** How the person shall know this instance again: “Ann’s phone”. */
  readonly instanceName?: string
  /** Let the person open several records; one when absent. */
  readonly severalRecords?: boolean
}

interface Instance {
  readonly applicationId: string
  readonly secret: string
  /** Turned into consent by the person; absent once that has happened. */
  readonly token?: string
  /** Milliseconds since 1970. */
  readonly madeAt: number
}

/** An instance waits seven days for its person; an address of the last hours would end while she reads. */
const waits = 6 * 86_400_000
/** Status.INVALID_APP */
const notApproved = 6

export class SodaApplication {
  readonly platform: Platform
  private readonly options: SodaOptions

  constructor(options: SodaOptions) {
    this.options = options
    this.platform = new Platform(options)
  }

  /** Where the person approves this instance; open it in a browser, or a view that shows one. */
  async connectUrl({ instanceName, severalRecords }: ConnectOptions = {}): Promise<string> {
    const { masterId } = this.options
    const instance = await this.waiting()
    return shellUrl(this.platform, 'CREATEAPPLICATION', {
      appid: masterId,
      appCreationToken: instance.token,
      instanceName: instanceName ?? 'Application',
      ismra: severalRecords ? 'true' : 'false',
    })
  }

  /** Whether the browser is where it comes to when the person has agreed; ask `connected` then. */
  isDone(url: string | URL): boolean {
    return new URL(url).href.startsWith(new URL('application/complete', this.platform.shell).href)
  }

  /**
   * The application once its person has agreed, for good; undefined before that, and when everybody has taken it back: then
   * `connectUrl` begins anew. Who the person is, `people` of the answer tells.
   */
  async connected(): Promise<Application | undefined> {
    const instance = await this.load()
    if (!instance) return undefined
    const { applicationId, secret, token, madeAt } = instance
    const application = new Application(this.platform, secretCredential(applicationId, secret))
    try {
      await application.open()
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== notApproved) throw error
      if (token === undefined) await this.forget()
      return undefined
    }
    if (token !== undefined) await this.save({ applicationId, secret, madeAt })
    return application
  }

  /** Where the person opens one more record to this instance, or changes what it may do. */
  async moreRecordsUrl(): Promise<string> {
    const instance = await this.load()
    if (!instance || instance.token !== undefined) return this.connectUrl()
    return shellUrl(this.platform, 'APPAUTH', { appid: instance.applicationId, ismra: 'true' })
  }

  /** Throws the secret away; what the person allowed stays until she takes it back in the Shell. */
  async forget(): Promise<void> {
    await this.options.kept.save('')
  }

  private async waiting(): Promise<Instance> {
    const known = await this.load()
    if (known?.token !== undefined && Date.now() - known.madeAt < waits) return known
    const { masterId } = this.options
    const made = await this.platform.ask(NewApplicationCreationInfo, {}, anonymous(masterId))
    const instance = {
      applicationId: made.appId,
      secret: made.sharedSecret,
      token: made.appToken,
      madeAt: Date.now(),
    }
    await this.save(instance)
    return instance
  }

  private async load(): Promise<Instance | undefined> {
    const text = await this.options.kept.load()
    return text ? (JSON.parse(text) as Instance) : undefined
  }

  private async save(instance: Instance): Promise<void> {
    await this.options.kept.save(JSON.stringify(instance))
  }
}

export const sodaApplication = (options: SodaOptions): SodaApplication => new SodaApplication(options)
