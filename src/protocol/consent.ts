/** What an application asks of people, as our own doors and the command line read and write it. */
import { boolean, guid, type Infer, int, many, oneOf, optional, sequence, string } from '../schema/schema.ts'

export const thingSet = sequence(
  {
    /** Any version stands for its type; none: every type. */
    type: many(guid()),
    /** Wall-clock bounds, inclusive; none: any time. */
    date: many(sequence({ from: optional(string()), to: optional(string()) })),
  },
  'ConsentThingSet',
)

const reason = sequence({ language: string({ min: 1, max: 35 }), text: string({ max: 1024 }) })

export const ruleShape = sequence(
  {
    name: optional(string({ min: 1, max: 16 })),
    reason: many(reason),
    optional: boolean(),
    /** 1 shown at first consent, 2 ticked then, 4 ticked later (shell.md §3.2). */
    displayFlags: int({ min: 0, max: 7 }),
    permission: many(oneOf('Read', 'Update', 'Create', 'Delete'), 1),
    target: many(thingSet),
    exception: many(thingSet),
  },
  'ConsentRule',
)
export type RuleShape = Infer<typeof ruleShape>

/** A rule as people are asked about it. */
export const askedRule = sequence(
  {
    /** Names the rule within the application: `Online:weight`. */
    key: string({ min: 1, max: 40 }),
    avenue: oneOf('Online', 'Offline'),
    rule: ruleShape,
  },
  'AskedRule',
)
export type AskedRule = Infer<typeof askedRule>

export const applicationState = oneOf('Active', 'NeedsVerification', 'Suspended', 'Deleted')

const described = {
  name: string({ min: 1, max: 255 }),
  description: string({ max: 4096 }),
  /** Why it asks at all, in a sentence or two. */
  authReason: string({ max: 1024 }),
  actionUrl: optional(string({ max: 2048 })),
  privacyUrl: optional(string({ max: 2048 })),
  termsUrl: optional(string({ max: 2048 })),
} as const

/** Makes the application a master (shell.md §4.6): what its children may be given at most. */
const childrenMay = optional(
  sequence({
    /** Methods and groups. */
    method: many(string({ max: 100 }), 1),
    /** Names of their data in reports of Meaningful Use. */
    meaningfulUseSource: many(string({ min: 1, max: 300 })),
  }),
)

/** What an operator says of an application. */
export const registration = sequence(
  {
    kind: oneOf('Web', 'SodaMaster'),
    ...described,
    onlineRule: many(ruleShape),
    offlineRule: many(ruleShape),
    /** None: all public methods. */
    method: many(string({ max: 100 })),
    childrenMay,
    /** Behind the @ of its mailboxes, to which people answer its messages. */
    domainName: optional(string({ max: 255 })),
    ipPrefix: many(string({ max: 50 })),
    restrictUsers: boolean(),
    acceptSha1: optional(boolean()),
    /** How long people stay signed in to it, where it asks for that; seconds. */
    tokenTtlSeconds: optional(int({ min: 60, max: 31_536_000 })),
    /** X.509 certificates, DER, base64. */
    certificate: many(string({ max: 16_384 })),
  },
  'ApplicationRegistration',
)
export type RegistrationShape = Infer<typeof registration>

/** An application as operators and the consent page see it. */
export const applicationShape = sequence(
  {
    id: guid(),
    kind: oneOf('Shell', 'Web', 'SodaMaster', 'SodaChild'),
    masterId: optional(guid()),
    state: applicationState,
    instanceName: optional(string()),
    ...described,
    rule: many(askedRule),
    /** Changes whenever the rules do; goes back with a yes. */
    rulesDigest: string(),
    method: many(string()),
    childrenMay,
    domainName: optional(string()),
    ipPrefix: many(string()),
    restrictUsers: boolean(),
    acceptSha1: optional(boolean()),
    tokenTtlSeconds: optional(int()),
    certificate: many(sequence({ thumbprint: string(), state: string(), notAfter: optional(string()) })),
    created: string(),
    updated: string(),
  },
  'ApplicationDescription',
)
export type ApplicationShape = Infer<typeof applicationShape>

/** A person's yes: which boxes were there, which were ticked, to which wording. */
export const yesShape = {
  rulesDigest: string({ min: 1, max: 64 }),
  offered: many(string({ max: 40 })),
  accepted: many(string({ max: 40 })),
} as const

const bareGuid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i

/** Clients call an instance by a guid (wire.md §4.5) or by a device code: a name for people, or undefined when there is none in it. */
export function prettyInstanceName(name: string | undefined): string | undefined {
  const plain = (name ?? '')
    .replace(/[\p{Cc}\p{Cf}<>]/gu, ' ')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .slice(0, 100)
  return plain === '' || bareGuid.test(plain) || /^[0-9a-f]{16,}$/i.test(plain) ? undefined : plain
}
