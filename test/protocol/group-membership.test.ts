/** GetValidGroupMembership: what a group vouches for, as long as it could still take it back (wire.md §5.1). */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { groupMembership } from '../../src/things/group-membership.ts'
import { child, elements, text } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Client, createWorld, onTypes, type World } from '../world.ts'
import { home, keyXml, newThing, putOne } from './thing-samples.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const member = (what: string, year: number) =>
  newThing(
    groupMembership.id,
    `<group-membership><membership><name><text>Plan</text></name><value>${what}</value></membership><expires><date><y>${year}</y><m>1</m><d>1</d></date></expires></group-membership>`,
  )
const valid = async (client: Client, ...writers: string[]) => {
  const answer = await client.call(
    'GetValidGroupMembership',
    1,
    writers.map(id => `<application-id>${id}</application-id>`).join(''),
  )
  expect(answer.code).toBe(0)
  if (canCheck) expect(await findings([answer.xml])).toEqual([])
  return elements(answer.info!)
    .map(thing => /<value>([^<]*)</.exec(answer.xml.slice(answer.xml.indexOf(text(child(thing, 'thing-id')!))))![1])
    .sort()
}
const onMemberships = (...permissions: Parameters<typeof onTypes>[1] & object) =>
  onTypes([groupMembership.id], [...permissions])

it('one that has ended, was taken back or cannot be taken back any more is not valid', async () => {
  const { client, person, recordId, app } = await home(world)
  await putOne(client, member('current', 2999))
  await putOne(client, member('ended', 2001))
  const gone = await putOne(client, member('taken back', 2999))
  await client.call('RemoveThings', 1, keyXml(gone))
  expect(await valid(client)).toEqual(['current'])

  // A group that may not delete without the person vouches for nobody.
  const weak = { online: onMemberships('Create', 'Read', 'Delete'), offline: onMemberships('Read') }
  const group = await world.web(weak)
  await world.grant(group, person, recordId, weak)
  await putOne(await world.client(group, { person, record: recordId }), member('weak', 2999))
  expect(await valid(client)).toEqual(['current'])

  const strong = await world.web()
  await world.grant(strong, person, recordId)
  await putOne(await world.client(strong, { person, record: recordId }), member('strong', 2999))
  expect(await valid(client)).toEqual(['current', 'strong'])
  expect(await valid(client, strong.applicationId)).toEqual(['strong'])
  expect(await valid(client, app.applicationId, strong.applicationId)).toEqual(['current', 'strong'])
  expect(await valid(client, group.applicationId)).toEqual([])
  await world.revoke(strong, person, recordId)
  expect(await valid(client)).toEqual(['current'])
})

it('who may not read memberships learns of none', async () => {
  const { client, person, recordId } = await home(world)
  await putOne(client, member('current', 2999))
  const rules = { online: onTypes(['3d34d87e-7fc1-4153-800f-f56592cb0d17']), offline: [] }
  const other = await world.web(rules)
  await world.grant(other, person, recordId, rules)
  expect(await valid(await world.client(other, { person, record: recordId }))).toEqual([])
})
