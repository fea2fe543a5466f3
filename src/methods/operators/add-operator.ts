import type { WriteContext } from '../../domain/context.ts'
import { addOperator } from '../../domain/operators.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { doc, guid, many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'AddOperator',
  summary: 'Makes an operator with a mask of methods and answers the secret of the second factor, this once.',
  visibility: 'private',
  access: { caller: 'machine', record: 'none' },
  versions: {
    1: {
      request: sequence({
        email: string({ max: 320 }),
        name: string({ max: 400 }),
        password: string({ max: 1024 }),
        method: doc(many(string({ max: 100 })), 'Names of the methods that the operator may call.'),
      }),
      response: sequence({ operatorId: guid(), secret: string(), address: string() }),
    },
  },
})

export async function handle(
  { email, name, password, method }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const { operatorId, enrolment } = await addOperator(ctx, { email, name, password, methods: method })
  return { operatorId, ...enrolment }
}
