import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rule } from '../../src/domain/access.ts'
import { mostFull, mostKeys } from '../../src/domain/thing-search.ts'
import { redirects } from '../../src/doors/shell/redirects.ts'
import { methodSchemas, typeSchemas } from '../../src/doors/xml/schemas.ts'
import { contracts } from '../../src/gate.ts'
import type { XmlElement } from '../../src/xml/parse.ts'
import { attribute, child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings, hasXmllint } from '../check-xml.ts'
import { type Answer, anonymous, answer, createWorld, type World } from '../world.ts'

const weight = '3d34d87e-7fc1-4153-800f-f56592cb0d17'

let world: World
const seen: string[] = []
beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world.close()
})

async function anybody(method: string, version: number, info = ''): Promise<Answer> {
  const app = await world.soda()
  const reply = await world.server.inject({
    method: 'POST',
    url: '/platform/wildcat.ashx',
    payload: anonymous(method, version, info, app.masterId),
  })
  const got = answer(reply.body)
  expect(got.message).toBe('')
  seen.push(got.xml)
  return got
}
const all = (element: XmlElement | undefined, name: string) =>
  element ? elements(element).filter(e => e.local === name) : []
const textAt = (element: XmlElement | undefined, ...path: string[]) => {
  const found = path.reduce<XmlElement | undefined>((e, name) => e && child(e, name), element)
  return found && text(found)
}
const section = (...names: string[]) =>
  `<response-sections>${names.map(n => `<section>${n}</section>`).join('')}</response-sections>`

