import { createHmac, verify as verifySignature, X509Certificate } from 'node:crypto'
import { applicationById, certificate, sealedSecret } from '../../domain/applications.ts'
import type { Application, ReadContext } from '../../domain/context.ts'
import { wasEnded } from '../../domain/grants.ts'
import { equalBytes } from '../../domain/seal.ts'
import { fromBase64, hmacAlgorithm, issueSession, noteSha1, sha1Accepted } from '../../domain/sessions.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { decode } from '../../schema/codec.ts'
import {
  any,
  attributed,
  boolean,
  choice,
  guid,
  type Infer,
  many,
  optional,
  sequence,
  string,
  xmlName,
} from '../../schema/schema.ts'
import { parse } from '../../xml/parse.ts'

const hmac = attributed(string(), { algName: xmlName(string({ min: 1 }), 'algName') })
const sig = attributed(string(), {
  digestMethod: xmlName(optional(string()), 'digestMethod'),
  sigMethod: xmlName(optional(string()), 'sigMethod'),
  thumbprint: string({ min: 1 }),
})
// The signature covers the bytes of `content`; PHP declares a default namespace around it (wire.md §3.1, §2.1).
const content = any({ verbatim: true })
const credential = choice({
  appserver: sequence({ sig, content }),
  appserver2: sequence({ sig: optional(sig), hmacSig: xmlName(optional(hmac), 'hmacSig'), content }),
  userpassauthsession: sequence({ anything: many(any()) }),
})
const request = sequence({
  authInfo: sequence({
    appId: attributed(guid(), { isMultiRecordApp: optional(boolean()) }),
    credential,
  }),
})
const token = attributed(string(), { appId: guid(), appRecordAuthAction: string() })
const content1 = sequence({ appId: guid(), sharedSecret: optional(sequence({ hmacAlg: hmac })) })
const content2 = sequence({ appId: guid(), hmac: string(), signingTime: string() })

export const contract = method({
  name: 'CreateAuthenticatedSessionToken',
  summary: 'Opens a session for an application that proves itself with its certificate or its shared secret.',
  visibility: 'public',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: { request, response: sequence({ token: many(token, 1) }) },
    2: {
      request,
      response: sequence({ token: many(token, 1), sharedSecret: string({ min: 1, max: 255 }) }),
      responseName: 'CreateAuthenticatedSessionToken2',
    },
  },
})

type Credential = Infer<typeof credential>

export async function handle(
  { authInfo }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { credential } = authInfo
  if (credential.userpassauthsession)
    throw new Fault('INVALID_CREDENTIAL_TYPE', 'Applications prove themselves with a certificate or a shared secret.')
  // 6 for a child that its person has not approved yet: clients then wait or provision again (§3.6).
  const application = await applicationById(ctx.services, authInfo.appId.text)
  if (application?.state !== 'Active' || application.kind === 'Shell' || application.kind === 'SodaMaster')
    throw new Fault('INVALID_APP', 'The application is unknown, not yet authorized or not active.')
  if (application.kind === 'SodaChild' && (await wasEnded(ctx.read, application.applicationId)))
    throw new Fault('INVALID_APP', 'Everybody ended the access of this instance; provision a new one.')
  return ctx.version === 1 ? first(application, credential, ctx) : second(application, credential, ctx)
}

/** Version 1: the client brings the key. */
async function first(application: Application, { appserver }: Credential, ctx: ReadContext) {
  if (!appserver) throw new Fault('INVALID_CREDENTIAL_TYPE', 'Version 1 takes an appserver credential.')
  await verifySig(application, appserver.sig, appserver.content, ctx)
  const content = inner(content1, appserver.content)
  sameApplication(application, content.appId)
  if (!content.sharedSecret) throw new Fault('MISSING_SHARED_SECRET', 'The content has no shared-secret.')
  algorithm(application, content.sharedSecret.hmacAlg.algName, ctx)
  const secret = fromBase64(content.sharedSecret.hmacAlg.text)
  if (secret.length === 0) throw new Fault('MISSING_SHARED_SECRET', 'The shared-secret is empty.')
  if (secret.length > 256) throw new Fault('INVALID_XML', 'The shared-secret may have 256 bytes at most.')
  return { token: [tokenFor(application, secret, ctx)] }
}

