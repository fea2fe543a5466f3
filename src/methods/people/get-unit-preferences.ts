import type { ReadContext } from '../../domain/context.ts'
import { unitChoices } from '../../domain/unit-choices.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { many, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetUnitPreferences',
  summary: 'The units that the signed-in person chose, by kind of measurement.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: { request: sequence({}), response: sequence({ choice: many(sequence({ kind: string(), unit: string() })) }) },
  },
})

export async function handle(
  _request: RequestOf<typeof contract>,
  { caller }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  return { choice: Object.entries(unitChoices(caller.person!)).map(([kind, unit]) => ({ kind, unit })) }
}
