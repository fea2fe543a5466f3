import { readFile } from 'node:fs/promises'
import type { ApplicationShape, RegistrationShape, RuleShape } from '../protocol/consent.ts'
import { isGuidText } from '../protocol/guid.ts'
import { makeCertificate } from './certificate.ts'
import { CommandError, command, type FlagValues, list, oneOf, required, toggle, UsageError, value } from './command.ts'
import { asOperator, type OperatorAsk } from './operator.ts'
import { plainRule, readPermissions, readRules, readType } from './rules.ts'

const described = {
  description: value('TEXT', 'What it does, for the consent page.'),
  reason: value('TEXT', 'Why it asks people for their data, in its own words; shown on top of the consent page.'),
  actionUrl: value('URL', 'Where people come back to; a web application needs it.'),
  privacyUrl: value('URL', 'Its privacy statement; ACTION-URL?target=Privacy when absent.'),
  termsUrl: value('URL', 'Its terms; ACTION-URL?target=ServiceAgreement when absent.'),
  onlineRules: value('FILE', 'Rules while people use it: JSON, or XML as in AuthXml.'),
  offlineRules: value('FILE', 'Rules without them.'),
  types: value('LIST', 'Instead of files: one rule on these kinds of data, such as weight,blood-pressure.'),
  allTypes: toggle('Instead of files: one rule on everything.'),
  permissions: value('LIST', 'Of that one rule: read,create,update,delete; all when absent.'),
  offline: toggle('That one rule holds without the person too; for installed applications always.'),
  why: value('TEXT', 'Reason of that one rule, shown on the consent page.'),
  certificate: list('FILE', 'X.509 certificate with the public key, PEM or DER; may be given several times.'),
  generateKey: toggle('Makes a key pair and a certificate; the private key is printed once and kept nowhere.'),
  tokenTtl: value('SECONDS', 'Keeps people signed in to it for so long.'),
  method: list('NAME', 'It may call these methods or groups only; may be given several times.'),
  childMethod: list(
    'NAME',
    'It makes child applications, and they may call these methods or groups at most; may be given several times.',
  ),
  childSource: list('NAME', 'Its children may name their data so in reports of Meaningful Use; with --child-method.'),
  domain: value('NAME', 'Answers to its messages go to mailboxes there; without it, it cannot write to people.'),
  ip: list('CIDR', 'It may call from these networks only; may be given several times.'),
  restrictUsers: oneOf(['yes', 'no'], 'Admits only people whom it named with AuthorizeApplication.'),
  acceptSha1: oneOf(['yes', 'no'], 'SHA-1 in its signatures; as the server is set when absent.'),
} as const
type Described = FlagValues<typeof described>

export const appCreate = command({
  name: 'app create',
  summary: 'Registers an application and prints its id.',
  flags: {
    name: required('NAME', 'How people know it.'),
    kind: oneOf(['web', 'soda'], 'web (the default): a server with a certificate; soda: installed on devices.'),
    ...described,
  },
  async run(context) {
    const { flags } = context
    const kind = flags.kind === 'soda' ? 'SodaMaster' : 'Web'
    const key = flags.generateKey ? await makeCertificate(flags.name) : undefined
    if (kind === 'SodaMaster' && (key || flags.certificate.length > 0))
      throw new UsageError('An installed application has no certificate: each instance gets a secret of its own.')
    const rules = await rulesOf(flags, kind)
    if (!rules)
      throw new UsageError(
        'Say what it asks for: --types weight,blood-pressure, --all-types, or --online-rules and --offline-rules with a file.',
      )
    const appInfo = { ...empty, kind, name: flags.name, ...(await changes(flags, key?.certificate)), ...rules } as const
    const ask = await asOperator(context)
    const { id } = await ask('AddApplicationPrivileged', { appInfo })
    const application = await one(ask, id)
    context.answer(
      { ...told(application), ...(key && { privateKeyPem: key.privateKeyPem, thumbprint: key.thumbprint }) },
      [
        ...lines(application),
        ...(key ? ['', 'Private key; keep it, it is not shown again:', '', key.privateKeyPem.trimEnd()] : []),
      ].join('\n'),
    )
  },
})

