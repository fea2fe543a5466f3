import { setPersonState } from '../../domain/closing.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { guid, oneOf, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetPersonAccountStatePrivileged',
  summary: 'Suspends an account, which ends all its sessions, or lets it work again; for the operator.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  about: 'personId',
  versions: { 1: { request: sequence({ personId: guid(), personState: oneOf('Active', 'Suspended') }) } },
})

/** Faults with 9 when the account is unknown or closed. */
export const handle = ({ personId, personState }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> =>
  setPersonState(ctx, personId.toLowerCase(), personState)
