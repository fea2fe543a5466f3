/**
 * One JSON line an event, on stderr. Only fixed sentences and named fields get in; addresses lose their query, mail addresses
 * their name, and errors whose message may quote what people wrote lose the message: a log holds no health data.
 */

export const levels = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof levels)[number]
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  debug(message: string, fields?: Fields, error?: unknown): void
  info(message: string, fields?: Fields, error?: unknown): void
  warn(message: string, fields?: Fields, error?: unknown): void
  error(message: string, fields?: Fields, error?: unknown): void
}

export interface LogOptions {
  readonly level?: Level
  readonly write?: (lines: string) => void
  readonly now?: () => Date
}

export function createLog({ level = 'info', write = toStderr, now = () => new Date() }: LogOptions = {}): Log {
  const least = levels.indexOf(level)
  const at =
    (name: Level) =>
    (message: string, fields: Fields = {}, error?: unknown): void => {
      if (levels.indexOf(name) < least) return
      const line: Record<string, unknown> = { time: now().toISOString(), level: name, message: scrubbed(message) }
      for (const [key, value] of Object.entries(fields))
        if (value !== undefined) line[key] = typeof value === 'string' ? scrubbed(value) : value
      if (error !== undefined) line.error = described(error)
      write(`${JSON.stringify(line)}\n`)
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export const silent: Log = createLog({ write: () => {} })

/** Lines are gathered for a moment: a write per request costs more than some requests. */
let waiting = ''
let timer: NodeJS.Timeout | undefined
function toStderr(line: string): void {
  waiting += line
  if (waiting.length > 16_384) flush()
  else if (!timer) timer = setTimeout(flush, 20).unref()
}
function flush(): void {
  clearTimeout(timer)
  timer = undefined
  const lines = waiting
  waiting = ''
  if (lines) process.stderr.write(lines)
}
process.on('exit', flush)

const scrubbed = (text: string): string =>
  text
    .replace(/(?<=[\w/])\?[^\s"']*=[^\s"']*/g, '?…')
    .replace(/[^\s<>@"'/:=]+@(?=[^\s<>@"']+\.[^\s<>@"']+|localhost)/g, '…@')

/** Errors of the language and the system speak of names and numbers; all others may quote values. */
const plainSpoken = new Set(['TypeError', 'ReferenceError', 'RangeError', 'AssertionError'])

interface Description {
  readonly name: string
  readonly code?: string
  readonly message?: string
  /** What PostgreSQL calls the thing it objects to. */
  readonly about?: string
  readonly stack?: readonly string[]
  readonly cause?: Description
}

export function described(error: unknown): Description {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, syscall, routine, table, column, constraint } = error as Error & Readonly<Record<string, unknown>>
  const system = typeof syscall === 'string'
  const about = [table, column, constraint, routine].filter(part => typeof part === 'string')
  const stack = error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 12)
    .map(line => line.trim())
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    ...((plainSpoken.has(error.name) || system) && { message: scrubbed(error.message) }),
    ...(about.length > 0 && { about: about.join(' ') }),
    ...(stack && { stack }),
    ...(error.cause instanceof Error && { cause: described(error.cause) }),
  }
}
