import { addChild, mayProvision, readChildMethods } from '../../domain/child-applications.ts'
import type { WriteContext } from '../../domain/context.ts'
import { newChild } from '../../protocol/application.ts'
import { type Contract, method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { guid, sequence } from '../../schema/schema.ts'
import * as methods from '../index.ts'

const response = sequence({ id: guid() })

export const contract = method({
  name: 'AddApplication',
  summary:
    'Makes a child of the application, with names, logos and keys of its own and rights within those of its master.',
  visibility: 'public',
  access: { caller: 'app', record: 'none' },
  group: 'Master',
  versions: { 1: { request: newChild, response }, 2: { request: newChild, response } },
})

/** Version 1 pays no attention to methods: the child gets the usual ones. */
export async function handle(
  said: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const master = ctx.caller.application
  mayProvision(master)
  const contracts: readonly Contract[] = Object.values(methods).map(m => m.contract)
  const allowed = readChildMethods(ctx.version === 1 ? undefined : said.methods, master, contracts)
  return { id: await ctx.db.write(tx => addChild(ctx, tx, said, allowed)) }
}