export const appUpdate = command({
  name: 'app update',
  summary: 'Changes what is registered of an application; certificates are added, what is not named stays.',
  operands: ['ID'],
  flags: { name: value('NAME', 'How people know it.'), ...described },
  async run(context) {
    const { flags, operands } = context
    const ask = await asOperator(context)
    const before = await one(ask, operands[0]!)
    if (before.kind !== 'Web' && before.kind !== 'SodaMaster')
      throw new CommandError('Only registered applications can be changed; an instance follows its master.')
    const key = flags.generateKey ? await makeCertificate(flags.name ?? before.name) : undefined
    const appInfo = {
      ...registrationOf(before, before.kind),
      ...(flags.name !== undefined && { name: flags.name }),
      ...(await changes(flags, key?.certificate)),
      ...(await rulesOf(flags, before.kind)),
    }
    await ask('UpdateApplicationPrivileged', { id: before.id, appInfo })
    const after = await one(ask, before.id)
    context.answer(
      { ...told(after), ...(key && { privateKeyPem: key.privateKeyPem, thumbprint: key.thumbprint }) },
      [
        ...lines(after),
        ...(key ? ['', 'Private key; keep it, it is not shown again:', '', key.privateKeyPem.trimEnd()] : []),
      ].join('\n'),
    )
  },
})

export const appList = command({
  name: 'app list',
  summary: 'Lists the registered applications.',
  flags: { name: value('TEXT', 'Only those whose name contains it.') },
  async run(context) {
    const { name } = context.flags
    const ask = await asOperator(context)
    const { application } = await ask('GetApplicationPrivileged', {
      id: [],
      ...(name !== undefined && { nameMatchFilter: name }),
    })
    const rows = application.map(a => `${a.id}  ${a.state.padEnd(9)}  ${a.kind.padEnd(10)}  ${a.name}`)
    context.answer(
      application.map(({ id, name, kind, state, created }) => ({ id, name, kind, state, created })),
      rows.length === 0 ? 'There are none; healthkeep app create registers one.' : rows.join('\n'),
    )
  },
})

export const appShow = command({
  name: 'app show',
  summary: 'Shows all that is registered of an application.',
  operands: ['ID'],
  flags: {},
  async run(context) {
    const application = await one(await asOperator(context), context.operands[0]!)
    context.answer(told(application), lines(application).join('\n'))
  },
})

export const appEvents = command({
  name: 'app events',
  summary: 'Shows how the events of an application are taken: where they go, what waits, what failed.',
  operands: ['ID'],
  flags: {},
  async run(context) {
    const ask = await asOperator(context)
    const { id } = await one(ask, context.operands[0]!)
    const { delivery } = await ask('ListEventDelivery', { appId: id })
    const lines = delivery.map(d =>
      [
        `${d.subscriptionId}  ${d.state.padEnd(8)} ${d.origin}  ${d.waiting} waiting`,
        ...(d.lastResult === undefined ? [] : [`last: ${d.lastResult}`]),
        ...(d.lastDelivered === undefined ? [] : [`last taken ${d.lastDelivered}`]),
        ...(d.nextAttempt === undefined ? [] : [`next try ${d.nextAttempt}`]),
      ].join(', '),
    )
    context.answer(delivery, lines.length === 0 ? 'It has no subscriptions.' : lines.join('\n'))
  },
})

export const appDisable = command({
  name: 'app disable',
  summary: 'Switches an application off at once; --for-good cannot be taken back.',
  operands: ['ID'],
  flags: { forGood: toggle('Deletes it: it can never work again.') },
  async run(context) {
    const state = context.flags.forGood ? 'Deleted' : 'Suspended'
    await setState(await asOperator(context), context.operands[0]!, state)
    context.answer(
      { id: context.operands[0], state },
      state === 'Deleted' ? 'It is deleted.' : 'It is switched off; healthkeep app enable switches it on again.',
    )
  },
})

