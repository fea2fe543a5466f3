/** The forms and the page of an item, over HTTP without a browser: what custodians alone may say, and what is refused. */
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asker } from '../../src/gate.ts'
import { sql } from '../../src/store/db.ts'
import { allergy } from '../../src/things/allergy.ts'
import { coded, words } from '../../src/things/base/codable-value.ts'
import type { Common } from '../../src/things/base/common.ts'
import { medication } from '../../src/things/medication.ts'
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

describe('what belongs together', () => {
  const related = (relatedThing: Common['relatedThing']): Common => ({ extension: [], relatedThing })
  const medicine = (name: string, relatedThing: Common['relatedThing']) =>
    write(medication, { name: words(name) }, related(relatedThing))
  const itemPage = async (who: Somebody, of: Somebody, id: string) =>
    textOf((await who.client.get(page(of, `item/${id}`))).body)

  test('is told on both pages, in the words that were written down, by thing id and by client id', async () => {
    const ann = await somebody()
    const byId = await put(ann, allergy, allergyTo('Pollen'))
    const named = { ...related([]), clientThingId: 'app-7' }
    const byClient = await put(ann, allergy, write(allergy, { name: words('Dust') }, named))
    const pill = await put(
      ann,
      medication,
      medicine('Cetirizine', [
        { thingId: byId, relationshipType: 'taken for' },
        { clientThingId: 'app-7' },
        { thingId: '00000000-0000-4000-8000-00000000dead' },
      ]),
    )
    const text = await itemPage(ann, ann, pill)
    expect(text).toMatch(/Belongs to.*Pollen.*Allergy · taken for.*Dust.*One item that is not here \(any more\)/)
    for (const id of [byId, byClient]) expect(await itemPage(ann, ann, id)).toMatch(/Mentioned by.*Cetirizine/)
  })

  test('what a person may not see is as absent as what is not there, from both ends', async () => {
    const [ann, bob] = [await somebody(), await somebody('Bob Reed')]
    await world.share(ann.recordId, bob, { level: 'Modify' })
    const hidden = await put(ann, allergy, allergyTo('Secretum'), { flags: 1 })
    const seen = await put(ann, allergy, allergyTo('Grass'))
    const pill = await put(ann, medication, medicine('Loratadine', [{ thingId: hidden }, { thingId: seen }]))
    await put(ann, medication, medicine('Arcanum', [{ thingId: seen }]), { flags: 1 })
    const toBob = await itemPage(bob, ann, pill)
    expect(toBob).toMatch(/Grass.*One item that is not here/)
    expect(toBob).not.toContain('Secretum')
    expect(await itemPage(ann, ann, pill)).toContain('Secretum')
    expect(await itemPage(bob, ann, seen)).not.toContain('Arcanum')
    expect(await itemPage(ann, ann, seen)).toContain('Arcanum')
    const mentions = (who: Somebody, thingId: string) =>
      who.ask('GetThingMentions', { thingId }, { record: ann.recordId }).then(a => a.thingId.map(k => k.text))
    expect(await mentions(bob, hidden)).toEqual([])
    expect(await mentions(ann, hidden)).toEqual([pill])
    expect(await mentions(bob, seen)).toEqual([pill])
  })

  test('of another record nothing is found, though it names the same ids', async () => {
    const [ann, eve] = [await somebody(), await somebody('Eve Stone')]
    const named = { ...related([]), clientThingId: 'shared' }
    const mine = await put(ann, allergy, write(allergy, { name: words('Wool') }, named))
    await put(eve, medication, medicine('Elsewhere', [{ clientThingId: 'shared' }, { thingId: mine }]))
    expect((await ann.ask('GetThingMentions', { thingId: mine }, { record: ann.recordId })).thingId).toEqual([])
  })

  test('follows every change: a mention that is edited away or deleted is told no more', async () => {
    const ann = await somebody()
    const dust = await put(ann, allergy, allergyTo('Dust'))
    const pill = await put(ann, medication, medicine('Ibuprofen', [{ thingId: dust }]))
    const mentions = async () =>
      (await ann.ask('GetThingMentions', { thingId: dust }, { record: ann.recordId })).thingId.map(k => k.text)
    const change = async (more: object) =>
      ann.ask(
        'PutThings',
        { thing: [{ thingId: (await thing(ann, pill))!.thingId, dataXml: [], signatureInfo: [], ...more }] },
        { record: ann.recordId },
      )
    await change({ tags: 'x' })
    expect(await mentions()).toEqual([pill])
    await change({ typeId: { text: medication.id }, dataXml: [{ text: medicine('Ibuprofen', []) }] })
    expect(await mentions()).toEqual([])
    await change({ typeId: { text: medication.id }, dataXml: [{ text: medicine('Ibuprofen', [{ thingId: dust }]) }] })
    await ann.ask('RemoveThings', { thingId: [(await thing(ann, pill))!.thingId] }, { record: ann.recordId })
    expect(await mentions()).toEqual([])
  })

  test('is known of things that were stored before the column for it was there', async () => {
    const ann = await somebody()
    const dust = await put(ann, allergy, allergyTo('Dust'))
    const entries = [{ thingId: dust.toUpperCase(), relationshipType: 'for' }, { clientThingId: 'app-9' }]
    const pill = await put(ann, medication, medicine('Ibuprofen', entries))
    const { db } = world.platform.services
    const column = () =>
      db.read
        .query<{ name: string }>(
          sql`select jsonb_array_elements_text(related) as name from thing where record_id = ${ann.recordId} and thing_id = ${pill}`,
        )
        .then(rows => rows.map(r => r.name).sort())
    const written = await column()
    expect(written).toEqual([dust, `${ann.recordId} app-9`].sort())
    await db.now.query(sql`update thing set related = null`)
    const folder = new URL('../../src/store/migrations/', import.meta.url)
    const file = (await readdir(folder)).find(name => name.endsWith('related-things.sql'))!
    const fill = /with named as .*?;/s.exec(await readFile(new URL(file, folder), 'utf8'))![0]
    await db.write(tx => tx.query(sql([fill] as unknown as TemplateStringsArray)))
    expect(await column()).toEqual(written)
  })

  test('is said and taken back by forms; what is not there, or not to be seen, cannot be named', async () => {
    const [ann, bob] = [await somebody(), await somebody('Bob Reed')]
    await world.share(ann.recordId, bob, { level: 'Modify' })
    const pollen = await put(ann, allergy, allergyTo('Pollen'))
    const hidden = await put(ann, allergy, allergyTo('Secretum'), { flags: 1 })
    const pill = await put(ann, medication, medicine('Cetirizine', []))
    const relate = page(ann, `item/${pill}/related`)
    expect(textOf((await ann.client.get(relate)).body)).toMatch(/Allergies 2 items/)
    expect(textOf((await bob.client.get(`${relate}?kind=allergy`)).body)).not.toContain('Secretum')
    const _stamp = (await thing(ann, pill))!.thingId.versionStamp
    for (const other of ['', hidden, pill, 'nonsense', '00000000-0000-4000-8000-00000000dead'])
      expect((await bob.client.submit(`${relate}?kind=allergy`, { _stamp, other })).statusCode, other).toBe(422)
    expect((await thing(ann, pill))!.thingId.versionStamp).toBe(_stamp)
    const said = { _stamp, other: pollen, relationship: 'taken for' }
    expect((await bob.client.submit(`${relate}?kind=allergy`, said)).statusCode).toBe(303)
    expect(await itemPage(ann, ann, pollen)).toMatch(/Mentioned by.*Cetirizine.*taken for/)
    expect((await bob.client.submit(`${relate}?kind=allergy`, said)).statusCode).toBe(409)
    const now = (await thing(ann, pill))!.thingId.versionStamp
    expect((await ann.client.submit(relate, { _stamp: now, remove: pollen })).statusCode).toBe(303)
    expect(await itemPage(ann, ann, pollen)).not.toContain('Mentioned by')
  })

  test('people who only look are not offered to say it', async () => {
    const [ann, vic] = [await somebody(), await somebody('Vic Lowe')]
    await world.share(ann.recordId, vic, { level: 'View' })
    const pollen = await put(ann, allergy, allergyTo('Pollen'))
    expect(await itemPage(vic, ann, pollen)).not.toContain('Say what this belongs to')
    expect((await vic.client.get(page(ann, `item/${pollen}/related`))).statusCode).toBe(404)
  })
})

