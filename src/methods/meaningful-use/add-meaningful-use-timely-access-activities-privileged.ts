import type { WriteContext } from '../../domain/context.ts'
import { addReceipts } from '../../domain/meaningful-use.ts'
import { checkNew, givenThing2 } from '../../domain/thing-writing.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sentThing2 } from '../../protocol/thing.ts'
import { doc, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'AddMeaningfulUseTimelyAccessActivitiesPrivileged',
  summary: 'Tells of clinical documents that came another way, so that they count in the report on timely access.',
  visibility: 'private',
  // Who was whose patient is health data already: the command line may tell it, an operator may not.
  access: { caller: 'machine', record: 'none' },
  versions: {
    1: {
      request: sequence({
        activities: sequence({ thing: many(sentThing2, 1, 1000) }),
        source: optional(
          doc(string({ min: 1, max: 300, nonBlank: true }), 'A name that is registered for an application, or its id.'),
        ),
      }),
    },
  },
})

/** Always adds, never replaces; of the documents only patient and dates are kept. All or none. */
export async function handle({ activities, source }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  const sent = activities.thing.map(thing => {
    const { type, data } = checkNew(givenThing2(thing))
    return { familyId: type.familyId, data }
  })
  await addReceipts(ctx, source, sent)
}
