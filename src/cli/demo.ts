import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asker, type Gate } from '../gate.ts'
import { write } from '../things/registry.ts'
import { makeCertificate } from './certificate.ts'
import { CommandError, command } from './command.ts'
import { type DemoPerson, type DemoRecord, demoFamily } from './demo/family.ts'

interface DemoPersonAnswer {
  readonly name: string
  readonly email: string
  readonly password: string
}
type DemoApp = { readonly personId: string; readonly recordIds: readonly string[]; readonly appId: string } & (
  | { readonly kind: 'soda'; readonly masterAppId: string; readonly sharedSecret: string }
  | { readonly kind: 'web'; readonly certificateThumbprint: string; readonly privateKeyPem: string }
)
interface Demo {
  readonly people: readonly DemoPersonAnswer[]
  readonly apps: readonly DemoApp[]
}

export const demo = command({
  name: 'demo',
  summary:
    'Fills an empty platform with a family, years of data and two applications; run again, it prints the same and adds nothing.',
  flags: {},
  async run({ answer, config, openPlatform, say }) {
    const { gate, services } = await openPlatform()
    const { publicUrl } = await runningAddress(config.data).catch(() => services.settings)
    const kept = join(config.data, 'demo.json')
    const made = (await remembered(kept)) ?? (await make(gate, publicUrl, say))
    if (!(await stillThere(gate, made)))
      throw new CommandError(
        `${kept} tells of a demo family that is not in this database. Remove the file to make a new one.`,
      )
    await remember(kept, made)
    const told = { platformUrl: `${publicUrl}/platform/wildcat.ashx`, shellUrl: `${publicUrl}/`, ...made }
    answer(
      told,
      [
        `Shell     ${told.shellUrl}`,
        `Platform  ${told.platformUrl}`,
        '',
        'Sign in as',
        ...made.people.map(p => `  ${p.name.padEnd(16)} ${p.email.padEnd(34)} ${p.password}`),
        '',
        ...made.apps.map(
          a =>
            `${a.kind === 'soda' ? 'Installed app' : 'Web app'} ${a.appId}, authorized for ${made.people[0]!.name}; its keys are in ${kept}`,
        ),
      ].join('\n'),
    )
  },
})

/** Where a server on the same data says that it answers. */
async function runningAddress(data: string): Promise<{ publicUrl: string }> {
  const { shell } = JSON.parse(await readFile(join(data, 'run.json'), 'utf8')) as { shell: string }
  return { publicUrl: shell.replace(/\/$/, '') }
}

async function remembered(path: string): Promise<Demo | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Demo
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new CommandError(`${path} cannot be read; remove it to make a new demo family.`)
  }
}

/** The file holds keys and passwords: for its owner only, and whole or not at all. */
async function remember(path: string, made: Demo): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

async function stillThere(gate: Gate, { apps }: Demo): Promise<boolean> {
  const ask = asker(gate, { kind: 'machine' }, 'demo')
  const { application } = await ask('GetApplicationPrivileged', { id: apps.map(a => a.appId) })
  return application.length === apps.length
}

// ---- making it

async function make(gate: Gate, publicUrl: string, say: (line: string) => void): Promise<Demo> {
  const people: DemoPersonAnswer[] = []
  let first: { token: string; records: string[] } | undefined
  for (const person of demoFamily(new Date())) {
    say(`${person.name}: ${person.records.reduce((n, r) => n + r.things.length, 0)} items`)
    const password = randomBytes(9).toString('base64url')
    const { token, records } = await makePerson(gate, person, password)
    people.push({ name: person.name, email: person.email, password })
    first ??= { token, records }
  }
  const { token, records } = first!
  return { people, apps: [await makeSoda(gate, token, records), await makeWeb(gate, token, records, publicUrl)] }
}

async function makePerson(
  gate: Gate,
  person: DemoPerson,
  password: string,
): Promise<{ token: string; records: string[] }> {
  const nobody = asker(gate, { kind: 'shell' }, 'demo')
  const [own, ...others] = person.records
  const account = await nobody('CreatePersonAccount', {
    name: person.name,
    email: person.email,
    password,
    birthDate: own!.birthDate,
    country: 'US',
    culture: 'en-US',
    timeZone: 'America/Los_Angeles',
  })
  const { token } = account
  const ask = asker(gate, { kind: 'shell', token }, 'demo')
  const records = [account.recordId]
  for (const record of others) {
    const { recordId } = await ask('CreateRecord', {
      recordInfo: { name: record.name, displayName: record.name, relType: record.relationship },
    })
    records.push(recordId)
  }
  for (const [i, record] of person.records.entries()) await fill(ask, records[i]!, record)
  return { token, records }
}

