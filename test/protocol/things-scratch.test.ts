import { expect, test } from 'vitest'
import { createWorld } from '../world.ts'
test('ct', async () => {
  const world = await createWorld()
  for (const ct of ['text/xml', 'not a type', 'a/b; x', '/', 'application/json']) {
    const r = await world.server.inject({ method: 'POST', url: '/platform/wildcat.ashx', payload: '<x/>', headers: { 'content-type': ct } })
    console.log(ct, r.statusCode, r.body.slice(0, 80))
  }
  await world.close()
  expect(1).toBe(1)
})