export const appEnable = command({
  name: 'app enable',
  summary: 'Switches an application on again.',
  operands: ['ID'],
  flags: {},
  async run(context) {
    await setState(await asOperator(context), context.operands[0]!, 'Active')
    context.answer({ id: context.operands[0], state: 'Active' }, 'It is switched on.')
  },
})

function checkId(id: string): string {
  if (!isGuidText(id.toLowerCase())) throw new UsageError(`${id} is no application id; healthkeep app list shows them.`)
  return id.toLowerCase()
}

const setState = (ask: OperatorAsk, id: string, state: 'Active' | 'Suspended' | 'Deleted') =>
  ask('SetApplicationState', { appId: checkId(id), state })

async function one(ask: OperatorAsk, id: string): Promise<ApplicationShape> {
  const { application } = await ask('GetApplicationPrivileged', { id: [checkId(id)] })
  const [found] = application
  if (!found) throw new CommandError(`There is no application ${id}; healthkeep app list shows them.`)
  return found
}

// ---- what is said of it

const empty = {
  description: '',
  authReason: '',
  onlineRule: [],
  offlineRule: [],
  method: [],
  ipPrefix: [],
  restrictUsers: false,
  certificate: [],
} as const

type Changes = { -readonly [K in keyof RegistrationShape]?: RegistrationShape[K] }

/** Only what was typed. */
async function changes(flags: Described, madeCertificate: Buffer | undefined): Promise<Changes> {
  if (flags.childSource.length > 0 && flags.childMethod.length === 0)
    throw new UsageError('--child-source goes with --child-method.')
  const certificate = await Promise.all(flags.certificate.map(readCertificateFile))
  return {
    ...(flags.description !== undefined && { description: flags.description }),
    ...(flags.reason !== undefined && { authReason: flags.reason }),
    ...(flags.actionUrl !== undefined && { actionUrl: flags.actionUrl }),
    ...(flags.privacyUrl !== undefined && { privacyUrl: flags.privacyUrl }),
    ...(flags.termsUrl !== undefined && { termsUrl: flags.termsUrl }),
    ...(flags.tokenTtl !== undefined && { tokenTtlSeconds: seconds(flags.tokenTtl) }),
    ...(flags.method.length > 0 && { method: flags.method }),
    ...(flags.childMethod.length > 0 && {
      childrenMay: { method: flags.childMethod, meaningfulUseSource: flags.childSource },
    }),
    ...(flags.domain !== undefined && { domainName: flags.domain }),
    ...(flags.ip.length > 0 && { ipPrefix: flags.ip }),
    ...(flags.restrictUsers !== undefined && { restrictUsers: flags.restrictUsers === 'yes' }),
    ...(flags.acceptSha1 !== undefined && { acceptSha1: flags.acceptSha1 === 'yes' }),
    certificate: [...certificate, ...(madeCertificate ? [madeCertificate] : [])].map(der => der.toString('base64')),
  }
}

function seconds(text: string): number {
  const n = Number(text)
  if (!Number.isInteger(n) || n < 60 || n > 31_536_000)
    throw new UsageError('--token-ttl takes seconds, from 60 to 31536000 (a year).')
  return n
}

/** PEM is unwrapped here; whether it is a certificate with an RSA key is for the platform to say (63). */
async function readCertificateFile(path: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read (${error.code}).`)
  })
  const pem = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(bytes.toString('latin1'))
  return pem ? Buffer.from(pem[1]!.replace(/\s+/g, ''), 'base64') : bytes
}

const readRulesFile = async (path: string): Promise<RuleShape[]> =>
  readRules(
    path,
    await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${path} cannot be read (${error.code}).`)
    }),
  )

