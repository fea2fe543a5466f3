import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { contracts } from '../../gate.ts'
import { restDoor } from './door.ts'

test('a body that does not arrive ends the request', async () => {
  const app = Fastify({ requestTimeout: 0 })
  const gate = { enter: () => Promise.reject(new Error('nothing comes so far')) }
  restDoor(app, { gate, contracts, publicUrl: 'http://localhost', maxRequestBytes: 1000, bodySeconds: 0.05 })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('POST /rest/goals HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{')
  let heard = ''
  socket.on('data', chunk => {
    heard += chunk.toString()
    socket.end()
  })
  await once(socket, 'close')
  expect(heard === '' || heard.startsWith('HTTP/1.1 408')).toBe(true)
  await app.close()
})
