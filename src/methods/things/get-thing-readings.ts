import { noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { readingsOf } from '../../domain/thing-readings.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { wallClockOf } from '../../protocol/thing.ts'
import { boolean, doc, double, guid, int, many, optional, sequence, string } from '../../schema/schema.ts'
import { typeById } from '../../things/registry.ts'

export const contract = method({
  name: 'GetThingReadings',
  summary:
    'The numbers of the chart of a type over time, thinned out by lowest and highest where there are more than a screen shows.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({
        typeId: doc(guid(), 'Any version of a type that has a chart.'),
        effDateMin: optional(string()),
        effDateMax: optional(string()),
        columns: doc(int({ min: 1, max: 2000 }), 'Of each the lowest and the highest reading are kept.'),
      }),
      response: sequence({
        total: doc(int(), 'Readings there are, thinned out or not.'),
        cut: doc(boolean(), 'There are more than are looked into; these are the newest.'),
        reading: many(
          sequence({
            effDate: string(),
            number: many(sequence({ line: doc(int(), 'Of the chart, from 0 on.'), value: double() })),
          }),
        ),
      }),
    },
  },
})

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const type = typeById(request.typeId)?.versions.at(-1)
  if (!type?.chart) throw new Fault('INVALID_XML', 'type-id: name a type that has a chart.')
  const { effDateMin, effDateMax, columns } = request
  const condition = {
    ...(effDateMin !== undefined && { effMin: wallClockOf(effDateMin, 'eff-date-min') }),
    ...(effDateMax !== undefined && { effMax: wallClockOf(effDateMax, 'eff-date-max') }),
  }
  const { readings, total, cut } = await readingsOf(ctx, ctx.record!, type, condition, columns)
  noteRead(ctx, contract.name, total, [type.familyId])
  return {
    total,
    cut,
    reading: readings.map(({ effDate, numbers }) => ({
      effDate,
      number: numbers.flatMap((value, line) => (value === undefined ? [] : [{ line, value }])),
    })),
  }
}
