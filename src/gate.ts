/**
 * The one way in. Every door turns what it hears into a call; the gate finds the method, checks who may, lets into the record
 * and runs it. The order of the checks is that of wire.md §2.6.
 */
import type { Application, Caller, Culture, Operator, ReadContext, Services, WriteContext } from './domain/context.ts'
import { asDeed, type Deed } from './domain/operator-audit.ts'
import { enterRecord } from './domain/records.ts'
import { admit, attachPerson, type Claim } from './domain/sessions.ts'
import * as methods from './methods/index.ts'
import { Fault } from './protocol/fault.ts'
import { isGuidText } from './protocol/guid.ts'
import { type Ask, type AskOptions, type CallerKind, type Contract, covered, type Version } from './protocol/method.ts'
import { placed, placedVersions } from './protocol/placed.ts'

export type AllMethods = typeof methods
export type { Claim } from './domain/sessions.ts'

export interface Call {
  readonly method: string
  /** Newest when absent. */
  readonly version?: number
  readonly claim: Claim
  /** As the caller sees it. */
  readonly record?: string
  /** Must be the person of the call, when given (wire.md §2.2, row 3). */
  readonly targetPerson?: string
  /** Asked after the caller is proved; throws when it cannot be read (wire.md §2.6, step 9). */
  readonly culture?: () => Culture | undefined
  readonly requestId: string
  /** Address of the client, for applications bound to certain ones. */
  readonly address?: string
  /** True where private methods may be called: doors of our own, never the XML door. */
  readonly trusted: boolean
}

/** The caller stands inside: the door may now read the request by the shapes and run it. */
export interface Entered {
  readonly contract: Contract
  readonly version: number
  readonly shapes: Version
  readonly caller: Caller
  run(request: unknown): Promise<unknown>
}

export interface Gate {
  enter(call: Call): Promise<Entered>
}

interface Method {
  readonly contract: Contract
  // Each module types its own request; the gate only passes on what the door decoded by that module's contract.
  handle(request: never, ctx: never): Promise<unknown>
}

/** What can be asked, for those who publish it. */
export const contracts: readonly Contract[] = Object.values(methods).map(m => m.contract)

const byName = new Map<string, Method>()
for (const m of Object.values(methods) as Method[])
  for (const name of [m.contract.name, ...(m.contract.aliases ?? [])]) byName.set(name, m)

export function createGate(services: Services): Gate {
  return {
    async enter(call) {
      const found = byName.get(call.method)
      if (!found) throw notOffered(call.method)
      const { contract } = found
      const version = call.version ?? Math.max(...Object.keys(contract.versions).map(Number))
      const shapes = contract.versions[version]
      if (!shapes) {
        const instead = placedVersions[`${contract.name} ${version}`]
        throw instead === undefined
          ? new Fault('BAD_METHOD', `${contract.name} has no version ${version}`)
          : new Fault('NYI', instead)
      }
      const admitted = await admit(services, call.claim, application => fromAllowedAddress(application, call.address))
      const enter = () => inside(services, call, found, { version, shapes }, admitted)
      const deed = deedOf(call, contract, version, admitted)
      return deed ? enterNoted(services, deed, contract, enter) : enter()
    },
  }
}

async function inside(
  services: Services,
  call: Call,
  { contract, handle }: Method,
  { version, shapes }: { version: number; shapes: Version },
  admitted: Caller,
): Promise<Entered> {
  const culture = call.culture?.() ?? { language: 'en', country: 'US' }
  inMask(admitted, contract, call.trusted)
  const caller = await attachPerson(services, admitted, call.claim)
  mayCall(caller, contract, call.claim)
  if (call.targetPerson !== undefined) sameTarget(services, caller, call.targetPerson)
  const now = new Date(services.clock.now()).toISOString()
  const record = await entered(services, caller, contract, call.record, now)
  const ctx: ReadContext = {
    services,
    read: services.db.read,
    caller,
    ...(record && { record }),
    culture,
    version,
    now,
    requestId: call.requestId,
  }
  const handed = contract.access.record === 'read' ? ctx : ({ ...ctx, db: services.db } satisfies WriteContext)
  return { contract, version, shapes, caller, run: request => handle(request as never, handed as never) }
}

/** What is to be noted of a call by an operator or at the command line. */
function deedOf(
  { claim, requestId }: Call,
  contract: Contract,
  version: number,
  { operator }: Caller,
): Deed | undefined {
  if ((!operator && claim.kind !== 'machine') || contract.unnoted) return undefined
  const avenue = operator ? 'Page' : 'CommandLine'
  return { ...(operator && { operatorId: operator.operatorId }), avenue, method: contract.name, version, requestId }
}

/** The deed is what runs; a call that is refused before it can run is a deed too. */
async function enterNoted(
  services: Services,
  deed: Deed,
  { about }: Contract,
  enter: () => Promise<Entered>,
): Promise<Entered> {
  const inside = await enter().catch(by => asDeed(services, deed, () => Promise.reject(by)))
  return {
    ...inside,
    run(request) {
      const field = about === undefined ? undefined : (request as { readonly [field: string]: unknown })[about]
      const id = Array.isArray(field) && field.length === 1 ? field[0] : field
      const subject = typeof id === 'string' && isGuidText(id.toLowerCase()) ? { about: id.toLowerCase() } : {}
      return asDeed(services, { ...deed, ...subject }, () => inside.run(request))
    },
  }
}