/** undefined: nothing was said about rules. */
async function rulesOf(
  flags: Described,
  kind: 'Web' | 'SodaMaster',
): Promise<Pick<RegistrationShape, 'onlineRule' | 'offlineRule'> | undefined> {
  const files = flags.onlineRules !== undefined || flags.offlineRules !== undefined
  const plain = flags.allTypes || flags.types !== undefined
  if (files && plain) throw new UsageError('Rules come from files, or from --types or --all-types, not from both.')
  if (flags.allTypes && flags.types !== undefined) throw new UsageError('Either --all-types or --types.')
  if (files)
    return {
      onlineRule: flags.onlineRules === undefined ? [] : await readRulesFile(flags.onlineRules),
      offlineRule: flags.offlineRules === undefined ? [] : await readRulesFile(flags.offlineRules),
    }
  if (!plain) return undefined
  const rule = plainRule({
    types: (flags.types ?? '').split(',').filter(Boolean).map(readType),
    permissions: readPermissions(flags.permissions ?? 'all'),
    why: flags.why,
  })
  return kind === 'SodaMaster'
    ? { onlineRule: [], offlineRule: [rule] }
    : { onlineRule: [rule], offlineRule: flags.offline ? [rule] : [] }
}

function registrationOf(a: ApplicationShape, kind: RegistrationShape['kind']): RegistrationShape {
  const on = (avenue: 'Online' | 'Offline') => a.rule.filter(r => r.avenue === avenue).map(r => r.rule)
  return {
    kind,
    name: a.name,
    description: a.description,
    authReason: a.authReason,
    ...(a.actionUrl !== undefined && { actionUrl: a.actionUrl }),
    ...(a.privacyUrl !== undefined && { privacyUrl: a.privacyUrl }),
    ...(a.termsUrl !== undefined && { termsUrl: a.termsUrl }),
    onlineRule: on('Online'),
    offlineRule: on('Offline'),
    method: a.method,
    ...(a.childrenMay && { childrenMay: a.childrenMay }),
    ...(a.domainName !== undefined && { domainName: a.domainName }),
    ipPrefix: a.ipPrefix,
    restrictUsers: a.restrictUsers,
    ...(a.acceptSha1 !== undefined && { acceptSha1: a.acceptSha1 }),
    ...(a.tokenTtlSeconds !== undefined && { tokenTtlSeconds: a.tokenTtlSeconds }),
    certificate: [],
  }
}

// ---- how it is told

const told = ({ rulesDigest: _, ...application }: ApplicationShape) => application

function lines(a: ApplicationShape): string[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Id', a.id],
    ['Name', a.name],
    ['Kind', a.kind],
    ['State', a.state],
    ['Action URL', a.actionUrl],
    ['Says', a.authReason || a.description || undefined],
    ['Methods', a.method.length > 0 ? a.method.join(', ') : undefined],
    ['Master', a.masterId],
    ['Mail domain', a.domainName],
    ['Children may', a.childrenMay?.method.join(', ')],
    ['Networks', a.ipPrefix.length > 0 ? a.ipPrefix.join(', ') : undefined],
    ['Sign-in kept', a.tokenTtlSeconds === undefined ? undefined : `${a.tokenTtlSeconds} s`],
    ...a.certificate.map(
      c =>
        [
          'Certificate',
          `${c.thumbprint} ${c.state}${c.notAfter === undefined ? '' : `, until ${c.notAfter.slice(0, 10)}`}`,
        ] as const,
    ),
    ...a.rule.map(
      r =>
        [
          'Rule',
          `${r.key}${r.rule.optional ? ' (optional)' : ''}: ${r.rule.permission.join(', ')} on ${typesOf(r.rule)}`,
        ] as const,
    ),
  ]
  return facts.filter(([, text]) => text !== undefined).map(([label, text]) => `${label.padEnd(14)}${text}`)
}

const typesOf = (rule: RuleShape) =>
  rule.target.length === 0 ? 'everything' : `${new Set(rule.target.flatMap(t => t.type)).size} kinds of data`
