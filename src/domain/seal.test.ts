import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSeals, equalBytes } from './seal.ts'

const seals = createSeals(randomBytes(32))

describe('what the server key protects', () => {
  it('opens what it sealed, for the same purpose only', () => {
    const sealed = seals.seal('session', Buffer.from('secret'))
    expect(seals.open('session', sealed)?.toString()).toBe('secret')
    expect(seals.open('user', sealed)).toBeUndefined()
    expect(createSeals(randomBytes(32)).open('session', sealed)).toBeUndefined()
  })
  it('notices each changed byte', () => {
    const sealed = seals.seal('session', Buffer.from('secret'))
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed)
      altered[i]! ^= 1
      expect(seals.open('session', altered)).toBeUndefined()
    }
    expect(seals.open('session', Buffer.alloc(3))).toBeUndefined()
  })
  it('refuses a key of another length', () => {
    expect(() => createSeals(randomBytes(16))).toThrow('32 bytes')
  })
})

describe('pseudonyms', () => {
  const [app, other, ann, ben, record] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  it('lead back, and only in the same application', () => {
    const seen = seals.personAs(app, ann)
    expect(seen).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(seals.personFrom(app, seen)).toBe(ann)
    expect(seals.personFrom(other, seen)).not.toBe(ann)
  })
  it('differ from application to application and from person to person', () => {
    expect(
      new Set([
        record,
        seals.recordAs(app, ann, record),
        seals.recordAs(other, ann, record),
        seals.recordAs(app, ben, record),
      ]).size,
    ).toBe(4)
    expect(seals.recordFrom(app, ann, seals.recordAs(app, ann, record))).toBe(record)
  })
  it('stay the same, so that they outlive revoke and return', () => {
    expect(seals.recordAs(app, ann, record)).toBe(seals.recordAs(app, ann, record))
  })
  it('of a record inside one application are the same for all who hold it', () => {
    expect(seals.sharedRecordAs(app, record)).toBe(seals.sharedRecordAs(app, record))
    expect(seals.sharedRecordAs(app, record)).not.toBe(seals.sharedRecordAs(other, record))
  })
})

it('bytes of unequal length are unequal', () => {
  expect(equalBytes(Buffer.from('a'), Buffer.from('ab'))).toBe(false)
  expect(equalBytes(Buffer.from('ab'), Buffer.from('ab'))).toBe(true)
})