/** 12 with what took its place, for a method that HealthVault had; 5 for one that never was. */
function notOffered(method: string): Fault {
  const instead = Object.hasOwn(placed, method) ? placed[method] : undefined
  return instead === undefined
    ? new Fault('BAD_METHOD', `Unknown method ${method.slice(0, 100)}`)
    : new Fault('NYI', instead)
}

function entered(services: Services, caller: Caller, contract: Contract, record: string | undefined, now: string) {
  const use = contract.access.record
  if (use === 'none' || (use === 'optional' && (record === undefined || !caller.person))) return undefined
  if (record === undefined) throw new Fault('INVALID_RECORD', 'This method needs a record-id in the header.')
  return enterRecord(services, caller, record, use === 'write', now)
}

function fromAllowedAddress({ ipPrefixes }: Application, address: string | undefined): void {
  if (!ipPrefixes || ipPrefixes.length === 0) return
  if (address === undefined || !ipPrefixes.some(prefix => withinPrefix(address, prefix)))
    throw new Fault('INVALID_APP', 'The application may not call from this address.')
}

/** IPv4 in CIDR form; other addresses must be equal. */
export function withinPrefix(address: string, prefix: string): boolean {
  const [network = '', bits = '32'] = prefix.trim().split('/')
  const plain = address.replace(/^::ffff:/i, '')
  const number = (ip: string) =>
    /^\d{1,3}(\.\d{1,3}){3}$/.test(ip) ? ip.split('.').reduce((n, part) => n * 256 + Number(part), 0) : undefined
  const a = number(plain)
  const b = number(network)
  if (a === undefined || b === undefined) return plain === network
  const size = 2 ** (32 - Number(bits))
  return Math.floor(a / size) === Math.floor(b / size)
}

function inMask({ application }: Caller, contract: Contract, trusted: boolean): void {
  if (contract.visibility === 'private' && !trusted)
    throw new Fault('ACCESS_DENIED', 'Applications may not call this method.')
  if (contract.access.caller === 'anonymous') return
  for (const mask of [application.methods, application.methodCeiling])
    if (mask && !covered(mask, contract))
      throw new Fault('ACCESS_DENIED', 'The application is not set up for this method.')
}

/** Methods that the mask of an operator can name. None of them may touch a record, whatever its contract says. */
const forOperators = ({ access }: Contract): boolean =>
  (access.caller === 'operator' || access.operators === true) && access.record === 'none'
export const operatorMethods: readonly string[] = contracts.filter(forOperators).map(c => c.name)

function operatorMayCall({ methods }: Operator, contract: Contract): void {
  const own = contract.access.caller === 'operator-self' && contract.access.record === 'none'
  if (!own && !(forOperators(contract) && methods.includes(contract.name)))
    throw new Fault('ACCESS_DENIED', 'This is not among the methods that you were given; the command line can add it.')
}

function mayCall(caller: Caller, contract: Contract, claim: Claim): void {
  if (caller.operator) {
    operatorMayCall(caller.operator, contract)
    return
  }
  const kind = contract.access.caller
  const machine = claim.kind === 'machine'
  const shell = caller.application.kind === 'Shell'
  const allowed: { [K in CallerKind]: boolean } = {
    anonymous: true,
    app: caller.proved,
    person: caller.proved && caller.person !== undefined,
    shell: shell && caller.person !== undefined,
    'shell-anonymous': shell && caller.proved,
    operator: machine,
    'operator-self': false,
    machine,
  }
  if (!allowed[kind])
    throw new Fault(
      'ACCESS_DENIED',
      kind === 'app' ? 'This method needs a session.' : 'This method may not be called in this way.',
    )
}

function sameTarget(services: Services, caller: Caller, target: string): void {
  const { person, application } = caller
  if (!person || services.seals.personAs(application.applicationId, person.personId) !== target.trim().toLowerCase())
    throw new Fault('INVALID_PERSON', 'The account is not active.')
}

function cultureOf(name: string): Culture {
  const [language = '', country] = name.split('-')
  return { language, ...(country !== undefined && { country }) }
}

/** `ask` for doors of our own: methods by name, requests and answers typed by their contracts. */
export function asker(gate: Gate, claim: Claim, requestId: string, address?: string): Ask<AllMethods> {
  const ask = async (method: string, request: unknown, options: AskOptions = {}) => {
    const inside = await gate.enter({
      method,
      claim,
      requestId,
      trusted: true,
      ...(address !== undefined && { address }),
      ...(options.version !== undefined && { version: options.version }),
      ...(options.record !== undefined && { record: options.record }),
      ...(options.culture !== undefined && {
        culture: () => cultureOf(options.culture!),
      }),
    })
    return inside.run(request)
  }
  return ask as Ask<AllMethods>
}
