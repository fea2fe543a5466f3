import { demandConfirmed } from '../../domain/accounts.ts'
import { closeAccount } from '../../domain/closing.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { oneOf, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetPersonAccountState',
  summary:
    'Closes the account of the caller for good: records that nobody else keeps are deleted, every app and every session loses its access.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: { 1: { request: sequence({ accountState: oneOf('Deleted') }) } },
})

/** Faults with 11 without a recent proof of who it is. */
export async function handle(_: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await demandConfirmed(ctx)
  await closeAccount(ctx)
}
