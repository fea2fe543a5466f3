/**
 * Every setting once: kind, default, one sentence. The names of variables and flags, the checks, the type and the table in
 * README.md are read from here. No other file reads the environment.
 */
import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** Sentences for the operator, one a problem. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export interface Setting<T> {
  /** In words, for the table. */
  readonly kind: string
  readonly sentence: string
  /** Shown in the table; code uses `value`. */
  readonly byDefault: string
  readonly value: T
  /** Throws a sentence part: what was expected. */
  read(text: string): T
  /** Where the name is not made from the key. */
  readonly variable?: string
  /** Never printed. */
  readonly secret?: boolean
}

/** `undefined` in the default makes a setting optional; the table then says what happens instead. */
type Given<D> = { readonly byDefault: D; readonly otherwise?: string }

function setting<T, D extends T | undefined>(
  kind: string,
  read: (text: string) => T,
  sentence: string,
  { byDefault, otherwise }: Given<D>,
  more: { variable?: string; secret?: boolean } = {},
): Setting<T | D> {
  return {
    kind,
    sentence,
    byDefault: otherwise ?? (byDefault === undefined ? '' : String(byDefault)),
    value: byDefault,
    read,
    ...more,
  }
}

const expected = (what: string): never => {
  throw new TypeError(what)
}
const text = (value: string): string => value
const path = (value: string): string => resolve(value)
const integer =
  (min: number, max: number) =>
  (value: string): number =>
    /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max
      ? Number(value)
      : expected(`a whole number from ${min} to ${max}`)
const units: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 }
const bytes = (value: string): number => {
  const [, number = '', unit = ''] =
    /^(\d+) ?([kmgt]?)(?:i?b)?$/i.exec(value) ?? expected('a size such as 512 KiB or 1GB')
  return Number(number) * units[unit.toLowerCase()]!
}
const boolean = (value: string): boolean =>
  /^(true|yes|on|1)$/i.test(value) || (/^(false|no|off|0)$/i.test(value) ? false : expected('true or false'))
const oneOf =
  <const V extends readonly string[]>(...values: V) =>
  (value: string): V[number] =>
    values.includes(value) ? value : expected(`one of ${values.join(', ')}`)
const origin = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    return expected('an address such as https://health.example.org, without a path')
  return url.origin
}
const urlOf =
  (example: string, ...protocols: string[]) =>
  (value: string): string =>
    URL.canParse(value.replace('@/', '@localhost/')) && protocols.includes(value.split(':')[0] ?? '')
      ? value
      : expected(`an address such as ${example}`)
const address = (value: string): { host: string; port: number } => {
  const [, bracketed, plain, port = ''] =
    /^(?:\[([^\]]+)\]|([^:]*)):(\d{1,5})$/.exec(value) ?? expected('host:port, such as 127.0.0.1:9464')
  if (Number(port) > 65535) expected('host:port, such as 127.0.0.1:9464')
  return { host: bracketed ?? (plain || '127.0.0.1'), port: Number(port) }
}
const mailbox = (value: string): string =>
  /^[^<>@\s]+@[^<>@\s]+$|^[^<>]+<[^<>@\s]+@[^<>@\s]+>$/.test(value)
    ? value
    : expected('a mail address such as Healthkeep <mail@example.org>')
const knownRanges = ['loopback', 'linklocal', 'uniquelocal']
const proxies = (value: string): readonly string[] => {
  const list = value.split(',').map(part => part.trim())
  for (const part of list) {
    const [ip = '', bits = '0', ...rest] = part.split('/')
    const most = isIP(ip) === 4 ? 32 : 128
    if (!knownRanges.includes(part) && (!isIP(ip) || !/^\d+$/.test(bits) || Number(bits) > most || rest.length > 0))
      expected(`addresses or networks separated by commas, such as 10.0.0.0/8, or ${knownRanges.join(', ')}`)
  }
  return list
}
const key = (value: string): Buffer => {
  const decoded = Buffer.from(value, 'base64')
  return decoded.length === 32 ? decoded : expected('32 bytes in base64 (openssl rand -base64 32 makes them)')
}

