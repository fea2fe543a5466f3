import { expect, test } from 'vitest'
import { asGuid, asToken, readAddress, unchanged } from './query.ts'

const app = 'c4e9f3a0-1111-4222-8333-444455556666'
const query = (text: string) => readAddress(text).query

test('.NET: targetqs is encoded once and has no mark', () => {
  const inner = `appid=${app}&appCreationToken=AbC%2b%2F%3d&instanceName=My%20Phone&ismra=true&mobile=true&aib=true`
  const { target, query: q } = readAddress(`target=CREATEAPPLICATION&targetqs=${encodeURIComponent(inner)}`)
  expect(target).toBe('CREATEAPPLICATION')
  expect(q.get('appid')).toBe(app)
  expect(q.get('appcreationtoken')).toBe('AbC+/=')
  expect(q.get('instancename')).toBe('My Phone')
  expect(q.yes('ISMRA')).toBe(true)
})

test('iOS: a leading mark inside, and a token that was not encoded by itself', () => {
  const q = query(
    `target=CREATEAPPLICATION&targetqs=${encodeURIComponent(`?appid=${app.toUpperCase()}&appCreationToken=a+b/c==&instanceName=x`)}`,
  )
  expect(asGuid(q.get('appid'))).toBe(app)
  expect(asToken(q.get('appcreationtoken'))).toBe('a+b/c==')
})

test('Java: targetqs unencoded, so that its parts arrive beside it', () => {
  const { target, query: q } = readAddress(`target=APPAUTH&targetqs=?appid=${app}&ismra=true&target=Inner`)
  expect(target).toBe('APPAUTH')
  expect(q.get('appid')).toBe(app)
  expect(q.yes('ismra')).toBe(true)
  expect(q.get('target')).toBe('Inner')
})

test('orcas: only the ampersand encoded', () => {
  const q = query(`target=APPAUTH&targetqs=?appid=${app}%26redirect=https%253A%252F%252Fa.example%252F`)
  expect(q.get('appid')).toBe(app)
  expect(q.get('redirect')).toBe('https://a.example/')
})

test('Windows 8 and the documentation: parameters outside count, inner ones win', () => {
  const q = query(`TARGET=auth&targetqs=${encodeURIComponent(`appid=${app}&trm=get`)}&trm=post&mobile=true`)
  expect(q.get('trm')).toBe('get')
  expect(q.yes('mobile')).toBe(true)
  expect(readAddress('TARGET=auth').target).toBe('AUTH')
})

test('a nested target and targetqs are those of the other application', () => {
  const { target, query: q } = readAddress(
    `target=APPREDIRECT&targetqs=${encodeURIComponent(`appid=${app}&target=Home&targetqs=a%3D1%26b%3D2`)}`,
  )
  expect([target, q.get('target'), q.get('targetqs')]).toEqual(['APPREDIRECT', 'Home', 'a=1&b=2'])
})

test('optional rules are numbered from 1 without a gap', () => {
  expect(query('target=APPAUTH&targetqs=onopt1%3Da%26onopt2%3Db%26onopt4%3Dd').numbered('onopt')).toEqual(['a', 'b'])
})

test('what must go back unchanged keeps its bytes', () => {
  const inner = `appid=${app}&actionqs=%2fpage.aspx%3Fx%3d1%26y=2`
  expect(query(`target=AUTH&targetqs=${encodeURIComponent(inner)}`).raw('actionqs')).toBe('%2fpage.aspx%3Fx%3d1%26y=2')
  expect(unchanged('%2fpage.aspx%3Fx%3d1%26y=2')).toBe('%2fpage.aspx%3Fx%3d1%26y=2')
  expect(unchanged('a b')).toBe('a%20b')
  expect(unchanged('"><script>')).toBe('%22%3E%3Cscript%3E')
  expect(unchanged('x%zz')).toBe('x%25zz')
  expect(unchanged('a#b')).toBe('a%23b')
})

test('nothing makes it throw', () => {
  for (const bad of ['', '?', '&&&', '=', 'target', 'target=%', 'targetqs=%25%', 'target=A&targetqs=%25zz%', '%00=%FF'])
    expect(() => readAddress(bad)).not.toThrow()
})
