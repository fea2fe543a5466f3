/** The header Authorization of the REST interface: `MSH-V1 app-token=…,user-token=…` or `…,offline-person-id=…,record-id=…` (shell.md §5.1). */
import type { Claim } from '../../gate.ts'
import { Fault } from '../../protocol/fault.ts'

export interface Proof {
  readonly claim: Claim
  /** As the application knows it; absent: the record that the person chose for it. */
  readonly record?: string
}

export const scheme = 'MSH-V1'

export function proofOf(header: string | undefined): Proof {
  const [given = '', rest = ''] = split(header?.trim() ?? '', ' ')
  if (given.toUpperCase() !== scheme)
    throw new Fault('INVALID_TOKEN', `Send Authorization: ${scheme} app-token=…,user-token=… with the request.`)
  const parts = new Map<string, string>()
  for (const part of rest.split(',')) {
    const [name = '', value = ''] = split(part.trim(), '=')
    if (parts.has(name.toLowerCase()))
      throw new Fault('INVALID_TOKEN', 'A part of the Authorization header stands twice.')
    parts.set(name.toLowerCase(), value.trim())
  }
  const token = parts.get('app-token')
  if (!token) throw new Fault('INVALID_TOKEN', 'The Authorization header has no app-token.')
  const userToken = parts.get('user-token')
  const offlinePersonId = parts.get('offline-person-id')
  const record = parts.get('record-id')
  return {
    claim: {
      kind: 'bearer',
      token,
      ...(userToken && { userToken }),
      ...(offlinePersonId && { offlinePersonId }),
    },
    ...(record && { record }),
  }
}

/** Before and after the first one. */
function split(text: string, at: string): [string, string?] {
  const i = text.indexOf(at)
  return i < 0 ? [text] : [text.slice(0, i), text.slice(i + 1)]
}
