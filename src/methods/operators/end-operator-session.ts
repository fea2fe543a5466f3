import type { WriteContext } from '../../domain/context.ts'
import { signOutOperator } from '../../domain/operators.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'EndOperatorSession',
  summary: 'Signs the operator out.',
  visibility: 'private',
  access: { caller: 'operator-self', record: 'none' },
  versions: { 1: { request: sequence({}) } },
})

export async function handle(_request: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await signOutOperator(ctx)
}
