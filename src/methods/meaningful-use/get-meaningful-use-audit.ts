import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { actionsOf, namesOf, spanOf } from '../../domain/meaningful-use.ts'
import { maySeeAudit } from '../../domain/record-audit.ts'
import { utc } from '../../protocol/dates.ts'
import { action, dateFilter, nextCursor, page } from '../../protocol/meaningful-use.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { localized } from '../../protocol/rules.ts'
import { dateTimeText, guid, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetMeaningfulUseAudit',
  summary:
    'Who viewed, downloaded or sent what is in a record, the newest first: of everybody for who may see the history, else of oneself.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({ filters: optional(sequence({ date: dateFilter })), ...page }),
      response: sequence({
        audits: optional(
          sequence({
            audit: many(
              sequence({ recordId: guid(), personId: guid(), applicationId: guid(), action, date: dateTimeText() }),
              1,
            ),
          }),
        ),
        people: optional(
          sequence({ person: many(sequence({ personId: guid(), name: string({ min: 1, max: 255 }) }), 1) }),
        ),
        applications: optional(
          sequence({ application: many(sequence({ applicationId: guid(), name: many(localized(255)) }), 1) }),
        ),
        cursor: nextCursor,
      }),
    },
  },
})

export async function handle(
  { filters, ...wish }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const { recordId } = ctx.record!
  const { personId } = ctx.caller.person!
  const all = await maySeeAudit(ctx.read, ctx.record!, personId)
  const span = filters && spanOf(filters.date)
  const { items, cursor } = await actionsOf(ctx, recordId, span, all ? undefined : personId, wish)
  if (items.length === 0) return {}
  const names = await namesOf(ctx.read, [...new Set(items.map(i => i.personId))])
  const applications = await Promise.all(
    [...new Set(items.map(i => i.applicationId))].map(async id => ({
      id,
      application: await applicationById(ctx.services, id),
    })),
  )
  return {
    audits: {
      audit: items.map(i => ({
        recordId,
        personId: i.personId,
        applicationId: i.applicationId,
        action: i.action,
        date: utc(i.at),
      })),
    },
    people: { person: [...names].map(([id, name]) => ({ personId: id, name })) },
    applications: {
      application: applications.map(({ id, application }) => ({
        applicationId: id,
        name: application ? [{ text: application.name }] : [],
      })),
    },
    ...(cursor !== undefined && { cursor }),
  }
}