describe('an item that somebody else changed meanwhile', () => {
  test('is shown beside what was typed; nothing is lost, and saving again is the way on', async () => {
    const [ann, bob] = [await somebody(), await somebody('Bob Reed')]
    await world.share(ann.recordId, bob, { level: 'Modify' })
    const id = await put(ann, allergy, allergyTo('Pollen'))
    const edit = page(ann, `item/${id}/edit`)
    const mine = { ...formOn((await ann.client.get(edit)).body), 'name.text': 'Birch', 'common.note': 'Every spring' }
    const theirs = formOn((await bob.client.get(edit)).body)
    expect((await bob.client.post(edit, { ...theirs, 'name.text': 'Alder' })).statusCode).toBe(303)

    const reply = await ann.client.post(edit, mine)
    expect(reply.statusCode).toBe(409)
    expect(textOf(reply.body)).toMatch(/Bob Reed changed this item on/)
    expect(textOf(reply.body)).toMatch(
      /It says now You typed Name Alder Birch Note (empty|Empty|nothing|–|—)?.*Every spring/,
    )
    const again = formOn(reply.body)
    expect(again).toMatchObject({ 'name.text': 'Birch', 'common.note': 'Every spring' })
    expect((await thing(ann, id))?.dataXml[0]?.text).toContain('Alder')
    expect((await ann.client.post(edit, again)).statusCode).toBe(303)
    const now = (await thing(ann, id))?.dataXml[0]?.text
    expect(now).toContain('Birch')
    expect(now).toContain('Every spring')
  })

  test('is not overwritten when it changes once more after that was shown', async () => {
    const ann = await somebody()
    const id = await put(ann, allergy, allergyTo('Pollen'))
    const edit = page(ann, `item/${id}/edit`)
    const first = formOn((await ann.client.get(edit)).body)
    const change = async (name: string) =>
      ann.client.post(edit, { ...formOn((await ann.client.get(edit)).body), 'name.text': name })
    await change('Alder')
    const shown = formOn((await ann.client.post(edit, { ...first, 'name.text': 'Birch' })).body)
    await change('Hazel')
    const reply = await ann.client.post(edit, shown)
    expect(reply.statusCode).toBe(409)
    expect(textOf(reply.body)).toMatch(/Name Hazel Birch/)
  })
})

