import { changeChild, mayProvision, readChildMethods } from '../../domain/child-applications.ts'
import type { WriteContext } from '../../domain/context.ts'
import { childChanges } from '../../protocol/application.ts'
import { type Contract, method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import * as methods from '../index.ts'

export const contract = method({
  name: 'UpdateApplication',
  summary: 'Changes a child of the application; what is left out stays.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'Master',
  versions: { 1: { request: childChanges }, 2: { request: childChanges } },
})

/** Version 1 pays no attention to methods. People who agreed to a child are asked again where it asks for more (shell.md §3.2). */
export async function handle(
  { id, ...said }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const master = ctx.caller.application
  mayProvision(master)
  const contracts: readonly Contract[] = Object.values(methods).map(m => m.contract)
  const allowed =
    ctx.version === 1 || said.methods === undefined ? undefined : readChildMethods(said.methods, master, contracts)
  await ctx.db.write(tx => changeChild(ctx, tx, id.toLowerCase(), said, allowed))
  return {}
}
