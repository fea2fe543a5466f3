/** The forms and the page of an item, over HTTP without a browser: what custodians alone may say, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asker } from '../../src/gate.ts'
import { allergy } from '../../src/things/allergy.ts'
import { words } from '../../src/things/base/codable-value.ts'
import { type ThingType, write } from '../../src/things/registry.ts'
import { type ShellClient, shellClient, signUpValues } from '../shell-client.ts'
import { createWorld, type World } from '../world.ts'

type Ask = ReturnType<typeof asker>
interface Somebody {
  readonly client: ShellClient
  readonly ask: Ask
  readonly recordId: string
  readonly personId: string
}

let world: World
let people = 0
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function somebody(name = 'Ann Baker'): Promise<Somebody> {
  const client = shellClient(world.server, `10.2.0.${++people}`)
  const reply = await client.submit('/sign-up', { ...signUpValues(`item${people}@example.com`), name })
  expect(reply.statusCode, reply.body).toBe(303)
  const token = [...client.cookies].find(([cookie]) => /session/.test(cookie))![1]
  const ask = asker(world.platform.gate, { kind: 'shell', token: decodeURIComponent(token) }, 'test')
  const info = await ask('GetPersonInfoPrivileged', {})
  return { client, ask, recordId: info.record[0]!.recordId, personId: info.person.personId }
}

interface Given {
  readonly flags?: number
  readonly tags?: string
}

async function put({ ask, recordId }: Somebody, type: ThingType, xml: string, given: Given = {}): Promise<string> {
  const thing = [{ typeId: { text: type.id }, dataXml: [{ text: xml }], signatureInfo: [], ...given }]
  const { thingId } = await ask('PutThings', { thing }, { record: recordId })
  return thingId[0]!.text
}

const allergyTo = (name: string) => write(allergy, { name: words(name) })
const page = ({ recordId }: Somebody, rest: string) => `/record/${recordId}/${rest}`

/** The text of a page, as one line without markup. */
const textOf = (html: string): string =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')

/** The values of the form on a page, as a browser would send them untouched. */
function formOn(html: string): Record<string, string> {
  const values: Record<string, string> = {}
  const form = /<main.*<\/main>/s.exec(html)![0]
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1]
    if (!name || (/type="checkbox"/.test(tag) && !/ checked/.test(tag))) continue
    values[name] = (/value="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&#x27;', "'").replaceAll('&quot;', '"')
  }
  for (const [, name, value] of form.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g))
    values[name!] = value!
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    values[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? ''
  return values
}

async function thing({ ask, recordId }: Somebody, id: string) {
  const answer = await ask(
    'GetThings',
    {
      group: [
        {
          id: [id],
          key: [],
          clientThingId: [],
          filter: [],
          format: { section: ['core', 'tags'], xml: [''], typeVersionFormat: [] },
        },
      ],
    },
    { record: recordId },
  )
  return answer.group[0]!.thing[0]
}

