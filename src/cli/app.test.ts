import { createPrivateKey } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, openSession, type World } from '../../test/world.ts'
import { silent } from '../logs.ts'
import type { ApplicationShape } from '../protocol/consent.ts'
import { makeCertificate } from './certificate.ts'
import { commands } from './commands.ts'
import { readRules } from './rules.ts'
import { type Assembly, run } from './run.ts'

let world: World
let folder: string
beforeAll(async () => {
  world = await createWorld()
  folder = await mkdtemp(join(tmpdir(), 'healthkeep-app-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await world.close()
})

const never = async () => {
  throw new Error('not in this test')
}
async function typed(...argv: string[]) {
  const assembly: Assembly = {
    version: '1',
    root: '/',
    log: () => silent,
    openDatabase: never,
    openStore: never,
    openPlatform: async () => ({ ...world.platform, close: async () => {} }),
    startServer: never,
  }
  const said = { out: [] as string[], err: [] as string[] }
  const streams = { out: (text: string) => void said.out.push(text), err: (text: string) => void said.err.push(text) }
  const code = await run(argv, {}, commands, assembly, new AbortController().signal, streams)
  return { code, out: said.out.join(''), err: said.err.join('') }
}
/** What the commands print with --json. */
type Printed = ApplicationShape & {
  readonly privateKeyPem: string
  readonly thumbprint: string
  readonly personId: string
}
async function json(...argv: string[]): Promise<{ code: number; value: Printed }> {
  const { code, out } = await typed(...argv, '--json')
  return { code, value: JSON.parse(out) as Printed }
}
const send = async (body: string) =>
  (
    await world.server.inject({
      method: 'POST',
      url: '/platform/wildcat.ashx',
      payload: body,
      headers: { 'content-type': 'text/xml' },
    })
  ).body

describe('app', () => {
  test('create and update take the domain of its mailboxes, and refuse what is none', async () => {
    const site = ['--action-url', 'https://care.example/', '--types', 'weight']
    const { value } = await json('app', 'create', '--name', 'Care', ...site, '--domain', 'Care.example')
    expect(value).toMatchObject({ domainName: 'care.example' })
    expect((await json('app', 'update', value.id, '--name', 'Care 2')).value).toMatchObject({
      domainName: 'care.example',
    })
    expect((await json('app', 'update', value.id, '--domain', 'mail.care.example')).value.domainName).toBe(
      'mail.care.example',
    )
    const { code, err } = await typed('app', 'update', value.id, '--domain', 'care example')
    expect([code, err]).toEqual([1, expect.stringContaining('must be a name such as example.org')])
  })

  test('create --generate-key registers an application whose printed key opens a session', async () => {
    const { code, value } = await json(
      'app',
      'create',
      '--name',
      'Steady',
      '--action-url',
      'https://steady.example/hv',
      '--types',
      'weight,blood-pressure',
      '--permissions',
      'read,create',
      '--why',
      'To draw it',
      '--offline',
      '--generate-key',
    )
    expect(code).toBe(0)
    expect(value).toMatchObject({ name: 'Steady', kind: 'Web', state: 'Active', certificate: [{ state: 'Active' }] })
    expect(value.rule.map(r => r.key)).toEqual(['Online:#1', 'Offline:#1'])
    expect(value.rule[0]!.rule).toMatchObject({
      permission: ['Read', 'Create'],
      reason: [{ language: 'en', text: 'To draw it' }],
    })
    expect(value.rule[0]!.rule.target[0]!.type).toHaveLength(2)
    const app = { applicationId: value.id, key: createPrivateKey(value.privateKeyPem), thumbprint: value.thumbprint }
    expect((await openSession(send, app)).token).not.toBe('')
    // Shown once: no other command prints it.
    expect((await typed('app', 'show', value.id)).out).not.toContain('PRIVATE KEY')
    expect((await json('app', 'list', '--name', 'steady')).value).toMatchObject([{ id: value.id }])

    expect((await json('app', 'disable', value.id)).value).toEqual({ id: value.id, state: 'Suspended' })
    await expect(openSession(send, app)).rejects.toThrow('6')
    await typed('app', 'enable', value.id)
    expect((await openSession(send, app)).token).not.toBe('')
    await typed('app', 'disable', value.id, '--for-good')
    const refused = await typed('app', 'enable', value.id)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('113')])
  })

  test('events tells how its subscriptions fare; without any it says so', async () => {
    const { value } = await json(
      'app',
      'create',
      '--name',
      'Hears',
      '--action-url',
      'https://hears.example/',
      '--all-types',
    )
    expect((await typed('app', 'events', value.id)).out).toContain('no subscriptions')
    expect((await json('app', 'events', value.id)).value).toEqual([])
  })

  test('update changes what is named and leaves the rest; a certificate comes from a PEM file', async () => {
    const { value } = await json(
      'app',
      'create',
      '--name',
      'Old name',
      '--action-url',
      'https://old.example/',
      '--all-types',
      '--generate-key',
    )
    const file = join(folder, 'app.pem')
    const { certificate } = await makeCertificate('Second')
    await writeFile(
      file,
      `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
    )
    const after = await json(
      'app',
      'update',
      value.id,
      '--name',
      'New name',
      '--certificate',
      file,
      '--token-ttl',
      '3600',
    )
    expect(after.value).toMatchObject({ name: 'New name', actionUrl: 'https://old.example/', tokenTtlSeconds: 3600 })
    expect(after.value.certificate).toHaveLength(2)
    expect(after.value.rule).toHaveLength(1)
  })

  test('rules come from files, as JSON or as AuthXml', async () => {
    const online = join(folder, 'online.json')
    await writeFile(
      online,
      JSON.stringify([
        { types: ['weight'], permissions: ['read'], why: { en: 'Because', de: 'Darum' } },
        { name: 'meds', optional: true, displayFlags: 1, types: 'medication', from: '2024-01-01' },
      ]),
    )
    const offline = join(folder, 'offline.xml')
    await writeFile(
      offline,
      '<?xml version="1.0"?><auth><rules><rule name="w"><reason xml:lang="en-US">Scale</reason><permission>All</permission><target-set><date-range><date-min>2020-01-01T00:00:00Z</date-min></date-range><type-id>3d34d87e-7fc1-4153-800f-f56592cb0d17</type-id></target-set></rule></rules></auth>',
    )
    const { value } = await json(
      'app',
      'create',
      '--name',
      'Files',
      '--action-url',
      'https://f.example/',
      '--online-rules',
      online,
      '--offline-rules',
      offline,
    )
    expect(value.rule.map(r => r.key)).toEqual(['Online:#1', 'Online:meds', 'Offline:w'])
    expect(value.rule[1]!.rule).toMatchObject({
      optional: true,
      displayFlags: 1,
      target: [{ date: [{ from: '2024-01-01T00:00:00' }] }],
    })
    expect(value.rule[2]!.rule).toMatchObject({
      permission: ['Read', 'Create', 'Update', 'Delete'],
      target: [{ date: [{ from: '2020-01-01T00:00:00' }] }],
    })
  })

  test('an installed application needs no certificate and asks offline only', async () => {
    const { value } = await json('app', 'create', '--kind', 'soda', '--name', 'Pocket', '--all-types')
    expect(value).toMatchObject({ kind: 'SodaMaster', certificate: [] })
    expect(value.rule.map(r => r.key)).toEqual(['Offline:#1'])
    expect(
      (await typed('app', 'create', '--kind', 'soda', '--name', 'Pocket', '--all-types', '--generate-key')).code,
    ).toBe(2)
  })

  test.each([
    [['app', 'create', '--name', 'X', '--action-url', 'https://x.example/'], 2, 'Say what it asks for'],
    [
      ['app', 'create', '--name', 'X', '--action-url', 'https://x.example/', '--types', 'weigth'],
      2,
      'did you mean weight?',
    ],
    [
      [
        'app',
        'create',
        '--name',
        'X',
        '--action-url',
        'https://x.example/',
        '--types',
        'weight',
        '--permissions',
        'look',
      ],
      2,
      'no permission',
    ],
    [['app', 'create', '--name', 'X', '--action-url', 'ftp://x.example/', '--all-types'], 1, 'https://'],
    [
      [
        'app',
        'create',
        '--name',
        'X',
        '--action-url',
        'https://x.example/',
        '--all-types',
        '--certificate',
        '/nowhere',
      ],
      2,
      'cannot be read',
    ],
    [
      [
        'app',
        'create',
        '--name',
        'X',
        '--action-url',
        'https://x.example/',
        '--all-types',
        '--certificate',
        '/etc/hostname',
      ],
      1,
      '63',
    ],
    [['app', 'show', 'x'], 2, 'no application id'],
    [['app', 'show', '11111111-1111-1111-1111-111111111111'], 1, 'There is no application'],
  ] as [string[], number, string][])('%j is refused with a sentence', async (argv, code, sentence) => {
    const answer = await typed(...argv)
    expect([answer.code, answer.err]).toEqual([code, expect.stringContaining(sentence)])
  })
})

describe('account', () => {
  test('create makes a person who can sign in; list shows it', async () => {
    const { code, value } = await json(
      'account',
      'create',
      '--name',
      'Ann Baker',
      '--email',
      'ann.cli@example.org',
      '--birth-date',
      '1985-03-27',
      '--generate-password',
    )
    expect(code).toBe(0)
    expect(Object.keys(value)).toEqual(['personId', 'recordId', 'email', 'password'])
    expect((await json('account', 'list', '--match', 'ANN.CLI')).value).toMatchObject([
      { personId: value.personId, email: 'ann.cli@example.org', records: 1 },
    ])
    const twice = await typed(
      'account',
      'create',
      '--name',
      'Ann',
      '--email',
      'ann.cli@example.org',
      '--birth-date',
      '1985-03-27',
      '--generate-password',
    )
    expect(twice.code).toBe(1)
    expect(
      (await typed('account', 'create', '--name', 'Ann', '--email', 'a@example.org', '--birth-date', '1985-03-27'))
        .code,
    ).toBe(2)
  })
})

test.each([
  ['{}', 'a list of rules is expected'],
  ['[{"typse":"weight"}]', 'did you mean types?'],
  ['[{"types":"weight","from":"yesterday"}]', 'must be a day'],
  ['[{"types":"weight","name":"much-too-long-a-name"}]', '16 characters'],
  ['[', 'rules.json'],
  ['<auth><rules><rule></rule></rules></auth>', 'permission'],
])('rules %s are refused with the place', (text, sentence) => {
  expect(() => readRules('rules.json', text)).toThrow(sentence)
})

describe('directory', () => {
  test('put reads an entry from XML, list shows it, remove takes it out; mistakes are sentences', async () => {
    const { value } = await json('app', 'create', '--kind', 'soda', '--name', 'Listed', '--all-types')
    const file = join(folder, 'entry.xml')
    const entry = (over = '') =>
      `<application-directory-item><id>${value.id}</id><name>Listed</name><categories><category><value>Fitness</value><type>directory-category-activities</type></category></categories><short-description>Counts</short-description>${over}<directory-state>1</directory-state></application-directory-item>`
    await writeFile(file, entry())
    expect((await typed('directory', 'put', file)).out).toContain('Listed stands in the directory.')
    expect((await typed('directory', 'list')).out).toContain(`${value.id}  application  Listed`)
    await writeFile(file, entry('<info-url>javascript:alert(1)</info-url>'))
    expect((await typed('directory', 'put', file)).err).toContain('INVALID_DIRECTORY_ITEM')
    await writeFile(file, entry('<no-such/>'))
    expect((await typed('directory', 'put', file)).err).toContain('no-such')
    await writeFile(file, '<something/>')
    expect((await typed('directory', 'put', file)).err).toContain('application-directory-item or device-directory-item')
    expect((await typed('directory', 'remove', value.id)).out).toContain('gone')
    expect((await typed('directory', 'remove', value.id)).code).not.toBe(0)
    expect((await typed('directory', 'remove', 'x')).err).toContain('no id')
  })
})

test('app create --child-method makes a master, and app update keeps it one', async () => {
  const { value } = await json(
    ...['app', 'create', '--name', 'Clinics', '--action-url', 'https://clinics.example/hv', '--all-types'],
    ...['--child-method', 'x-BaseMethods', '--child-method', 'ConnectPackage', '--child-source', 'clinic'],
  )
  const expected = { method: ['x-BaseMethods', 'ConnectPackage'], meaningfulUseSource: ['clinic'] }
  expect(value.childrenMay).toEqual(expected)
  expect((await typed('app', 'show', value.id)).out).toContain('x-BaseMethods, ConnectPackage')
  const changed = await json('app', 'update', value.id, '--description', 'Many clinics')
  expect(changed.value.childrenMay).toEqual(expected)
  const alone = await typed('app', 'update', value.id, '--child-source', 'other')
  expect(alone.err).toContain('--child-method')
})
