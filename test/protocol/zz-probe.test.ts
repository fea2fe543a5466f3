import { createSign } from 'node:crypto'
import { afterAll, beforeAll, test } from 'vitest'
import { findings } from '../check-xml.ts'
import { anonymous, answer, createWorld, envelope, openSession, type World } from '../world.ts'
import { home, types, weight, newThing, putOne, allergy, keysOf, keyXml, format, byType, change } from './thing-samples.ts'
let world: World
let h: Awaited<ReturnType<typeof home>>
const seen: string[] = []
beforeAll(async () => { world = await createWorld(); h = await home(world) })
afterAll(() => world.close())
const raw = async (body: string | Buffer, headers: Record<string, string> = {}) => {
  const r = await world.server.inject({ method: 'POST', url: '/platform/wildcat.ashx', payload: body, headers })
  seen.push(r.body)
  return r
}
const show = (l: string, x: unknown) => console.log(l, typeof x === 'string' ? x.slice(0, 1500) : x)
test('probe', async () => {
  const call = async (m: string, v: number, i = '', o = {}) => { const a = await h.client.call(m, v, i, o); seen.push(a.xml); return a }
  const id = h.app.applicationId
  // PHP CAST v1
  const content = `<content><app-id>${id}</app-id><shared-secret><hmac-alg algName="HMACSHA1">${Buffer.from('0123456789abcdef0123').toString('base64')}</hmac-alg></shared-secret></content>`
  const sig = `<sig digestMethod="SHA1" sigMethod="RSA-SHA1" thumbprint="${h.app.thumbprint}">${createSign('RSA-SHA1').update(content).sign(h.app.key!, 'base64')}</sig>`
  const info = `<auth-info><app-id>${id}</app-id><credential><appserver>${sig}${content}</appserver></credential></auth-info>`
  const php = anonymous('CreateAuthenticatedSessionToken', 1, info, id).replace('<wc-request:request ', '<wc-request:request xmlns="urn:com.microsoft.wc.request" ')
  show('php', (await raw(php)).body.slice(0, 120))
  show('lang en-US', (await raw(anonymous('GetServiceDefinition', 2, '<response-sections><section>topology</section></response-sections>', id).replace('<language>en</language>', '<language>en-US</language>'))).body.slice(0,100))
  show('culture+method', (await raw(anonymous('Nope', 2, '', id).replace('<language>en</language>', '<language>!!</language>'))).body)
  show('app-id nonsense', (await raw(anonymous('GetServiceDefinition', 2, '', 'nonsense'))).body)
  show('app-id upper', (await raw(anonymous('SelectInstance', 1, '<preferred-location><country>US</country></preferred-location>', id.toUpperCase()))).body)
  const s = await openSession(async (b, hd) => (await raw(b, hd)).body, h.app)
  show('no method-version', (await raw(envelope('GetVocabulary', 2, '', { ...s }).replace('x', 'x'))).body.slice(0, 150))
  // v1 tags
  const k = await putOne(h.client, newThing(types.weight, weight(70), '<tags>a,b</tags>'))
  const a1 = await call('PutThings', 1, change(k, '<tags/>'))
  show('v1 tags empty', a1.xml)
  for (const [n, x] of Object.entries({
    'empty flags': '<flags/>', 'empty flags2': '<flags></flags>', 'empty end': '<updated-end-date/>', 'empty payload': '<blob-payload/>', 'sig': '<signature-info/>', 'empty thing-state': '<thing-state/>', 'foreign': '<foo/>', 'data-other': '<data-other/>', 'empty thing-id': '<thing-id/>', 'flags hex': '<flags> 0 </flags>',
  })) show(n, (await call('PutThings', 2, newThing(types.weight, weight(70), x))).xml)
  for (const [n, x] of Object.entries({
    'empty order': `${byType(types.weight)}${format()}<order-by/>`, 'empty intents': `${byType(types.weight)}${format()}<intents/>`,
    'cvo': `${byType(types.weight)}${format(['core','audits','effectivepermissions','tags','digitalsignatures','blobpayload'])}<current-version-only/>`,
    'full': `${byType(types.weight)}${format(['core','audits','effectivepermissions','tags','digitalsignatures','blobpayload'], '<xml/><xml>stt</xml><xml>mtt</xml><xml>form</xml>')}`,
    'empty filters': `<filter><type-id>${types.weight}</type-id><eff-date-min/><xpath/></filter>${format()}`,
    'blobfilters empty': `${byType(types.weight)}<format><section>blobpayload</section><blob-payload-request><blob-filters/><blob-format><blob-format-spec>inline</blob-format-spec></blob-format></blob-payload-request></format>`,
    'blob-format-spec case': `${byType(types.weight)}<format><section>blobpayload</section><blob-payload-request><blob-format><blob-format-spec>Inline</blob-format-spec></blob-format></blob-payload-request></format>`,
    'empty section': `${byType(types.weight)}<format><section/><xml/></format>`,
    'max0': `${byType(types.weight)}${format()}`,
  })) show(n, (await call('GetThings', 3, `<group${n === 'max0' ? ' max="0"' : ''}>${x}</group>`)).xml)
  show('maxfull0', (await call('GetThings', 3, `<group max-full="0">${byType(types.weight)}${format()}</group>`)).xml)
  show('max1', (await call('GetThings', 3, `<group max="1" max-full="0">${byType(types.weight)}${format()}</group>`)).xml)
  show('v1', (await call('GetThings', 1, `<group>${byType(types.weight)}${format(['core','audits','effectivepermissions','tags','digitalsignatures','otherdata'])}</group>`)).xml)
  show('bad info, no record', (await call('GetThings', 3, '<nonsense/>', { record: null })).xml)
  show('bad info, other record', (await call('GetThings', 3, '<nonsense/>', { record: '00000000-0000-4000-8000-000000000001' })).xml)
  show('people', (await call('GetAuthorizedPeople', 1, '<parameters><person-id-cursor/><authorizations-created-since/><num-results/></parameters>')).xml)
  show('people0', (await call('GetAuthorizedPeople', 1, '<parameters><num-results>0</num-results></parameters>')).xml)
  show('gpi', (await call('GetPersonInfo', 1, '<effective-record-permissions>true</effective-record-permissions>')).xml)
  for (const [m, v, i] of [['GetAuthorizedPeople', 1, ''], ['GetApplicationSettings', 1, ''], ['QueryPermissions', 1, `<thing-type-id>${types.weight}</thing-type-id>`], ['GetUpdatedRecordsForApplication', 1, ''], ['GetUpdatedRecordsForApplication', 2, '<update-date>2030-01-01T00:00:00.0000000Z</update-date>'], ['GetRecordOperations', 1, '<record-operation-sequence-number>0</record-operation-sequence-number>'], ['GetRecordOperations', 1, '<record-operation-sequence-number>999999</record-operation-sequence-number>'], ['BeginPutBlob', 1, ''], ['GetServiceDefinition', 1, ''], ['GetServiceDefinition', 2, ''], ['GetServiceDefinition', 2, '<response-sections/>'], ['GetServiceDefinition', 2, '<updated-date>2030-01-01T00:00:00</updated-date>'], ['GetVocabulary', 2, ''], ['GetVocabulary', 2, '<vocabulary-parameters><vocabulary-key><name>allergen-type</name><family/><version/><code-value/></vocabulary-key><fixed-culture>false</fixed-culture></vocabulary-parameters>'], ['SelectInstance', 1, '<preferred-location><country>US</country><state-province/></preferred-location>'], ['GetApplicationInfo', 2, '<all-languages>true</all-languages>'], ['GetThingType', 1, ''], ['GetThingType', 1, `<id>${types.weight}</id><section>core</section><section>versions</section><section>columns</section><image-type>image/gif</image-type><last-client-refresh>2012-01-01T00:00:00.0000000Z</last-client-refresh>`], ['SetApplicationSettings', 1, '<app-settings/>'], ['GetAuthorizedRecords', 1, `<id>${h.client.recordId!.toUpperCase()}</id>`], ['RemoveThings', 1, '']] as const) {
    const a = await call(m, v, i); show(`${m} ${v} ${i.slice(0, 60)}`, a.xml.slice(0, 420))
  }
  show('CHECK', await findings(seen))
}, 60000)
