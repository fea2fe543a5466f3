import { expect, test } from 'vitest'
import { proofOf } from './authorization.ts'

test('a user token, with the padding of base64', () => {
  expect(proofOf('MSH-V1 app-token=AbC+/==,user-token=x=')).toEqual({
    claim: { kind: 'bearer', token: 'AbC+/==', userToken: 'x=' },
  })
})
test('an offline person and a record, with spaces and in any case', () => {
  expect(proofOf('msh-v1 App-Token=a, offline-person-id=p, record-id=r')).toEqual({
    claim: { kind: 'bearer', token: 'a', offlinePersonId: 'p' },
    record: 'r',
  })
})
test.each([undefined, '', 'MSH-V1', 'MSH-V2 app-token=a', 'MSH-V1 user-token=a', 'MSH-V1 app-token=a,app-token=b'])(
  '%j is refused',
  header => {
    expect(() => proofOf(header)).toThrow()
  },
)
