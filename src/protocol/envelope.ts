/** The request envelope (wire.md §2) and the answer (§1.6, §9), without bytes on any network. */

import type { XmlElement } from '../xml/parse.ts'
import { child, elements, text } from '../xml/tree.ts'
import { escapeText } from '../xml/write.ts'
import { Fault } from './fault.ts'

export interface AlgorithmAndValue {
  readonly algorithm: string
  readonly value: string
}

export interface Envelope {
  readonly method: string
  readonly version: number | undefined
  readonly targetPersonId: string | undefined
  readonly recordId: string | undefined
  /** Anonymous requests name the application… */
  readonly appId: string | undefined
  /** …authenticated ones show a session. */
  readonly session:
    | { readonly token: string; readonly userToken: string | undefined; readonly offlinePersonId: string | undefined }
    | undefined
  /** Read later than the rest, in the order of §2.6: 76 when nobody can. */
  readonly culture: () => { readonly language: string; readonly country?: string } | undefined
  readonly finalXsl: boolean
  readonly messageTime: string
  readonly messageTtl: string
  readonly infoHash: AlgorithmAndValue | undefined
  readonly hmac: AlgorithmAndValue | undefined
  readonly header: XmlElement
  /** Absent in some hand-written requests: then an empty one is meant. */
  readonly info: XmlElement | undefined
}

const invalid = (sentence: string) => new Fault('INVALID_XML', sentence)

/** Reads the envelope; matched by local names, since some clients pull the children into a namespace (§2.1). */
export function readEnvelope(root: XmlElement): Envelope {
  if (root.local !== 'request') throw invalid('The root element must be request.')
  const header = child(root, 'header')
  if (!header) throw invalid('The request has no header.')
  const fields = new Map<string, XmlElement>()
  for (const field of elements(header)) {
    if (fields.has(field.local)) throw invalid(`The header has ${field.local} twice.`)
    fields.set(field.local, field)
  }
  const value = (name: string): string | undefined => {
    const field = fields.get(name)
    return field && text(field).trim()
  }
  const required = (name: string): string => {
    const found = value(name)
    if (!found) throw invalid(`The header has no ${name}.`)
    return found
  }
  const session = readSession(fields.get('auth-session'))
  const appId = value('app-id')
  if (session && appId)
    throw new Fault('INVALID_TOKEN', 'The header names an app-id and an auth-session; only one is allowed.')
  if (!session && !appId) throw invalid('The header names neither an app-id nor an auth-session.')
  const auth = child(root, 'auth')
  return {
    method: required('method'),
    version: readVersion(value('method-version')),
    targetPersonId: value('target-person-id') || undefined,
    recordId: value('record-id') || undefined,
    appId,
    session,
    culture: () => readCulture(value('culture-code'), value('language'), value('country')),
    finalXsl: fields.has('final-xsl'),
    messageTime: value('msg-time') ?? '',
    messageTtl: value('msg-ttl') ?? '',
    infoHash: readDigest(fields.get('info-hash'), 'hash-data'),
    hmac: readDigest(auth, 'hmac-data'),
    header,
    info: child(root, 'info'),
  }
}

function readVersion(version: string | undefined): number | undefined {
  if (version === undefined || version === '') return undefined
  if (!/^\d{1,6}(\.0+)?$/.test(version)) throw invalid('method-version must be a whole number.')
  return Math.trunc(Number(version))
}

function readSession(session: XmlElement | undefined): Envelope['session'] {
  if (!session) return undefined
  const token = child(session, 'auth-token')
  if (!token) throw invalid('auth-session has no auth-token.')
  const user = child(session, 'user-auth-token')
  const offline = child(session, 'offline-person-info')
  const person = offline && child(offline, 'offline-person-id')
  if (offline && !person) throw invalid('offline-person-info has no offline-person-id.')
  return {
    token: text(token).trim(),
    userToken: user && text(user).trim(),
    offlinePersonId: person && text(person).trim(),
  }
}

function readDigest(parent: XmlElement | undefined, name: string): AlgorithmAndValue | undefined {
  const data = parent && child(parent, name)
  if (!data) return undefined
  const algorithm = data.attributes.find(a => a.local === 'algName')?.value ?? ''
  return { algorithm, value: text(data) }
}

function readCulture(
  code: string | undefined,
  language: string | undefined,
  country: string | undefined,
): ReturnType<Envelope['culture']> {
  // Late clients put the whole culture into language (Appendix C).
  const [first, second = code ? undefined : country] = (code || language || '').split(/[-_]/)
  if (!first) return undefined
  if (!/^[A-Za-z]{1,8}$/.test(first))
    throw new Fault('CULTURE_NOT_SUPPORTED', 'The culture of the header cannot be read; send for example en-US.')
  return { language: first.toLowerCase(), ...(second && { country: second.toUpperCase() }) }
}

const minute = 60_000
const grace = 5 * minute
/** Some clients send local time without saying so (§2.4). */
const zonelessGrace = 14 * 60 * minute
const messageTime = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/

/** Throws 49 when msg-time + msg-ttl lies in the past; 3 when they cannot be read. `now` in ms since the epoch. */
export function checkTime(envelope: Pick<Envelope, 'messageTime' | 'messageTtl'>, now: number): void {
  const parts = messageTime.exec(envelope.messageTime)
  if (!parts) throw invalid('msg-time must be a time such as 2026-11-22T08:30:00Z.')
  if (!/^\d{1,12}$/.test(envelope.messageTtl)) throw invalid('msg-ttl must be a whole number of seconds.')
  const [, base, , zone] = parts
  const sent = Date.parse(`${base}${zone ? zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2') : 'Z'}`)
  if (Number.isNaN(sent)) throw invalid('msg-time is not a possible time.')
  const allowed = Number(envelope.messageTtl) * 1000 + (zone ? grace : zonelessGrace)
  if (now > sent + allowed)
    throw new Fault(
      'REQUEST_TIMED_OUT',
      'The message is older than its msg-ttl allows; check the clock and send again.',
    )
}

/** The answer to a success; `info` is the inner XML of wc:info, undefined for void methods. */
export function successXml(responseName: string, info: string | undefined): string {
  return info === undefined
    ? '<response><status><code>0</code></status></response>'
    : `<response><status><code>0</code></status><wc:info xmlns:wc="urn:com.microsoft.wc.methods.response.${responseName}">${info}</wc:info></response>`
}

/** No white space anywhere: .NET clients lose the message otherwise (§9). */
export const faultXml = (code: number, message: string): string =>
  `<response><status><code>${code}</code><error><message>${escapeText(message)}</message></error></status></response>`
