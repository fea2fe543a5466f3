import { describe, expect, test } from 'vitest'
import type { ApplicationShape } from '../../protocol/consent.ts'
import {
  actionUrlOf,
  parseConnection,
  readConnection,
  wayBack,
  wayBackFields,
  withQuery,
  writeConnection,
} from './connection.ts'
import { readAddress } from './query.ts'

const id = 'c4e9f3a0-1111-4222-8333-444455556666'
const other = 'd4e9f3a0-1111-4222-8333-444455556666'
const read = (target: string, inner: string) =>
  readConnection(readAddress(`target=${target}&targetqs=${encodeURIComponent(inner)}`), 1000)
const application = (actionUrl: string) => ({ id, actionUrl }) as ApplicationShape

describe('a connection', () => {
  test('goes from page to page without loss', () => {
    const all = read(
      'CREATEACCOUNT',
      `appid=${id}&ismra=true&trm=post&forceappauth=true&extrecordid=${other}&onopt1=a&offopt1=b&actionqs=%2Fx%3Fy%3D%2526&redirect=https%3A%2F%2Fa.example%2F`,
    )!
    expect(all.actionQs).toBe('%2Fx%3Fy%3D%2526')
    expect(parseConnection(new URLSearchParams(writeConnection(all)))).toEqual(all)
    const soda = read('CREATEAPPLICATION', `?appid=${id}&appCreationToken=a%2Bb&instanceName=My+phone`)!
    expect(parseConnection(new URLSearchParams(writeConnection(soda)))).toEqual(soda)
  })

  test('needs guids: an application list only for APPAUTH', () => {
    expect(read('APPAUTH', `appid=${id},{${other.toUpperCase()}}`)?.apps).toEqual([id, other])
    expect(read('AUTH', `appid=${id},${other}`)).toBeUndefined()
    expect(read('AUTH', 'appid=x')).toBeUndefined()
    expect(read('AUTH', '')).toBeUndefined()
    expect(parseConnection(new URLSearchParams('target=NOPE&apps=1'))).toBeUndefined()
    expect(parseConnection(new URLSearchParams(`target=AUTH&apps=${id}&at=1`))).toBeUndefined()
  })

  test('a record id that is none is kept as such, so that it is refused and not forgotten', () => {
    expect(read('APPAUTH', `appid=${id}&extrecordid=nonsense`)?.extRecordId).toBe('')
  })
})

describe('the way back', () => {
  test('carries exactly the parameters of shell.md §2.2', () => {
    const url = wayBack('https://app.example/action?x=1', { actionQs: '%2fa%3Fb' }, '1', {
      target: 'AppAuthSuccess',
      token: 'a+b/=',
      tokenTtl: 60,
      details: 'CreateAccountSuccess',
    })
    expect(url).toBe(
      'https://app.example/action?x=1&target=AppAuthSuccess&actionqs=%2fa%3Fb&targetDetails=CreateAccountSuccess&instanceid=1&wctoken=a%2Bb%2F%3D&suggestedtokenttl=60',
    )
    expect(wayBackFields({ actionQs: '%2fa%3Fb' }, '1', { target: 'AppAuthSuccess', token: 'a+b/=' })).toEqual([
      ['target', 'AppAuthSuccess'],
      ['actionqs', '/a?b'],
      ['instanceid', '1'],
      ['wctoken', 'a+b/='],
    ])
  })

  test('keeps the query and the fragment of the action URL', () => {
    expect(withQuery('https://a.example/', 't=1')).toBe('https://a.example/?t=1')
    expect(withQuery('https://a.example/?', 't=1')).toBe('https://a.example/?t=1')
    expect(withQuery('https://a.example/?x=1#frag', 't=1')).toBe('https://a.example/?x=1&t=1#frag')
  })

  test.each([
    ['https://evil.example/', undefined],
    ['https://app.example.evil.example/action', undefined],
    ['https://app.example@evil.example/action', undefined],
    ['https://app.example/actionable', undefined],
    ['https://app.example/action/../../other', undefined],
    ['//evil.example', undefined],
    ['javascript:alert(1)', undefined],
    ['http://app.example/action', undefined],
    ['https://app.example/action/deeper?q=1', 'https://app.example/action/deeper?q=1'],
    ['https://app.example/action', 'https://app.example/action'],
  ])('in production `redirect=%s` stays below the registered address', (redirect, expected) => {
    expect(actionUrlOf(application('https://app.example/action'), redirect, false)).toBe(
      expected ?? 'https://app.example/action',
    )
  })

  test.each([
    ['https://localhost:44300/back', 'https://localhost:44300/back'],
    ['javascript:alert(1)', 'https://app.example/action'],
    ['data:text/html,x', 'https://app.example/action'],
    ['https://user:pw@evil.example/', 'https://app.example/action'],
    ['/relative', 'https://app.example/action'],
  ])('where the server allows it, `redirect=%s` leads to %s', (redirect, expected) => {
    expect(actionUrlOf(application('https://app.example/action'), redirect, true)).toBe(expected)
  })
})