export const settings = {
  port: setting('port', integer(0, 65535), 'Where the server listens; 0 takes any free port.', { byDefault: 8080 }),
  host: setting('address', text, 'The network address to listen on; 0.0.0.0 for all.', { byDefault: '127.0.0.1' }),
  data: setting('directory', path, 'Database, blobs, key and outbox.', {
    byDefault: resolve('data'),
    otherwise: './data',
  }),
  databaseUrl: setting(
    'address',
    urlOf('postgres://user:password@host:5432/name', 'postgres', 'postgresql'),
    'A PostgreSQL server (15 or newer) to use instead of the private one.',
    { byDefault: undefined, otherwise: 'a private database in the data directory' },
    { variable: 'DATABASE_URL', secret: true },
  ),
  databaseConnections: setting(
    'number',
    integer(1, 500),
    'Connections for writing; as many again are opened for reading.',
    { byDefault: 10 },
  ),
  postgresBinaries: setting(
    'directory',
    path,
    'Where postgres and initdb are, for platforms without a packaged PostgreSQL.',
    { byDefault: undefined, otherwise: 'the packaged ones' },
  ),
  publicUrl: setting('address', origin, 'The address that people and applications use, for every link.', {
    byDefault: undefined,
    otherwise: 'http(s)://localhost:port',
  }),
  trustedProxies: setting('list', proxies, 'Proxies whose X-Forwarded-For, -Proto and -Host are believed.', {
    byDefault: undefined,
    otherwise: 'none',
  }),
  tlsCertificate: setting('file', path, 'Certificate chain in PEM; with it the server speaks HTTPS itself.', {
    byDefault: undefined,
    otherwise: 'none: plain HTTP',
  }),
  tlsKey: setting('file', path, 'Private key of the certificate in PEM.', { byDefault: undefined, otherwise: 'none' }),
  metrics: setting('host:port', address, 'Where metrics are served in the Prometheus format, at /metrics.', {
    byDefault: undefined,
    otherwise: 'off',
  }),
  logLevel: setting('word', oneOf('debug', 'info', 'warn', 'error'), 'The least that is logged.', {
    byDefault: 'info',
  }),
  smtpUrl: setting(
    'address',
    urlOf('smtps://user:password@mail.example.org', 'smtp', 'smtps'),
    'The mail server that takes our mail.',
    { byDefault: undefined, otherwise: 'none: mail only goes to the outbox directory' },
    { secret: true },
  ),
  mailFrom: setting('mail address', mailbox, 'The sender of our mail.', {
    byDefault: 'Healthkeep <healthkeep@localhost>',
  }),
  outbox: setting('directory', path, 'Where every mail is also written as a file.', {
    byDefault: undefined,
    otherwise: 'outbox in the data directory',
  }),
  instanceId: setting('text', text, 'Id of this instance, as GetServiceDefinition tells it.', { byDefault: '1' }),
  instanceName: setting('text', text, 'Name of this instance, for people.', { byDefault: 'Healthkeep' }),
  instanceDescription: setting('text', text, 'One sentence about this instance, for people.', {
    byDefault: 'A personal health record platform',
  }),
  instances: setting(
    'file',
    path,
    'JSON list of all instances of one service: id, name, description, publicUrl and the countries of each; the same file at each of them.',
    { byDefault: undefined, otherwise: 'this one alone' },
  ),
  key: setting(
    '32 bytes, base64',
    key,
    'The secret from which tokens and pseudonyms are made. Whoever loses it loses all sessions and application ids.',
    { byDefault: undefined, otherwise: 'made once; in the data directory or, with DATABASE_URL, in the database' },
    { secret: true },
  ),
  maxRequestBytes: setting('size', bytes, 'Largest XML request.', { byDefault: 16 * 2 ** 20, otherwise: '16 MiB' }),
  maxResponseBytes: setting('size', bytes, 'Largest XML answer.', { byDefault: 16 * 2 ** 20, otherwise: '16 MiB' }),
  acceptSha1: setting('true or false', boolean, 'Accept SHA-1 signatures, as older applications make them.', {
    byDefault: true,
  }),
  sessionHours: setting('number', integer(1, 8760), 'Life of a session token of an application.', { byDefault: 12 }),
  userTokenMinutes: setting(
    'number',
    integer(1, 525_600),
    'Life of the token that says who a person is to a web application, where the application sets none.',
    { byDefault: 60 },
  ),
  recordQuotaBytes: setting('size', bytes, 'Space of a new record.', { byDefault: 4 * 2 ** 30, otherwise: '4 GiB' }),
  blobs: setting('directory', path, 'Where files are kept; shared by all processes that share a database.', {
    byDefault: undefined,
    otherwise: 'blobs in the data directory',
  }),
  blobUploadHours: setting('number', integer(1, 8760), 'Life of an address for uploading a blob.', { byDefault: 48 }),
  blobDownloadMinutes: setting('number', integer(1, 525_600), 'Life of an address for downloading a blob.', {
    byDefault: 60,
  }),
  maxBlobBytes: setting('size', bytes, 'Largest blob; at most 2 GiB less one byte, for 32-bit clients.', {
    byDefault: 2 ** 30,
    otherwise: '1 GiB',
  }),
  redirectOverride: setting(
    'true or false',
    boolean,
    'Let a redirect parameter replace the action URL of an application: for development, never in production.',
    { byDefault: false },
  ),
  signUpOpen: setting('true or false', boolean, 'Let anybody make an account.', { byDefault: true }),
  signerRoots: setting(
    'file or directory',
    path,
    'Certificates (PEM) of the authorities whose signers are called verified on signed items. No revocation list is fetched.',
    { byDefault: undefined, otherwise: 'none: no signer is called verified' },
  ),
  eventsAnywhere: setting(
    'true or false',
    boolean,
    'Send events of applications to any address they name, private networks and plain http too: for development, never in production.',
    { byDefault: false },
  ),
} satisfies Readonly<Record<string, Setting<unknown>>>