describe('GetServiceDefinition', () => {
  it('tells everything when no section is named, in the order of the schema', async () => {
    const { info } = await anybody('GetServiceDefinition', 2)
    const names = [...new Set(elements(info!).map(e => e.local))]
    expect(names).toEqual([
      'platform',
      'shell',
      'xml-method',
      'common-schema',
      'instances',
      'meaningful-use',
      'updated-date',
    ])
    expect(textAt(info, 'platform', 'url')).toBe('http://localhost:8080/platform/wildcat.ashx')
    expect(textAt(info, 'shell', 'redirect-url')).toBe('http://localhost:8080/redirect.aspx')
    expect(textAt(info, 'updated-date')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  })

  it('names the current instance among the instances, with whole addresses', async () => {
    const { info } = await anybody('GetServiceDefinition', 2, section('topology'))
    expect(elements(info!).map(e => e.local)).toEqual(['instances', 'updated-date'])
    const instances = child(info!, 'instances')!
    const [instance] = elements(instances)
    expect(attribute(instances, 'current-instance-id')).toBe(textAt(instance, 'id'))
    expect(elements(instance!).map(e => e.local)).toEqual(['id', 'name', 'description', 'platform-url', 'shell-url'])
    expect(textAt(instance, 'platform-url')).toBe('http://localhost:8080/platform/wildcat.ashx')
    expect(textAt(instance, 'shell-url')).toBe('http://localhost:8080/')
  })

  it('tells limits under the keys that clients look for', async () => {
    const { info } = await anybody('GetServiceDefinition', 2, section('platform'))
    const values = Object.fromEntries(
      all(child(info!, 'platform'), 'configuration').map(c => [attribute(c, 'key'), text(c)]),
    )
    expect(values).toMatchObject({
      maxUncompressedSizeBytes: '16777216',
      maxFullThingResultsPerGroup: String(mostFull),
      maxPartialThingResultsPerGroup: String(mostKeys),
      maxGetThingsQueryGroups: '100',
      MaxResultsVocabularyRetrieval: '1000',
      blobStreamTokenTtlMs: '3600000',
    })
  })

  it('lists every public method in each version with schemas that can be fetched, and no private one', async () => {
    const { info } = await anybody('GetServiceDefinition', 2, section('xml-over-http-methods'))
    const listed = all(info, 'xml-method')
    const visible = contracts.filter(c => c.visibility === 'public')
    expect(listed.map(m => textAt(m, 'name')).sort()).toEqual(visible.map(c => c.name).sort())
    const urls = new Set(
      listed.flatMap(m =>
        all(m, 'version').flatMap(v => [textAt(v, 'request-schema-url'), textAt(v, 'response-schema-url')]),
      ),
    )
    for (const schema of all(info, 'common-schema')) urls.add(text(schema))
    for (const url of urls) {
      const { pathname } = new URL(url!)
      const reply = await world.server.inject({ method: 'GET', url: pathname })
      expect(reply.statusCode, pathname).toBe(200)
      expect(reply.headers['content-type']).toBe('text/xml; charset=utf-8')
    }
  })

  it('is empty when nothing changed since the date that the caller has', async () => {
    const { info } = await anybody('GetServiceDefinition', 2)
    const date = textAt(info, 'updated-date')
    const again = await anybody('GetServiceDefinition', 2, `<updated-date>${date}</updated-date>`)
    expect(again.xml).toContain('GetServiceDefinition2"></wc:info>')
    expect(
      elements((await anybody('GetServiceDefinition', 2, '<updated-date>2017-04-20T21:53:19</updated-date>')).info!)
        .length,
    ).toBeGreaterThan(5)
  })

  it('describes the redirect targets of the Shell', async () => {
    const { info } = await anybody('GetServiceDefinition', 2, section('shell'))
    const tokens = all(child(info!, 'shell'), 'redirect-token')
    expect(tokens.map(t => textAt(t, 'token'))).toContain('CREATEAPPLICATION')
    for (const token of tokens) expect(Object.keys(redirects)).toContain(textAt(token, 'token'))
    for (const token of tokens)
      expect(elements(token).map(e => e.local)).toEqual(['token', 'description', 'querystring-parameters'])
  })

  it('answers version 1 without topology', async () => {
    const { info } = await anybody('GetServiceDefinition', 1)
    expect([...new Set(elements(info!).map(e => e.local))]).toEqual([
      'platform',
      'shell',
      'xml-method',
      'common-schema',
      'updated-date',
    ])
  })

  it('is answered to applications in a session as well', async () => {
    const client = await world.client(await world.web())
    expect(await client.call('GetServiceDefinition', 2, '')).toMatchObject({ code: 0 })
  })
})

describe('SelectInstance', () => {
  it('names the one instance to people from anywhere', async () => {
    const { info } = await anybody(
      'SelectInstance',
      1,
      '<preferred-location><country>NL</country></preferred-location>',
    )
    expect(textAt(info, 'selected-instance', 'id')).toBe('1')
  })
})

describe('GetApplicationInfo', () => {
  const rules: readonly Rule[] = [
    {
      name: 'weights',
      reason: { 'en-US': 'To draw a chart', de: 'Für ein Diagramm' },
      optional: true,
      displayFlags: 3,
      permissions: ['Read', 'Create'],
      targets: [{ types: [weight], dates: [{ from: '2020-01-01T00:00:00' }] }],
      exceptions: [],
    },
  ]

  it.each([1, 2])('shows the application and its rules in version %i', async version => {
    const client = await world.client(
      await world.web({ online: rules, offline: [], name: 'Scales & more', actionUrl: 'https://example.org/act' }),
    )
    const got = await client.call('GetApplicationInfo', version)
    seen.push(got.xml)
    const app = child(got.info!, 'application')
    expect(textAt(app, 'name')).toBe('Scales & more')
    expect(textAt(app, 'action-url')).toBe('https://example.org/act')
    expect(textAt(app, 'app-type')).toBe('Web')
    expect(child(app!, 'person-offline-base-auth-xml')).toBeUndefined()
    expect(got.xml).toContain(
      '<person-online-base-auth-xml><auth><rules><rule is-optional="true" name="weights"><reason xml:lang="en-US">To draw a chart</reason>' +
        '<display-flags>3</display-flags><permission>Read</permission><permission>Create</permission>' +
        `<target-set><date-range><date-min>2020-01-01T00:00:00Z</date-min></date-range><type-id>${weight}</type-id></target-set></rule></rules></auth></person-online-base-auth-xml>`,
    )
  })

  it('gives the texts of all languages when asked', async () => {
    const client = await world.client(await world.web({ online: rules }))
    const got = await client.call('GetApplicationInfo', 1, '<all-languages>true</all-languages>')
    seen.push(got.xml)
    expect(got.xml).toContain('<reason xml:lang="de">Für ein Diagramm</reason>')
  })

  it('names the master of an installed instance, and shows nobody the instances of others', async () => {
    const app = await world.soda()
    const client = await world.client(app)
    const got = await client.call('GetApplicationInfo', 2)
    seen.push(got.xml)
    expect(textAt(got.info, 'application', 'app-type')).toBe('Soda')
    expect(textAt(got.info, 'application', 'master-app-id')).toBe(app.masterId)
    const other = await world.client(await world.web())
    expect(
      await other.call('GetApplicationInfo', 2, `<child-app-id>${app.applicationId}</child-app-id>`),
    ).toMatchObject({ code: 11 })
  })
})

describe.skipIf(!hasXmllint)('the published schemas', () => {
  it('all compile, and each fits the answers of its method', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'healthkeep-xsd-'))
    try {
      const run = promisify(execFile)
      await writeFile(join(folder, 'nothing.xml'), '<nothing/>')
      const sets = { methods: methodSchemas(contracts), types: typeSchemas() }
      const broken: string[] = []
      for (const schemas of Object.values(sets)) {
        for (const [file, xsd] of schemas) await writeFile(join(folder, file), xsd)
        for (const file of schemas.keys()) {
          const { stderr } = await run('xmllint', [
            '--nonet',
            '--noout',
            '--schema',
            join(folder, file),
            join(folder, 'nothing.xml'),
          ]).catch((e: { stderr: string }) => e)
          if (/Schemas parser error|failed to compile/.test(stderr)) broken.push(`${file}: ${stderr.slice(0, 300)}`)
        }
      }
      expect(broken).toEqual([])
      for (const [index, xml] of seen.entries()) {
        const info = /<wc:info[\s\S]*<\/wc:info>/.exec(xml)
        if (!info) continue
        const name = /methods\.response\.(\w+)/.exec(info[0])![1]!
        await writeFile(join(folder, `${index}.xml`), info[0])
        const schema = `response-${name.toLowerCase()}.xsd`
        const { stderr } = await run('xmllint', [
          '--nonet',
          '--noout',
          '--schema',
          join(folder, schema),
          join(folder, `${index}.xml`),
        ]).catch((e: { stderr: string }) => e)
        expect(stderr, schema).toContain('validates')
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 120_000)
})

it('answers 404 with a sentence for a schema that there is not', async () => {
  const reply = await world.server.inject({ method: 'GET', url: '/platform/XSD/method-nothing.xsd' })
  expect(reply.statusCode).toBe(404)
  expect(reply.body).toContain('GetServiceDefinition')
})

it.skipIf(!canCheck)('every answer above fits the published schemas', async () => {
  expect(await findings(seen)).toEqual([])
})