describe('private, and not in the emergency profile', () => {
  test('are said when adding, stand as words on the item and in the list, and are taken back when editing', async () => {
    const ann = await somebody()
    const added = await ann.client.submit(page(ann, 'data/allergy/add'), {
      'name.text': 'Peanuts',
      _flags: '1',
      _personal: 'yes',
      _noEmergency: 'yes',
    })
    expect(added.statusCode, added.body).toBe(303)
    const list = await ann.client.get(page(ann, 'data/allergy'))
    expect(textOf(list.body)).toMatch(/Peanuts Private Not in the emergency profile/)
    const id = /\/item\/([0-9a-f-]{36})/.exec(list.body)![1]!
    expect((await thing(ann, id))?.flags).toBe(0x1 | 0x8)
    const item = await ann.client.get(page(ann, `item/${id}`))
    expect(textOf(item.body)).toMatch(/Private: no app and only custodians see it Not in the emergency profile/)

    const form = formOn((await ann.client.get(page(ann, `item/${id}/edit`))).body)
    expect(form).toMatchObject({ _personal: 'yes', _noEmergency: 'yes' })
    const { _personal: _, ...rest } = form
    expect((await ann.client.post(page(ann, `item/${id}/edit`), rest)).statusCode).toBe(303)
    expect((await thing(ann, id))?.flags).toBe(0x8)
  })

  test('stay as they are when a form does not show them', async () => {
    const ann = await somebody()
    const id = await put(ann, allergy, allergyTo('Eggs'), { flags: 0x9 })
    const {
      _flags: _,
      _personal: __,
      _noEmergency: ___,
      ...rest
    } = formOn((await ann.client.get(page(ann, `item/${id}/edit`))).body)
    expect((await ann.client.post(page(ann, `item/${id}/edit`), { ...rest, 'name.text': 'Egg' })).statusCode).toBe(303)
    expect((await thing(ann, id))?.flags).toBe(0x9)
  })

  test('are not offered to helpers; who asks all the same is refused in a sentence, and nothing is changed', async () => {
    const [ann, bob] = [await somebody(), await somebody('Bob Reed')]
    await world.share(ann.recordId, bob, { level: 'Modify' })
    const id = await put(ann, allergy, allergyTo('Milk'))
    const edit = page(ann, `item/${id}/edit`)
    const form = formOn((await bob.client.get(edit)).body)
    expect(form).not.toHaveProperty('_flags')
    for (const wanted of [
      { _personal: 'yes' },
      { _noEmergency: 'yes' },
      { _flags: '1', _noEmergency: 'yes' },
    ] as const) {
      const reply = await bob.client.post(edit, { ...form, 'name.text': 'Cheese', ...wanted })
      expect(reply.statusCode).toBe(403)
      expect(textOf(reply.body)).toContain('Only a custodian of this record can make an item private')
      const added = await bob.client.submit(page(ann, 'data/allergy/add'), { 'name.text': 'Soy', ...wanted })
      expect(added.statusCode).toBe(403)
    }
    const held = await thing(ann, id)
    expect([held?.flags, held?.thingId.versionStamp]).toEqual([0, form._stamp])
    expect(textOf((await ann.client.get(page(ann, 'data/allergy'))).body)).not.toContain('Soy')
  })

  test('what a custodian took out of the emergency profile, a helper does not bring back', async () => {
    const [ann, bob] = [await somebody(), await somebody('Bob Reed')]
    await world.share(ann.recordId, bob, { level: 'Modify' })
    const id = await put(ann, allergy, allergyTo('Nuts'), { flags: 0x8 })
    const { thingId } = (await thing(ann, id))!
    const change = { thing: [{ thingId, flags: 0, dataXml: [], signatureInfo: [] }] }
    await expect(bob.ask('PutThings', change, { record: ann.recordId })).rejects.toMatchObject({
      status: 'ACCESS_DENIED',
    })
    expect((await thing(ann, id))?.flags).toBe(0x8)
  })

  test('kinds of which there is one at most cannot be private, and the profile is offered where it has a meaning', async () => {
    const ann = await somebody()
    expect((await ann.client.get(page(ann, 'data/basic/add'))).body).not.toContain('_personal')
    const weight = await ann.client.get(page(ann, 'data/weight/add'))
    expect(weight.body).toContain('_personal')
    expect(weight.body).not.toContain('_noEmergency')
  })
})

test('of an item that its author locked the tags can still be changed, and nothing else', async () => {
  const ann = await somebody()
  const id = await put(ann, allergy, allergyTo('Latex'), { flags: 0x10 })
  expect(textOf((await ann.client.get(page(ann, `item/${id}`))).body)).toContain('Edit tags')
  const edit = page(ann, `item/${id}/edit`)
  const form = formOn((await ann.client.get(edit)).body)
  expect(form).not.toHaveProperty('name.text')
  expect((await ann.client.post(edit, { ...form, 'common.tags': 'gloves', 'name.text': 'Wool' })).statusCode).toBe(303)
  const held = await thing(ann, id)
  expect([held?.tags, held?.flags]).toEqual(['gloves', 0x10])
  expect(held?.dataXml[0]?.text).toContain('Latex')
})
