import type { ReadContext } from '../../domain/context.ts'
import { listDeeds } from '../../domain/operator-audit.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, guid, int, long, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

const deed = sequence({
  auditId: long(),
  at: string(),
  avenue: oneOf('CommandLine', 'SignIn', 'Page'),
  operatorId: optional(guid()),
  operatorName: optional(string()),
  method: string(),
  about: optional(guid()),
  aboutName: optional(string()),
  stage: doc(oneOf('Started', 'Completed', 'Failed'), 'Started: it has not ended, or the server stopped meanwhile.'),
  status: optional(int()),
})

export const contract = method({
  name: 'GetOperatorAudit',
  summary: 'What operators and the command line did, the newest first, without what was asked for or answered.',
  visibility: 'private',
  access: { caller: 'operator', record: 'none' },
  versions: {
    1: {
      request: sequence({
        before: doc(optional(long()), 'Only deeds older than the one with this audit id.'),
        operatorId: optional(guid()),
        maxItems: int({ min: 1, max: 1000 }),
      }),
      response: sequence({ deed: many(deed) }),
    },
  },
})

export async function handle(
  { before, operatorId, maxItems }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const deeds = await listDeeds(ctx.read, { before, operatorId, most: maxItems })
  return {
    deed: deeds.map(({ operatorId: who, operatorName, about, aboutName, status, ...rest }) => ({
      ...rest,
      ...(who !== undefined && { operatorId: who }),
      ...(operatorName !== undefined && { operatorName }),
      ...(about !== undefined && { about }),
      ...(aboutName !== undefined && { aboutName }),
      ...(status !== undefined && { status }),
    })),
  }
}
