import { afterAll, beforeAll, expect, test } from 'vitest'
import { canCheck, findings } from '../check-xml.ts'
import { holder, signed } from '../signer.ts'
import { createWorld, type World } from '../world.ts'
import { change, cholesterol2, file, format, home, keysOf, keyXml, newThing, types, weight } from './thing-samples.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

test.skipIf(!canCheck)('every kind of answer fits the published schemas', async () => {
  const { client } = await home(world)
  const answers: string[] = []
  const call = async (method: string, version: number, info: string) => {
    const answer = await client.call(method, version, info)
    answers.push(answer.xml)
    return answer
  }
  const signature = signed('method1', weight(1), await holder()).info
  const blobs =
    '<blob-payload><blob><blob-info><name/></blob-info><base64data>eA==</base64data></blob><blob><blob-info><name>n</name></blob-info><base64data>eA==</base64data></blob></blob-payload>'
  const created = await call(
    'PutThings',
    2,
    newThing(
      types.weight,
      weight(1),
      `<tags>a</tags><updated-end-date>2030-01-01T00:00:00</updated-end-date>${signature}`,
    ) +
      newThing(types.file, file('x'), `${blobs}<flags>16</flags>`) +
      newThing(types.cholesterol2, cholesterol2('2026-01-02T08:00', 3)),
  )
  const [first, , third] = keysOf(created)
  const [old] = keysOf(await call('PutThings', 1, newThing(types.file, file('x'), '<data-other>x</data-other>')))

  const sections = ['core', 'audits', 'effectivepermissions', 'digitalsignatures', 'tags']
  for (const form of ['information', 'inline', 'streamed']) {
    const more = `<type-version-format>${types.cholesterol1}</type-version-format><blob-payload-request><blob-format><blob-format-spec>${form}</blob-format-spec></blob-format></blob-payload-request>`
    const ordered = `<order-by><order-by-property type-id="${types.weight}" property-name="value"/></order-by>`
    await call(
      'GetThings',
      3,
      `<group name="a" max-full="2"><filter/>${format([...sections, 'blobpayload'], '<xml/>', more)}</group>` +
        `<group><filter><type-id>${types.weight}</type-id></filter>${format(sections, '<xml>stt</xml><xml>mtt</xml><xml>form</xml>')}${ordered}</group>`,
    )
  }
  for (const version of [1, 2])
    await call(
      'GetThings',
      version,
      `<group name="a" max-full="3"><filter/>${format([...sections, 'otherdata'], '<xml/><xml>stt</xml>')}</group>`,
    )
  await call('BeginPutBlob', 1, '')
  await call('OverwriteThings', 2, change(first!, '<tags>b</tags>'))
  await call('OverwriteThings', 1, change(old!, '<tags>b</tags>'))
  await call('RemoveThings', 1, keyXml(third!))
  await call('GetRecordOperations', 1, '<record-operation-sequence-number>0</record-operation-sequence-number>')
  await call('PutThings', 2, newThing(types.weight, '<weight/>'))
  expect(await findings(answers)).toEqual([])
})