type Settings = typeof settings
export type SettingName = keyof Settings
export type Config = {
  readonly [K in SettingName]: Settings[K] extends Setting<infer T> ? T : never
} & { readonly blobs: string; readonly outbox: string }

const names = Object.keys(settings) as SettingName[]
const table: Readonly<Record<SettingName, Setting<unknown>>> = settings
const words = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
export const variableOf = (name: SettingName): string =>
  table[name].variable ?? `HEALTHKEEP_${words(name).toUpperCase().replaceAll('-', '_')}`
export const flagOf = (name: SettingName): string => words(name)
const prefix = 'HEALTHKEEP_'
/** Variables of the test runs, which servers that tests start may inherit. */
const testPrefix = 'HEALTHKEEP_TEST_'

type Texts = Readonly<Record<string, string | undefined>>

/** `flags` by flag name (`public-url`), stronger than `env`. Throws a ConfigError with every problem found. */
export function readConfig(env: Texts, flags: Texts = {}): Config {
  const problems: string[] = []
  const variables = new Map(names.map(name => [variableOf(name), name]))
  for (const name of Object.keys(env))
    if (name.startsWith(prefix) && !name.startsWith(testPrefix) && !variables.has(name))
      problems.push(`There is no setting ${name}; did you mean ${nearest(name, [...variables.keys()])}?`)
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const { read, value, kind, secret } = table[name]
    const flag = flags[flagOf(name)]
    // An empty variable is one that compose files and scripts leave unset.
    const given = flag ?? (env[variableOf(name)] || undefined)
    const where = flag === undefined ? variableOf(name) : `--${flagOf(name)}`
    try {
      values[name] = given === undefined ? value : read(given.trim())
    } catch (error) {
      const shown = secret ? 'its value' : JSON.stringify(given)
      problems.push(`${where} should be ${error instanceof TypeError ? error.message : kind}, and ${shown} is not.`)
    }
  }
  if (problems.length === 0) problems.push(...contradictions(values as Config))
  if (problems.length > 0) throw new ConfigError(problems)
  const config = values as Config
  return {
    ...config,
    blobs: config.blobs ?? resolve(config.data, 'blobs'),
    outbox: config.outbox ?? resolve(config.data, 'outbox'),
  }
}

function contradictions({ tlsCertificate, tlsKey, maxBlobBytes, recordQuotaBytes }: Config): string[] {
  const found: string[] = []
  if ((tlsCertificate === undefined) !== (tlsKey === undefined))
    found.push(`${variableOf('tlsCertificate')} and ${variableOf('tlsKey')} belong together: set both, or none.`)
  if (maxBlobBytes >= 2 ** 31)
    found.push(`${variableOf('maxBlobBytes')} should be less than 2 GiB: old clients read it into 32 bits.`)
  if (maxBlobBytes > recordQuotaBytes)
    found.push(
      `${variableOf('maxBlobBytes')} is larger than ${variableOf('recordQuotaBytes')}, so such a blob never fits.`,
    )
  return found
}

/** The candidate with the fewest changed letters. */
export function nearest(word: string, candidates: readonly string[]): string {
  return [...candidates].sort((a, b) => distance(word, a) - distance(word, b))[0] ?? ''
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/** The table between the markers in README.md. */
export function settingsTable(): string {
  const rows = names.map(name => {
    const { kind, byDefault, sentence } = table[name]
    return `| \`${variableOf(name)}\` | \`--${flagOf(name)}\` | ${kind} | ${byDefault} | ${sentence} |`
  })
  return ['| variable | flag | kind | default | |', '|---|---|---|---|---|', ...rows].join('\n')
}
export const tableMarkers = ['<!-- settings -->', '<!-- /settings -->'] as const
