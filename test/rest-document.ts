/** The OpenAPI document held against what the REST door really says: every answer that a test gets passes through here. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { openApi } from '../src/doors/rest/openapi.ts'
import { contracts } from '../src/gate.ts'

interface Operation {
  readonly responses: {
    readonly [status: string]: { readonly content?: { readonly 'application/json': { schema: object } } }
  }
}
interface Document {
  readonly paths: { readonly [path: string]: { readonly [verb: string]: Operation } }
  readonly components: object
}

const document = openApi(contracts, 'http://localhost:8080') as unknown as Document
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema({ $id: 'openapi', components: document.components })
const known = new Map<string, ValidateFunction>()

const operationAt = (verb: string, path: string): Operation | undefined => {
  const parts = path.toLowerCase().split('/')
  const found = Object.keys(document.paths)
    .filter(p => {
      const names = p.toLowerCase().split('/')
      return names.length === parts.length && names.every((name, i) => name.startsWith('{') || name === parts[i])
    })
    // `/Goals/active` before `/Goals/{goalId}`.
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find(p => document.paths[p]![verb.toLowerCase()])
  return found === undefined ? undefined : document.paths[found]![verb.toLowerCase()]
}

/** What the document does not allow in this answer; nothing for addresses that it does not have. */
export function surprises(verb: string, path: string, status: number, body: unknown): string[] {
  const operation = operationAt(verb, path.split('?')[0]!)
  if (!operation) return []
  const response = operation.responses[status] ?? operation.responses.default!
  if (!operation.responses[status] && status < 400) return [`the status ${status} is not in the document`]
  const schema = response.content?.['application/json'].schema
  if (!schema) return body === undefined ? [] : ['the document knows of no body']
  const text = JSON.stringify(schema).replaceAll('#/components/', 'openapi#/components/')
  const validate = known.get(text) ?? ajv.compile(JSON.parse(text))
  known.set(text, validate)
  return validate(body) ? [] : validate.errors!.map(e => `${e.instancePath} ${e.message}`)
}
