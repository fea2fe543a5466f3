import type { ReadContext } from '../../domain/context.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { location } from '../../protocol/person.ts'
import { instance, instanceFor } from '../../protocol/service.ts'
import { doc, optional, sequence } from '../../schema/schema.ts'

export const contract = method({
  name: 'SelectInstance',
  summary: 'The instance at which a person of this country opens an account.',
  visibility: 'public',
  access: { caller: 'anonymous', record: 'none' },
  versions: {
    1: {
      request: sequence({ preferredLocation: doc(location, 'Country and, where it matters, state or province.') }),
      response: sequence({ selectedInstance: optional(instance) }),
    },
  },
})

/** Nothing is selected for a country that no instance takes (wire.md §4.5). */
export async function handle(
  { preferredLocation }: RequestOf<typeof contract>,
  { services }: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const selectedInstance = instanceFor(services.settings, preferredLocation.country)
  return { ...(selectedInstance && { selectedInstance }) }
}
