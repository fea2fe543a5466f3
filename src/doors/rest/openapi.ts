/** The OpenAPI 3.1 document of the REST interface, written from the table of routes and the contracts of the methods. */
import type { Contract } from '../../protocol/method.ts'
import { type Json, type JsonObject, jsonSchemas } from '../../schema/json-schema.ts'
import { asField, many, optional, type Sequence, sequence, string } from '../../schema/schema.ts'
import { type Route, routes, versions } from './routes.ts'

const detail = sequence(
  { code: optional(string()), message: optional(string()), target: optional(string()) },
  'ErrorDetail',
)
const errorResponse = sequence(
  {
    error: sequence(
      {
        code: string(),
        message: string(),
        target: optional(string()),
        details: many(detail),
        innererror: optional(sequence({ code: optional(string()) }, 'InnerError')),
      },
      'Error',
    ),
  },
  'ErrorResponse',
)

export function openApi(contracts: readonly Contract[], publicUrl: string): JsonObject {
  const schemas = jsonSchemas('#/components/schemas/')
  const json = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } })
  const refused = { description: 'It was not done; nothing has changed.', ...json(schemas.write(errorResponse)) }
  const operation = (route: Route): JsonObject => {
    const { name, summary, versions: shapes } = contracts.find(c => c.name === route.method)!
    const { request, response } = shapes[Math.max(...Object.keys(shapes).map(Number))]!
    const answer =
      response && (route.only === undefined ? schemas.write(response) : fieldOf(schemas, response, route.only))
    return {
      operationId: name,
      summary,
      tags: [route.path.split('/')[1]!],
      parameters: [
        { $ref: '#/components/parameters/version' },
        ...(route.body ? [] : parameters(schemas, route, request)),
      ],
      ...(route.body && { requestBody: { required: true, ...json(schemas.write(request)) } }),
      responses: {
        [route.status]: { description: route.status === 204 ? 'Done.' : summary, ...(answer && json(answer)) },
        default: refused,
      },
    }
  }
  const paths: { [path: string]: { [verb: string]: Json } } = {}
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.verb.toLowerCase()]: operation(route) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'HealthVault REST interface',
      version: versions.at(-1)!,
      description:
        'Action plans, tasks, goals, recommendations and sleep of one record. Property names and values are those of HealthVault; the header x-ms-version is needed in every request.',
    },
    servers: [{ url: `${publicUrl}/rest` }],
    security: [{ msh: [] }],
    paths,
    components: {
      schemas: schemas.definitions,
      parameters: {
        version: {
          name: 'x-ms-version',
          in: 'header',
          required: true,
          description: 'Version of the interface.',
          schema: { type: 'string', enum: versions },
        },
      },
      securitySchemes: {
        msh: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description:
            'MSH-V1 app-token={session token},user-token={user token}, or MSH-V1 app-token=…,offline-person-id={id},record-id={id}.',
        },
      },
    },
  }
}

function fieldOf(schemas: ReturnType<typeof jsonSchemas>, { fields }: Sequence, key: string): JsonObject {
  return schemas.write(asField(fields[key]!).schema)
}

function parameters(schemas: ReturnType<typeof jsonSchemas>, { path }: Route, { fields }: Sequence): JsonObject[] {
  return Object.entries(fields).map(([name, part]) => {
    const field = asField(part)
    const inPath = path.includes(`{${name}}`)
    const one = schemas.write(field.schema)
    return {
      name,
      in: inPath ? 'path' : 'query',
      required: inPath || field.min > 0,
      ...(field.doc !== undefined && { description: field.doc }),
      ...(field.occurs === 'many'
        ? { schema: { type: 'array', items: one }, style: 'form', explode: false }
        : { schema: one }),
    }
  })
}