/** Version 2: the server makes the key. */
async function second(application: Application, { appserver2 }: Credential, ctx: ReadContext) {
  if (!appserver2) throw new Fault('INVALID_CREDENTIAL_TYPE', 'Version 2 takes an appserver2 credential.')
  if (appserver2.hmacSig) await verifyHmac(application, appserver2.hmacSig, appserver2.content, ctx)
  else if (appserver2.sig) await verifySig(application, appserver2.sig, appserver2.content, ctx)
  else throw new Fault('INVALID_XML', 'auth-info/credential/appserver2: sig or hmacSig is missing')
  const content = inner(content2, appserver2.content)
  sameApplication(application, content.appId)
  algorithm(application, content.hmac, ctx)
  checkSigningTime(content.signingTime, ctx.services.clock.now())
  const secret = ctx.services.clock.random(32)
  return { token: [tokenFor(application, secret, ctx)], sharedSecret: secret.toString('base64') }
}

const tokenFor = (application: Application, secret: Buffer, ctx: ReadContext) => ({
  text: issueSession(ctx.services, application, secret),
  appId: application.applicationId,
  appRecordAuthAction: 'NoActionRequired',
})

function inner<S extends typeof content1 | typeof content2>(schema: S, xml: string): Infer<S> {
  const source = Buffer.from(xml)
  return decode(schema, parse(source), source, 'relaxed')
}

const wrong = (sentence: string) => new Fault('BAD_SIG', sentence)

async function verifySig(
  application: Application,
  given: Infer<typeof sig>,
  content: string,
  ctx: ReadContext,
): Promise<void> {
  const thumbprint = given.thumbprint.replace(/[\s:]/g, '').toLowerCase()
  const found = /^[0-9a-f]{40}$/.test(thumbprint)
    ? await certificate(ctx.read, application.applicationId, thumbprint)
    : undefined
  if (!found) throw wrong('No certificate with this thumbprint is registered for the application.')
  if (found.state !== 'Active' || (found.notAfter !== undefined && found.notAfter <= ctx.now))
    throw new Fault('BAD_CERT', 'The certificate has expired or was revoked; register a new one.')
  const sha1 = !/SHA-?256/i.test(`${given.sigMethod ?? ''} ${given.digestMethod ?? ''}`)
  if (sha1 && !sha1Accepted(ctx.services, application)) throw wrong('This server asks this application for RSA-SHA256.')
  const key = new X509Certificate(found.der).publicKey
  const signature = fromBase64(given.text)
  // The method names are labels, and not always true ones (§3.1): SHA-1 is what clients sign with.
  const verified = ['RSA-SHA256', ...(sha1Accepted(ctx.services, application) ? ['RSA-SHA1'] : [])].find(name =>
    verifySignature(name, Buffer.from(content), key, signature),
  )
  if (!verified) throw wrong('The signature does not match the content.')
  if (verified === 'RSA-SHA1') noteSha1(ctx.services, application)
}

async function verifyHmac(
  application: Application,
  given: Infer<typeof hmac>,
  content: string,
  ctx: ReadContext,
): Promise<void> {
  const name = algorithm(application, given.algName, ctx)
  const sealed = await sealedSecret(ctx.read, application.applicationId)
  const secret = sealed && ctx.services.seals.open('application-secret', sealed)
  if (!secret) throw wrong('The application has no shared secret.')
  if (!equalBytes(createHmac(name, secret).update(content).digest(), fromBase64(given.text)))
    throw wrong('The signature does not match the content.')
}

function algorithm(application: Application, name: string, ctx: ReadContext): string {
  const found = hmacAlgorithm(name)
  if (!found) throw wrong('The algorithm must be HMACSHA256 or HMACSHA1.')
  if (found === 'sha1') {
    if (!sha1Accepted(ctx.services, application)) throw wrong('This server asks this application for HMACSHA256.')
    noteSha1(ctx.services, application)
  }
  return found
}

function sameApplication(application: Application, id: string): void {
  if (id !== application.applicationId) throw wrong('The content names another application than auth-info does.')
}

const day = 86_400_000
/** Phones have wrong clocks, and Java sends no zone: a day either way (§2.4). */
function checkSigningTime(text: string, now: number): void {
  const zoned = /(Z|[+-]\d\d:\d\d)$/.test(text.trim()) ? text.trim() : `${text.trim()}Z`
  const time = Date.parse(zoned.replace(/\.(\d{3})\d+/, '.$1'))
  if (Number.isNaN(time)) throw new Fault('INVALID_XML', 'signing-time must be a time such as 2026-11-22T08:30:00Z.')
  if (Math.abs(now - time) > day)
    throw new Fault('REQUEST_TIMED_OUT', 'The signing-time is more than a day away; check the clock.')
}
