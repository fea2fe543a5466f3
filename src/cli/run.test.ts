import { expect, test } from 'vitest'
import { silent } from '../logs.ts'
import { type AnyCommand, CommandError, command, list, oneOf, required, toggle, value } from './command.ts'
import { commands } from './commands.ts'
import { type Assembly, overview, run } from './run.ts'

const heard: unknown[] = []
const table: readonly AnyCommand[] = [
  command({
    name: 'greet',
    summary: 'Says hello.',
    operands: ['NAME', '[GREETING]'],
    flags: {
      loud: toggle('Louder.'),
      inTongue: value('TONGUE', 'The language.'),
      also: list('NAME', 'Somebody else.'),
      kind: oneOf(['short', 'long'], 'How long.'),
    },
    async run({ answer, flags, operands, config }) {
      heard.push({ flags, operands, port: config.port })
      answer({ hello: operands[0] }, `Hello ${operands[0]}`)
    },
  }),
  command({
    name: 'app create',
    summary: 'Makes one.',
    flags: { name: required('NAME', 'Its name.') },
    run: async () => {},
  }),
  command({ name: 'app list', summary: 'Lists them.', flags: {}, run: async () => {} }),
  command({
    name: 'fail',
    summary: 'Fails.',
    flags: {},
    async run({ openDatabase, exit }) {
      exit(3)
      await openDatabase()
      throw new CommandError('It cannot be done today.')
    },
  }),
]

let closed = 0
const never = async () => {
  throw new Error('not in this test')
}
const assembly: Assembly = {
  version: '1.2.3',
  root: '/',
  log: () => silent,
  openDatabase: async () => ({ url: '', kind: 'embedded', beside: false, close: async () => void closed++ }),
  openStore: never,
  openPlatform: never,
  startServer: never,
}
async function typed(line: string, env: Record<string, string> = {}) {
  const out: string[] = []
  const err: string[] = []
  const streams = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) }
  const argv = line.split(' ').filter(Boolean)
  const code = await run(argv, env, table, assembly, new AbortController().signal, streams)
  return { code, out: out.join('').trim(), err: err.join('').trim() }
}

test('a command gets its flags, its operands and the settings', async () => {
  expect(await typed('greet Ann --loud --in-tongue=de --also Ben --also Cleo --port 99')).toEqual({
    code: 0,
    out: 'Hello Ann',
    err: '',
  })
  expect(heard.at(-1)).toEqual({
    flags: { loud: true, inTongue: 'de', also: ['Ben', 'Cleo'], kind: undefined },
    operands: ['Ann'],
    port: 99,
  })
})

test('settings come from the environment too', async () => {
  await typed('greet Ann', { HEALTHKEEP_PORT: '77' })
  expect(heard.at(-1)).toMatchObject({ port: 77 })
})

test('with --json the answer, and also a refusal, is JSON', async () => {
  expect((await typed('--json greet Ann')).out).toBe('{"hello":"Ann"}')
  expect(await typed('greet --json')).toEqual({
    code: 2,
    out: '{"error":"healthkeep greet needs NAME; see healthkeep greet --help."}',
    err: '',
  })
})

test('wrong words are answered with the nearest right ones', async () => {
  const said = async (line: string, env = {}) => (await typed(line, env)).err
  expect(await said('gret Ann')).toBe('There is no command gret; did you mean greet?')
  expect(await said('greet Ann --lowd')).toBe('There is no flag --lowd; did you mean --loud?')
  expect(await said('app')).toBe('healthkeep app needs one more word: app create, app list.')
  expect(await said('app create')).toBe('healthkeep app create needs --name NAME: Its name.')
  expect(await said('greet Ann hello there')).toBe('healthkeep greet does not know what to do with there.')
  expect(await said('greet Ann --kind tiny')).toBe('tiny is none of short, long.')
  expect(await said('greet Ann --port')).toBe('--port needs a value.')
  expect(await said('greet Ann', { HEALTHKEEP_PROT: '1' })).toContain('did you mean HEALTHKEEP_PORT?')
})

test('what a command opened is closed, also when it fails', async () => {
  closed = 0
  expect(await typed('fail')).toEqual({ code: 1, out: '', err: 'It cannot be done today.' })
  expect(closed).toBe(1)
})

test('help names commands, flags and settings', async () => {
  expect((await typed('')).out).toContain('greet NAME [GREETING]  Says hello.')
  const help = (await typed('greet --help')).out
  expect(help).toMatch(/--in-tongue TONGUE\s+The language\./)
  expect(help).toMatch(/--public-url\s+The address/)
  expect((await typed('--version')).out).toBe('1.2.3')
})

test('every command has a name of its own and flags that are no settings', () => {
  expect(new Set(commands.map(c => c.name)).size).toBe(commands.length)
  expect(overview(commands)).toContain('start')
})
