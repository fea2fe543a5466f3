/** The guide holds what it says: every file of it is type-checked, run by Node.js, and prints what its comments promise. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newEventKey } from '../../client/src/events.ts'
import { dateTime, Weight } from '../../client/src/things.ts'
import { startEventCourier } from '../../src/couriers/notify.ts'
import { type Here, here, nearby } from './here.ts'
import { agree } from './soda-consent.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const source = `${root}client/src`
const guide = await readFile(`${root}client/README.md`, 'utf8')
const blocks = [...guide.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
const files = blocks.map(text => ({ name: /^\/\/ (\S+\.ts)\n/.exec(text)?.[1] ?? '', text }))

let ann: Here
let folder: string
let masterId: string
const running: ChildProcess[] = []
beforeAll(async () => {
  ann = await here()
  ;({ masterId } = await ann.world.soda())
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-guide-'))
  await mkdir(join(folder, 'demo-data'))
  // As `healthkeep demo` writes it.
  const web = { appId: ann.applicationId, privateKeyPem: ann.privateKey, certificateThumbprint: ann.thumbprint }
  await writeFile(join(folder, 'demo-data/demo.json'), JSON.stringify({ apps: [{ masterAppId: masterId }, web] }))
  for (const { name, text } of files) await writeFile(join(folder, name), text)
  const alias = Object.fromEntries(
    ['things', 'methods', 'blobs', 'soda', 'events', 'packages'].map(name => [
      `@healthkeep/client/${name}`,
      `${source}/${name}.ts`,
    ]),
  )
  await build({
    entryPoints: files.map(({ name }) => join(folder, name)),
    outdir: join(folder, 'run'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { ...alias, '@healthkeep/client': `${source}/index.ts` },
    plugins: [
      {
        name: 'where the test listens',
        setup: ({ onLoad }) =>
          onLoad({ filter: /healthkeep-guide.*\.ts$/ }, async ({ path }) => ({
            contents: (await readFile(path, 'utf8')).replaceAll('http://localhost:8080', ann.origin),
            loader: 'ts',
          })),
      },
    ],
  })
  // Addresses of blobs are told as the world knows itself.
  await writeFile(
    join(folder, 'nearby.mjs'),
    `const inner = fetch; globalThis.fetch = (url, init) => inner(String(url).replace('http://localhost:8080', '${ann.origin}'), init)`,
  )
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill()
})
afterAll(async () => {
  await ann.world.close()
  await rm(folder, { recursive: true, force: true })
})

/** Starts a file of the guide; lines come as they are printed. */
function start(name: string, env: Record<string, string> = {}) {
  const script = join(folder, 'run', name.replace(/\.ts$/, '.mjs'))
  const child = spawn(process.execPath, ['--import', join(folder, 'nearby.mjs'), script], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let errors = ''
  child.stderr!.on('data', text => (errors += text))
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  return {
    line: async () => {
      const { value, done } = await lines.next()
      if (done) throw new Error(`${name} has ended: ${errors}`)
      return value as string
    },
    async rest() {
      const all: string[] = []
      for await (const line of { [Symbol.asyncIterator]: () => lines }) all.push(line)
      expect(errors).toBe('')
      return all
    },
  }
}

test('every snippet names its file', () => {
  expect(files.length).toBeGreaterThan(8)
  for (const { name } of files) expect(name).toMatch(/^\w+\.ts$/)
})

test('the compiler finds no mistake in them, as strict as we are ourselves', async () => {
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: `${root}tsconfig.json`,
      compilerOptions: {
        lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
        typeRoots: [`${root}node_modules/@types`],
        paths: { '@healthkeep/client': [`${source}/index.ts`], '@healthkeep/client/*': [`${source}/*.ts`] },
        rewriteRelativeImportExtensions: false,
        allowImportingTsExtensions: true,
      },
      include: ['*.ts'],
      exclude: [],
    }),
  )
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const compiler = spawn('npx', ['tsc', '-p', folder], { cwd: root })
  let said = ''
  compiler.stdout.on('data', text => (said += text))
  await new Promise(done => compiler.on('close', done))
  expect(said).toBe('')
})

const promised = (text: string): string[] =>
  text
    .split('\n')
    .filter(line => line.includes('console.log(') && line.includes(' // '))
    .flatMap(line => line.split(' // ').slice(1))
const toRead = files.filter(({ text }) => promised(text).length > 0)

test.each(toRead)('$name prints what it promises', async ({ name, text }) => {
  expect(await start(name).rest()).toEqual(promised(text))
})

test('web.ts sends people to the Shell and greets them when they are back', async () => {
  const site = start('web.ts', { PORT: '0' })
  const port = (await site.line()).replace('Listening on ', '')
  const away = await fetch(`http://localhost:${port}/`, { redirect: 'manual' })
  expect(away.headers.get('location')).toContain(`${ann.origin}/redirect.aspx?target=AUTH`)
  const back = new URLSearchParams({ target: 'AppAuthSuccess', wctoken: await ann.userToken() })
  const greeted = await fetch(`http://localhost:${port}/back?${back}`)
  expect(await greeted.text()).toBe('Hello Ann. You opened this many records to us: 1')
  const no = await fetch(`http://localhost:${port}/back?target=AppAuthReject`)
  expect(await no.text()).toContain('that is fine')
})

test('phone.ts waits for its person', async () => {
  const phone = start('phone.ts')
  const url = (await phone.line()).replace('Open ', '')
  await agree(ann.world, masterId, url)
  expect(await phone.rest()).toEqual(['Ann agreed.'])
  // The next start needs nobody.
  expect(await start('phone.ts').rest()).toEqual(['Ann agreed.'])
})

test('events.ts is told of a new weight', async () => {
  const { services } = ann.world.platform
  const courier = await startEventCourier(services)
  const hook = start('events.ts', { PORT: '0', EVENT_KEY: newEventKey() })
  await hook.line()
  const app = ann.client({ fetch: nearby(ann.origin) })
  const record = app.offline(ann.seen.personId).record(ann.seen.recordId)
  await record.put(Weight, { when: dateTime('2026-12-01'), value: { kg: 71 } })
  await courier.run()
  expect(await hook.line()).toBe('71 kg')
  await courier.close()
})
