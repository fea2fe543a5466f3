import type { WriteContext } from '../../domain/context.ts'
import { endSessions, endShellSession } from '../../domain/sessions.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { int, oneOf, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'EndShellSession',
  summary: 'Signs out of the Shell: this session, or all others of the person. Ends nothing when nobody is signed in.',
  visibility: 'private',
  access: { caller: 'shell-anonymous', record: 'none' },
  versions: {
    1: { request: sequence({ which: oneOf('this', 'others') }), response: sequence({ ended: int() }) },
  },
})

export async function handle(
  { which }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { shellSession, person } = ctx.caller
  if (!shellSession || !person) return { ended: 0 }
  if (which === 'others')
    return { ended: await ctx.db.write(tx => endSessions(tx, person.personId, ctx.now, { except: shellSession })) }
  await ctx.db.write(tx => endShellSession(tx, shellSession))
  return { ended: 1 }
}
