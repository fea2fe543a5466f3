/** Reads a command line by the table of commands, and runs the command. */

import type { Config } from '../config.ts'
import { ConfigError, flagOf, nearest, readConfig, type SettingName, settings, variableOf } from '../config.ts'
import type { Log } from '../logs.ts'
import type { Platform } from '../platform.ts'
import { BackupError } from '../store/backup.ts'
import { ClusterError } from '../store/cluster.ts'
import { MigrateError } from '../store/migrate.ts'
import {
  type AnyCommand,
  CommandError,
  type Context,
  type Database,
  type Flags,
  type Running,
  type Store,
  UsageError,
} from './command.ts'

/** What main.ts puts together; the command line decides when. */
export interface Assembly {
  readonly version: string
  readonly root: string
  log(config: Config | undefined): Log
  openDatabase(config: Config, log: Log, holder: string): Promise<Database>
  openStore(config: Config, log: Log, holder: string): Promise<Store>
  openPlatform(config: Config, log: Log, holder: string): Promise<Platform>
  startServer(config: Config, log: Log, holder: string): Promise<Running>
}

export interface Streams {
  out(text: string): void
  err(text: string): void
  /** A person looks at stderr: lines may be drawn over. */
  readonly terminal?: boolean
}

const settingNames = Object.keys(settings) as SettingName[]
const settingFlags = new Map(settingNames.map(name => [flagOf(name), name]))

interface Parsed {
  readonly command: AnyCommand | undefined
  readonly operands: readonly string[]
  /** Of the command, by key. */
  readonly flags: Readonly<Record<string, unknown>>
  /** Settings, by flag name. */
  readonly settings: Readonly<Record<string, string>>
  readonly json: boolean
  readonly help: boolean
  readonly version: boolean
}

const words = (key: string): string => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

export function parse(argv: readonly string[], commands: readonly AnyCommand[]): Parsed {
  const { command, rest } = findCommand(argv, commands)
  const known = new Map(Object.entries(command?.flags ?? {}).map(([key, flag]) => [words(key), { key, flag }]))
  const texts = new Map<string, string[]>()
  const given: Record<string, string> = {}
  const operands: string[] = []
  const switches = { json: false, help: false, version: false }
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i]!
    if (word === '--') {
      operands.push(...rest.slice(i + 1))
      break
    }
    if (word === '-h') switches.help = true
    else if (!word.startsWith('--')) operands.push(word)
    else {
      const [name = '', inline] = word.slice(2).split(/=(.*)/s)
      const own = known.get(name)
      // A command may have a version of its own to ask for.
      if (name in switches && !own) switches[name as keyof typeof switches] = true
      else if (own?.flag.kind === 'switch') texts.set(own.key, ['true'])
      else if (own || settingFlags.has(name)) {
        const text = inline ?? rest[++i]
        if (text === undefined) throw new UsageError(`--${name} needs a value.`)
        if (own) texts.set(own.key, [...(texts.get(own.key) ?? []), text])
        else given[name] = text
      } else {
        const guess = nearest(name, [...known.keys(), ...Object.keys(switches), ...settingFlags.keys()])
        throw new UsageError(`There is no flag --${name}; did you mean --${guess}?`)
      }
    }
  }
  const asked = switches.help || switches.version
  const flags = command && !asked ? readFlags(command, texts) : {}
  if (command && !asked) checkOperands(command, operands)
  return { command, operands, flags, settings: given, ...switches }
}

/** The command with the longest name that the line begins with; flags may stand before it. */
function findCommand(argv: readonly string[], commands: readonly AnyCommand[]) {
  const at = argv.findIndex(word => !word.startsWith('-'))
  if (at < 0) return { command: undefined, rest: argv }
  const [one = '', two = ''] = argv.slice(at)
  const exact = commands.find(c => c.name === `${one} ${two}`) ?? commands.find(c => c.name === one)
  if (exact) {
    const taken = exact.name.split(' ').length
    return { command: exact, rest: [...argv.slice(0, at), ...argv.slice(at + taken)] }
  }
  const group = commands.filter(c => c.name.startsWith(`${one} `)).map(c => c.name)
  if (group.length > 0) throw new UsageError(`healthkeep ${one} needs one more word: ${group.join(', ')}.`)
  const guess = nearest(
    one,
    commands.map(c => c.name),
  )
  throw new UsageError(`There is no command ${one}; did you mean ${guess}?`)
}

function readFlags(command: AnyCommand, texts: ReadonlyMap<string, string[]>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [key, flag] of Object.entries(command.flags)) {
    const given = texts.get(key) ?? []
    if (flag.required && given.length === 0)
      throw new UsageError(`healthkeep ${command.name} needs --${words(key)} ${flag.placeholder}: ${flag.sentence}`)
    values[key] = flag.read(given)
  }
  return values
}