type AskShell = ReturnType<typeof asker>
/** Things in one call. */
const batch = 500

async function fill(ask: AskShell, recordId: string, record: DemoRecord): Promise<void> {
  const all = record.things.map(({ type, value, common, blobs }) => ({
    typeId: { text: type.id },
    dataXml: [{ text: write(type, value, common) }],
    signatureInfo: [],
    ...(common.tags !== undefined && { tags: common.tags }),
    ...(blobs.length > 0 && {
      blobPayload: {
        blob: blobs.map(({ name, contentType, text }) => ({
          blobInfo: { name, contentType },
          base64data: Buffer.from(text).toString('base64'),
        })),
      },
    }),
  }))
  for (let at = 0; at < all.length; at += batch)
    await ask('PutThings', { thing: all.slice(at, at + batch) }, { record: recordId, version: 2 })
}

const everything = {
  reason: [{ language: 'en', text: 'To show what an application can do with your permission.' }],
  optional: false,
  displayFlags: 0,
  permission: ['Read', 'Update', 'Create', 'Delete'] as const,
  target: [],
  exception: [],
}
const registration = {
  onlineRule: [],
  offlineRule: [everything],
  method: [],
  ipPrefix: [],
  restrictUsers: false,
  certificate: [] as string[],
}

async function consentOf(ask: AskShell, appId: string) {
  const { application } = await ask('GetApplicationPrivileged', { id: [appId] })
  const { rulesDigest, rule } = application[0]!
  const keys = rule.map(r => r.key)
  return { rulesDigest, offered: keys, accepted: keys }
}

/** Person and records as the application sees them. */
async function seenBy(ask: AskShell, appId: string, records: readonly string[]) {
  const { externalPersonId, appRecordAuth } = await ask('GetAppRecordAuthorizations', { appId })
  return {
    personId: externalPersonId,
    recordIds: records.map(id => appRecordAuth.find(r => r.recordId === id)!.externalRecordId),
  }
}

async function makeSoda(gate: Gate, token: string, records: readonly string[]): Promise<DemoApp> {
  const operator = asker(gate, { kind: 'machine' }, 'demo')
  const { id: masterAppId } = await operator('AddApplicationPrivileged', {
    appInfo: {
      ...registration,
      kind: 'SodaMaster',
      name: 'Pocket Vitals',
      description: 'Keeps the readings of your scale and cuff together on your phone.',
      authReason: 'To read your measurements and add new ones.',
    },
  })
  const instance = await asker(
    gate,
    { kind: 'anonymous', applicationId: masterAppId },
    'demo',
  )('NewApplicationCreationInfo', {})
  const ask = asker(gate, { kind: 'shell', token }, 'demo')
  await ask('AddSodaApplication', {
    masterId: masterAppId,
    sodaAppConfigWithToken: { appCreationToken: instance.appToken, name: 'Demo phone' },
    recordId: [...records],
    ...(await consentOf(ask, masterAppId)),
  })
  return {
    kind: 'soda',
    masterAppId,
    appId: instance.appId,
    sharedSecret: instance.sharedSecret,
    ...(await seenBy(ask, instance.appId, records)),
  }
}

async function makeWeb(gate: Gate, token: string, records: readonly string[], publicUrl: string): Promise<DemoApp> {
  const { certificate, thumbprint, privateKeyPem } = await makeCertificate('Family Health Journal')
  const operator = asker(gate, { kind: 'machine' }, 'demo')
  const { id: appId } = await operator('AddApplicationPrivileged', {
    appInfo: {
      ...registration,
      kind: 'Web',
      name: 'Family Health Journal',
      description: 'One place to look back on the health of a whole family.',
      authReason: 'To show the records of your family side by side.',
      actionUrl: `${publicUrl}/demo/journal`,
      onlineRule: [everything],
      certificate: [certificate.toString('base64')],
    },
  })
  const ask = asker(gate, { kind: 'shell', token }, 'demo')
  await ask('AuthorizeRecordForApplication', {
    appId,
    recordId: [...records],
    ...(await consentOf(ask, appId)),
    select: true,
  })
  return {
    kind: 'web',
    appId,
    certificateThumbprint: thumbprint,
    privateKeyPem,
    ...(await seenBy(ask, appId, records)),
  }
}
