import type { WriteContext } from '../../domain/context.ts'
import { resetOperator } from '../../domain/operators.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { boolean, guid, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'ResetOperator',
  summary: 'Gives an operator who lost it another password, another second factor or both, and ends their sessions.',
  visibility: 'private',
  access: { caller: 'machine', record: 'none' },
  about: 'operatorId',
  versions: {
    1: {
      request: sequence({ operatorId: guid(), password: optional(string({ max: 1024 })), factor: boolean() }),
      response: sequence({ enrolment: optional(sequence({ secret: string(), address: string() })) }),
    },
  },
})

export async function handle(
  { operatorId, password, factor }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const enrolment = await resetOperator(ctx, operatorId.toLowerCase(), { password, factor })
  return enrolment ? { enrolment } : {}
}
