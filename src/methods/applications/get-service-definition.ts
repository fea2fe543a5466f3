import type { PlatformSettings, ReadContext } from '../../domain/context.ts'
import { definedAt, unchangedSince } from '../../domain/definition.ts'
import { type Contract, method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import {
  commonSchemaFiles,
  instancesOf,
  limits,
  methodPath,
  platformVersion,
  redirectTargets,
  type Section,
  schemaFiles,
  schemaPath,
  sectionName,
  sections,
  serviceDefinition1,
  serviceDefinition2,
} from '../../protocol/service.ts'
import { dateTimeText, doc, many, optional, sequence } from '../../schema/schema.ts'
import * as methods from '../index.ts'

const updatedDate = optional(
  doc(
    dateTimeText(),
    'The date of the definition that the caller has; the answer is empty when nothing changed since.',
  ),
)

export const contract = method({
  name: 'GetServiceDefinition',
  summary: 'Where the platform and its Shell are, what they can do, and how much they take at once.',
  visibility: 'public',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: { request: sequence({ updatedDate }), response: serviceDefinition1 },
    2: {
      request: sequence({ updatedDate, responseSections: optional(sequence({ section: many(sectionName, 1) })) }),
      response: serviceDefinition2,
      responseName: 'GetServiceDefinition2',
    },
  },
})

/** wire.md §4.5: no sections named means all; version 1 knows neither topology nor meaningful use. */
export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { services } = ctx
  const { settings } = services
  if (unchangedSince(services, request.updatedDate, 'updated-date'))
    return { sdkAssembly: [], xmlMethod: [], commonSchema: [] }
  const asked: readonly Section[] = ('responseSections' in request && request.responseSections?.section) || sections
  const wants = (section: Section) => asked.includes(section)
  const common = {
    ...(wants('platform') && { platform: platform(settings) }),
    ...(wants('shell') && { shell: shell(settings) }),
    xmlMethod: wants('xml-over-http-methods') ? xmlMethods(settings.publicUrl) : [],
    commonSchema: wants('xml-over-http-methods')
      ? commonSchemaFiles.map(file => `${settings.publicUrl}${schemaPath}/${file}`)
      : [],
    updatedDate: definedAt(services),
  }
  if (ctx.version === 1) return { ...common, sdkAssembly: [] }
  return {
    ...common,
    ...(wants('topology') && {
      instances: { instance: [...instancesOf(settings)], currentInstanceId: settings.instance.id },
    }),
    ...(wants('meaningful-use') && { meaningfulUse: { enabled: true, configuration: [] } }),
  }
}

const platform = (settings: PlatformSettings) => ({
  url: settings.publicUrl + methodPath,
  version: platformVersion,
  configuration: Object.entries(configuration(settings)).map(([key, value]) => ({ key, text: String(value) })),
})

/** Keys that clients look for (wire.md §1.5). */
const configuration = (settings: PlatformSettings): { readonly [key: string]: number } => ({
  maxUncompressedSizeBytes: settings.maxRequestBytes,
  maxRequestUncompressedSizeBytes: settings.maxRequestBytes,
  maxFullThingResultsPerGroup: limits.fullThings,
  maxPartialThingResultsPerGroup: limits.thingKeys,
  maxGetThingsQueryGroups: limits.thingGroups,
  MaxResultsVocabularyRetrieval: limits.vocabularyItems,
  blobStreamWriteTokenTtlMs: settings.blobUploadSeconds * 1000,
  blobStreamTokenTtlMs: settings.blobDownloadSeconds * 1000,
})

const shell = ({ publicUrl }: PlatformSettings) => ({
  url: `${publicUrl}/`,
  redirectUrl: `${publicUrl}/redirect.aspx`,
  redirectToken: Object.entries(redirectTargets).map(([token, { description, parameters }]) => ({
    token,
    description,
    querystringParameters: parameters.join(','),
  })),
})

function xmlMethods(publicUrl: string) {
  // Read when asked: this file is one of those that the list holds.
  const contracts: readonly Contract[] = Object.values(methods).map(m => m.contract)
  return contracts
    .filter(contract => contract.visibility === 'public')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(contract => ({
      name: contract.name,
      version: Object.keys(contract.versions).map(version => {
        const files = schemaFiles(contract, Number(version))
        return {
          number: version,
          requestSchemaUrl: `${publicUrl}${schemaPath}/${files.request}`,
          // Void methods too: .NET insists on it (wire.md §10.3, row 53).
          responseSchemaUrl: `${publicUrl}${schemaPath}/${files.response}`,
        }
      }),
    }))
}