describe('the history', () => {
  test('says in one sentence who changed what, with which application, and when', async () => {
    const [ann, walter] = [await somebody(), await somebody('Walter Reed')]
    await world.share(ann.recordId, walter, { level: 'Modify' })
    const id = await put(ann, allergy, write(allergy, { name: words('Pollen'), reaction: words('Sneezing') }))
    const edit = page(ann, `item/${id}/edit`)
    const form = formOn((await walter.client.get(edit)).body)
    const changed = { ...form, 'reaction.text': 'Itching', 'common.note': 'In May', 'common.tags': 'spring' }
    expect((await walter.client.post(edit, changed)).statusCode).toBe(303)
    const remove = async () =>
      ann.ask('RemoveThings', { thingId: [(await thing(ann, id))!.thingId] }, { record: ann.recordId })
    await remove()
    const text = textOf((await ann.client.get(page(ann, `item/${id}/history`))).body)
    expect(text).toMatch(/Ann Baker deleted it, with Healthkeep, [A-Z][a-z]{2} \d+, \d{4}/)
    expect(text).toMatch(
      /Walter Reed changed the reaction from Sneezing to Itching, added the note In May and made 1 more change, with Healthkeep, /,
    )
    expect(text).toMatch(/Ann Baker added the allergy, with Healthkeep, /)
  })
})

test('the page of an item tells clinicians the code behind the words, with its list', async () => {
  const ann = await somebody()
  const type = { ...coded('Latex', '111088007', 'Snomed/SnomedAllergies/20240301') }
  const id = await put(ann, allergy, write(allergy, { name: type, reaction: words('Hives') }))
  const text = textOf((await ann.client.get(page(ann, `item/${id}`))).body)
  expect(text).toMatch(/Code for clinicians.*Name Latex Snomed\/SnomedAllergies \(20240301\) 111088007/)
  const plain = await put(ann, allergy, allergyTo('Wool'))
  expect((await ann.client.get(page(ann, `item/${plain}`))).body).not.toContain('for clinicians')
})

describe('units', () => {
  test('are chosen for each kind of measurement in the preferences, and given back to the usual', async () => {
    const ann = await somebody()
    const form = formOn((await ann.client.get('/account/preferences')).body)
    expect(form).toMatchObject({ 'unit.weight': 'usual', 'unit.height': 'usual' })
    const choose = async (unit: string) => {
      const chosen = { ...formOn((await ann.client.get('/account/preferences')).body), 'unit.weight': unit }
      expect((await ann.client.post('/account/preferences', { ...chosen, theme: 'system' })).statusCode).toBe(303)
      return (await ann.ask('GetUnitPreferences', {})).choice.find(c => c.kind === 'weight')?.unit
    }
    expect(await choose('stlb')).toBe('stlb')
    expect(await choose('furlong')).toBe('stlb')
    const text = textOf((await ann.client.get(page(ann, 'data/weight/add'))).body)
    expect(text).toContain('st')
    await ann.client.submit(page(ann, 'data/weight/add'), {
      'when.date': '2026-11-22',
      'when.time': '08:30',
      'value.amount': '70',
      'value.unit': 'kg',
    })
    expect(textOf((await ann.client.get(page(ann, 'data/weight'))).body)).toMatch(/11(&nbsp;|\s|\u00a0)st/)
    expect(await choose('usual')).toBe('usual')
    expect(textOf((await ann.client.get(page(ann, 'data/weight'))).body)).toMatch(/154\.3(&nbsp;|\s|\u00a0)lb/)
  })

  test('two at once are typed, shown and edited as they were said: a baby of 7 lb 6 oz, a person of 5 ft 8 in', async () => {
    const ann = await somebody()
    for (const [kind, amount, unit, words] of [
      ['weight', '7lb 6oz', 'lb', /7\slb 6\soz/],
      ['height', `5'8"`, 'in', /5\sft 8\sin/],
    ] as const) {
      const typed = { 'when.date': '2026-11-22', 'when.time': '08:30', 'value.amount': amount, 'value.unit': unit }
      expect((await ann.client.submit(page(ann, `data/${kind}/add`), typed)).statusCode).toBe(303)
      const list = await ann.client.get(page(ann, `data/${kind}`))
      expect(textOf(list.body)).toMatch(words)
      const id = /\/item\/([0-9a-f-]{36})/.exec(list.body)![1]!
      expect(textOf((await ann.client.get(page(ann, `item/${id}`))).body)).toMatch(words)
      const edit = formOn((await ann.client.get(page(ann, `item/${id}/edit`))).body)
      expect(edit['value.amount']).toMatch(words)
    }
  })
})
