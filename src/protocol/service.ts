/** What the platform says of itself (wire.md §4.5, §1.5): where it is, what it can do, how much at once. */
import {
  attributed,
  boolean,
  dateTimeText,
  type Infer,
  many,
  oneOf,
  optional,
  sequence,
  string,
} from '../schema/schema.ts'
import type { Contract } from './method.ts'

/** How much one answer holds; published by GetServiceDefinition and kept by the methods that it names. */
export const limits = {
  /** Things with data in one group of GetThings; further ones come as keys. */
  fullThings: 240,
  thingKeys: 5000,
  thingGroups: 100,
  vocabularyItems: 1000,
  /** Records in one person-info; `more-records` tells that there are others. */
  records: 25,
} as const

export const instance = sequence(
  {
    id: string({ min: 1, max: 255, nonBlank: true }),
    name: string({ min: 1, max: 255, nonBlank: true }),
    description: string({ min: 1, max: 1024 }),
    platformUrl: string({ min: 1, max: 1024 }),
    shellUrl: string({ min: 1, max: 1024 }),
  },
  'Instance',
)
export type Instance = Infer<typeof instance>

/** Clients only show it. HealthVault's numbers began with 1 too. */
export const platformVersion = '1.0'

export const methodPath = '/platform/wildcat.ashx'
export const schemaPath = '/platform/XSD'
export const typeSchemaPath = '/platform/type-xsd'

/** The instance that answers, at the address by which people and applications reach it. */
export const instanceAt = (
  publicUrl: string,
  about: { readonly id: string; readonly name: string; readonly description: string },
): Instance => ({
  id: about.id,
  name: about.name,
  description: about.description,
  platformUrl: publicUrl + methodPath,
  shellUrl: `${publicUrl}/`,
})

/** One of several instances: a service of its own, in another place, that shares nothing with the others but the list of them. */
export interface KnownInstance {
  readonly id: string
  readonly name: string
  readonly description: string
  /** Origin, without a trailing slash. */
  readonly publicUrl: string
  /** ISO 3166-1 alpha-2 codes of those who open their accounts there; `*` for all that no other instance names. */
  readonly countries: readonly string[]
}

interface Situated {
  readonly publicUrl: string
  readonly instance: { readonly id: string; readonly name: string; readonly description: string }
  readonly topology: readonly KnownInstance[]
}

/** All instances, this one among them. Its own address is the one by which it is reached. */
export const instancesOf = ({ publicUrl, instance: own, topology }: Situated): readonly Instance[] =>
  topology.length === 0
    ? [instanceAt(publicUrl, own)]
    : topology.map(known => instanceAt(known.id === own.id ? publicUrl : known.publicUrl, known))

/**
 * The instance at which people of the country open an account: the one that names it, or else the one for all others. Undefined
 * where none takes them. One instance alone turns nobody away.
 */
export function instanceFor(settings: Situated, country: string): Instance | undefined {
  const all = instancesOf(settings)
  if (settings.topology.length === 0) return all[0]
  const code = country.trim().toUpperCase()
  const found =
    settings.topology.find(known => known.countries.includes(code)) ??
    settings.topology.find(known => known.countries.includes('*'))
  return all.find(known => known.id === found?.id)
}

const configuration = attributed(string(), { key: string() }, 'ConfigurationEntry')
const platform = sequence({ url: string(), version: string(), configuration: many(configuration) }, 'Platform')
const redirectToken = sequence(
  { token: string(), description: string(), querystringParameters: string() },
  'ShellRedirectToken',
)
const shell = sequence({ url: string(), redirectUrl: string(), redirectToken: many(redirectToken) }, 'Shell')
const methodVersion = attributed(
  sequence({ requestSchemaUrl: optional(string()), responseSchemaUrl: optional(string()) }),
  { number: string() },
  'XmlMethodVersion',
)
const xmlMethod = sequence({ name: string(), version: many(methodVersion) }, 'XmlMethod')
const instances = attributed(
  sequence({ instance: many(instance, 1) }),
  { currentInstanceId: optional(string({ min: 1, max: 255 })) },
  'InstanceList',
)
const meaningfulUse = sequence({ enabled: boolean(), configuration: many(configuration) }, 'MeaningfulUse')
const sdkAssembly = sequence({ url: string(), version: string(), docUrl: string() }, 'SDKAssembly')

