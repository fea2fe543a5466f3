import { showApplicationInfo } from '../../domain/application-info.ts'
import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { maySeeAudit, namesOf } from '../../domain/record-audit.ts'
import { pastOperators } from '../../domain/thing-operators.ts'
import { applicationInfo } from '../../protocol/application.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { dateTimeText, doc, guid, int, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

/** People or applications of one section; whoever wants more narrows the time. */
const mostOperators = 1000

export const contract = method({
  name: 'GetThingOperatorHistory',
  summary: 'Which people and applications read or wrote things in a record, by section, the latest first.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({
        section: many(
          sequence({
            operatorType: oneOf('person', 'application'),
            dateMin: optional(doc(dateTimeText(), 'UTC, included.')),
            dateMax: optional(doc(dateTimeText(), 'UTC, included.')),
            maxResults: optional(doc(int({ min: 0 }), `At most ${mostOperators}.`)),
          }),
          1,
          20,
        ),
      }),
      response: sequence({
        sectionResult: many(
          sequence({
            partialPersonInfos: optional(
              sequence({ partialPersonInfo: many(sequence({ personId: guid(), name: string() })) }),
            ),
            applications: optional(sequence({ application: many(applicationInfo) })),
          }),
          1,
        ),
      }),
    },
  },
})

/** Faults with 11 for who may not see what others did. */
export async function handle(
  { section }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const record = ctx.record!
  if (!(await maySeeAudit(ctx.read, record, ctx.caller.person!.personId)))
    throw new Fault('ACCESS_DENIED', 'Only custodians and those whom they let may see what others did.')
  await ctx.services.accessLog.flush()
  const sectionResult = []
  for (const { operatorType, dateMin, dateMax, maxResults } of section) {
    const ids = await pastOperators(ctx.read, record.recordId, operatorType, {
      ...(dateMin !== undefined && { from: dateMin }),
      ...(dateMax !== undefined && { to: dateMax }),
      most: Math.min(maxResults ?? mostOperators, mostOperators),
    })
    if (operatorType === 'person') {
      const names = await namesOf(ctx.read, ids)
      sectionResult.push({
        partialPersonInfos: { partialPersonInfo: ids.map(id => ({ personId: id, name: names.get(id) ?? '' })) },
      })
      continue
    }
    const applications = (await Promise.all(ids.map(id => applicationById(ctx.services, id)))).filter(
      a => a !== undefined,
    )
    sectionResult.push({
      applications: { application: applications.map(a => showApplicationInfo(a, undefined, undefined)) },
    })
  }
  return { sectionResult }
}
