/** Installed applications: an instance, its person's yes, and what it may do from then on. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Kept, sodaApplication } from '../../client/src/soda.ts'
import { dateTime, Weight } from '../../client/src/things.ts'
import { createWorld, type World } from '../world.ts'
import { agree, parametersOf } from './soda-consent.ts'

let world: World
let origin: string
let masterId: string
let kept: Kept & { text: string }
beforeAll(async () => {
  world = await createWorld()
  await world.server.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(world.server.server.address() as AddressInfo).port}`
  ;({ masterId } = await world.soda())
})
afterAll(() => world.close())
beforeEach(() => {
  kept = { text: '', load: () => kept.text, save: text => (kept.text = text) }
})

const soda = () => sodaApplication({ server: origin, masterId, kept })
test('an instance is nobody until its person agrees, and itself from then on', async () => {
  expect(await soda().connected()).toBeUndefined()
  const url = await soda().connectUrl({ instanceName: 'Ann’s phone', severalRecords: true })
  expect(Object.fromEntries(parametersOf(url))).toMatchObject({
    appid: masterId,
    instanceName: 'Ann’s phone',
    ismra: 'true',
  })
  // The Shell knows what to do with it.
  const reply = await fetch(url, { redirect: 'manual' })
  expect(reply.status).toBe(302)
  expect(await soda().connected()).toBeUndefined()
  expect(await soda().connectUrl({ instanceName: 'Ann’s phone', severalRecords: true })).toBe(url)

  await agree(world, masterId, url)
  const app = (await soda().connected())!
  for await (const person of app.people()) {
    const record = app.offline(person.personId).record(person.selectedRecordId!)
    const { id } = await record.put(Weight, { when: dateTime('2026-03-04'), value: { kg: 70 } })
    expect((await record.get(Weight, id))!.data.value).toEqual({ kg: 70 })
  }
  // After a restart of the device, out of what it kept; the token of the yes is gone.
  expect((await soda().connected())!.id).toBe(app.id)
  expect(kept.text).not.toContain('"token"')
  const more = await soda().moreRecordsUrl()
  expect(new URL(more).searchParams.get('target')).toBe('APPAUTH')
  expect(parametersOf(more).get('appid')).toBe(app.id)
})

test('when its person took everything back, the instance begins anew', async () => {
  const url = await soda().connectUrl()
  const { ask, recordId, appId } = await agree(world, masterId, url)
  expect(await soda().connected()).toBeDefined()
  await ask('RemoveRecordAuthorization', { applicationId: appId }, { record: recordId })
  expect(await soda().connected()).toBeUndefined()
  expect(kept.text).toBe('')
  expect(await soda().connectUrl()).not.toBe(url)
})

test('the way back from the Shell is known, and a no is not taken for it', () => {
  expect(soda().isDone(`${origin}/application/complete?appid=x&instanceid=1`)).toBe(true)
  expect(soda().isDone(`${origin}/application/cancelled`)).toBe(false)
})