export const sections = ['platform', 'shell', 'topology', 'xml-over-http-methods', 'meaningful-use'] as const
export type Section = (typeof sections)[number]

export const serviceDefinition1 = sequence({
  platform: optional(platform),
  shell: optional(shell),
  sdkAssembly: many(sdkAssembly),
  xmlMethod: many(xmlMethod),
  commonSchema: many(string()),
  updatedDate: optional(dateTimeText()),
})
export const serviceDefinition2 = sequence({
  platform: optional(platform),
  shell: optional(shell),
  xmlMethod: many(xmlMethod),
  commonSchema: many(string()),
  instances: optional(instances),
  meaningfulUse: optional(meaningfulUse),
  updatedDate: optional(dateTimeText()),
})
export const sectionName = oneOf(...sections)

/**
 * What an application may ask of the Shell (shell.md §2.3), with the parameters that matter to the target. Only what the Shell
 * does is told: doors/shell/redirects.ts answers some further targets with a page that says so.
 */
export const redirectTargets: {
  readonly [target: string]: { readonly description: string; readonly parameters: readonly string[] }
} = {
  APPAUTH: {
    description: 'Lets the person choose records and agree to what the application may do.',
    parameters: ['appid', 'ismra', 'extrecordid', 'onopt1', 'offopt1', 'trm'],
  },
  APPREDIRECT: {
    description: 'Goes on to another application.',
    parameters: ['appid', 'refappid', 'target', 'targetqs'],
  },
  APPSIGNOUT: { description: 'Signs the person out and ends the token.', parameters: ['appid', 'credtoken'] },
  AUTH: {
    description: 'Signs the person in, and asks for consent where there is none yet.',
    parameters: ['appid', 'ismra', 'trm', 'forceappauth', 'aib'],
  },
  CREATEACCOUNT: {
    description: 'Opens an account, then asks for consent.',
    parameters: ['appid', 'ismra', 'onopt1', 'offopt1', 'flow', 'daddrec', 'signupcode'],
  },
  CREATEAPPLICATION: {
    description: 'Creates an instance of an installed application after the consent of the person.',
    parameters: ['appid', 'appCreationToken', 'instanceName', 'ismra', 'aib', 'mobile'],
  },
  HELP: { description: 'Shows the help page on a topic.', parameters: ['topicid'] },
  MANAGEACCOUNT: { description: 'Shows the account of the person.', parameters: ['appid'] },
  RECORDLIST: { description: 'Lists the records of the person.', parameters: ['appid'] },
  SHAREDAPPDETAILS: {
    description: 'Shows and changes what the application may do.',
    parameters: ['appid', 'extrecordid'],
  },
  VIEWITEMS: {
    description: 'Shows the items of the given types, or adds one.',
    parameters: ['appid', 'typeid', 'additem', 'extrecordid'],
  },
}

// ---- schema files

/** The schema file of a void method: no content that matters. */
export const anyResponseFile = 'response-any.xsd'
/** Shapes that several methods share. */
export const commonSchemaFiles = [
  'xml.xsd',
  'types.xsd',
  'dates.xsd',
  'base.xsd',
  'auth.xsd',
  'application-configuration.xsd',
  'vocab.xsd',
  'thing.xsd',
] as const

/** Names of the two schema files of a method in one version: `method-getthings3.xsd`, `response-getthings3.xsd`. */
export function schemaFiles(
  contract: Contract,
  version: number,
): { readonly request: string; readonly response: string } {
  const shapes = contract.versions[version]!
  return {
    request: `method-${requestName(contract, version).toLowerCase()}.xsd`,
    response: shapes.response
      ? `response-${(shapes.responseName ?? contract.name).toLowerCase()}.xsd`
      : anyResponseFile,
  }
}

/** Last part of the request's namespace. Versions that ask in the same shape share one, named after the first of them. */
export function requestName(contract: Contract, version: number): string {
  const same = Object.keys(contract.versions)
    .map(Number)
    .sort((a, b) => a - b)
    .find(other => contract.versions[other]!.request === contract.versions[version]!.request)!
  return contract.name + (same === 1 ? '' : same)
}