function checkOperands({ name, operands: wanted = [] }: AnyCommand, operands: readonly string[]): void {
  const missing = wanted[operands.length]
  if (missing !== undefined && !missing.startsWith('['))
    throw new UsageError(`healthkeep ${name} needs ${missing}; see healthkeep ${name} --help.`)
  if (operands.length > wanted.length)
    throw new UsageError(`healthkeep ${name} does not know what to do with ${operands[wanted.length]}.`)
}

/** Returns the exit code: 0 done, 1 not done, 2 not understood. */
export async function run(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  commands: readonly AnyCommand[],
  assembly: Assembly,
  signal: AbortSignal,
  streams: Streams,
): Promise<number> {
  const json = argv.includes('--json')
  let drawn = false
  /** Takes away a line of progress before another line is written. */
  const wipe = () => {
    if (drawn) streams.err('\r\x1b[2K')
    drawn = false
  }
  const fail = (error: unknown): number => {
    wipe()
    const sentence = sentenceOf(error) ?? (signal.aborted ? 'It was interrupted before it was done.' : undefined)
    if (sentence === undefined) throw error
    if (json) streams.out(`${JSON.stringify({ error: sentence })}\n`)
    else streams.err(`${sentence}\n`)
    return error instanceof UsageError || error instanceof ConfigError ? 2 : 1
  }
  const opened: { close(): Promise<void> }[] = []
  try {
    const parsed = parse(argv, commands)
    if (parsed.version) {
      streams.out(json ? `${JSON.stringify({ version: assembly.version })}\n` : `${assembly.version}\n`)
      return 0
    }
    if (parsed.help || !parsed.command) {
      streams.out(parsed.command ? helpFor(parsed.command) : overview(commands))
      return 0
    }
    const { command } = parsed
    let code = 0
    let config: Config | undefined
    let log: Log | undefined
    const holder = `healthkeep ${command.name} (process ${process.pid})`
    const keep = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
      const thing = await opening
      opened.push(thing)
      return thing
    }
    const context: Context = {
      get config() {
        config ??= readConfig(env, parsed.settings)
        return config
      },
      get log() {
        log ??= assembly.log(config)
        return log
      },
      flags: parsed.flags,
      operands: parsed.operands,
      signal,
      version: assembly.version,
      root: assembly.root,
      answer: (value, text) => {
        wipe()
        streams.out(json ? `${JSON.stringify(value)}\n` : `${text}\n`)
      },
      say: line => {
        wipe()
        if (!json) streams.err(`${line}\n`)
      },
      progress: (line, step) => {
        if (json) return
        if (streams.terminal) streams.err(`\r\x1b[2K${line}`)
        else if (step) streams.err(`${line}\n`)
        drawn = streams.terminal === true
      },
      exit: wanted => {
        code = wanted
      },
      openDatabase: () => keep(assembly.openDatabase(context.config, context.log, holder)),
      openStore: () => keep(assembly.openStore(context.config, context.log, holder)),
      openPlatform: () => keep(assembly.openPlatform(context.config, context.log, holder)),
      startServer: async () => {
        const running = await assembly.startServer(context.config, context.log, holder)
        opened.push({ close: () => running.stop() })
        return running
      },
    }
    await command.run(context as never)
    return code
  } catch (error) {
    return fail(error)
  } finally {
    for (const thing of opened.reverse()) await thing.close()
  }
}

/** Errors that are sentences for people; everything else is a defect of ours. */
function sentenceOf(error: unknown): string | undefined {
  const spoken = [UsageError, CommandError, ConfigError, ClusterError, MigrateError, BackupError]
  return spoken.some(kind => error instanceof kind) ? (error as Error).message : undefined
}

// ---- help

export function overview(commands: readonly AnyCommand[]): string {
  const lines = commands.map(c => [synopsis(c), c.summary] as const)
  return `healthkeep, a personal health record platform

${columns(lines)}

Every command takes --json, --help, and the settings as flags or variables (healthkeep start --help).
`
}

const synopsis = ({ name, operands = [] }: AnyCommand): string => [name, ...operands].join(' ')

function helpFor(command: AnyCommand): string {
  const own = flagLines(command.flags)
  const all = settingNames.map(name => {
    const { kind, byDefault, sentence } = settings[name]
    return [`--${flagOf(name)}`, `${sentence} ${variableOf(name)}; ${kind}${byDefault && `; ${byDefault}`}.`] as const
  })
  return `healthkeep ${synopsis(command)}

${command.summary}
${own.length > 0 ? `\n${columns(own)}\n` : ''}
Settings:
${columns(all)}
`
}

const flagLines = (flags: Flags) =>
  Object.entries(flags).map(
    ([key, { placeholder, sentence }]) => [`--${words(key)} ${placeholder}`.trim(), sentence] as const,
  )

function columns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([left]) => left.length))
  return lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}
