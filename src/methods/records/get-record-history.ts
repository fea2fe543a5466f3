import { applicationById } from '../../domain/applications.ts'
import type { ReadContext } from '../../domain/context.ts'
import { namesOf, recordHistory } from '../../domain/record-audit.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { recordAction, recordHistoryKind } from '../../protocol/record-audit.ts'
import { boolean, doc, guid, long, many, oneOf, optional, sequence, string } from '../../schema/schema.ts'

const day = string({ pattern: '\\d{4}-\\d{2}-\\d{2}' })
const who = sequence({ applicationId: guid(), name: string(), isShell: boolean() })

export const contract = method({
  name: 'GetRecordHistory',
  summary:
    'Who looked at a record, changed it or shared it: a line for each day, person, application and kind; custodians and whom they let see what others did, everybody else what they did themselves.',
  visibility: 'private',
  access: { caller: 'shell', record: 'read' },
  versions: {
    1: {
      request: sequence({
        applicationId: optional(doc(guid(), 'What this application did, or was allowed.')),
        withoutOwn: doc(boolean(), 'Leaves out what the caller did in the Shell.'),
        kind: doc(many(recordHistoryKind), 'Every kind when empty.'),
        before: optional(doc(day, 'Only what happened before that day.')),
      }),
      response: sequence({
        line: many(
          sequence({
            day,
            first: string(),
            last: string(),
            personId: guid(),
            personName: string(),
            application: who,
            avenue: optional(oneOf('Online', 'Offline')),
            kind: recordHistoryKind,
            action: optional(recordAction),
            subjectApplication: optional(who),
            subjectPersonId: optional(guid()),
            subjectPersonName: optional(string()),
            subjectAddress: optional(doc(string(), 'Of an invitation: where it went; for custodians.')),
            times: long(),
            familyId: doc(many(guid()), 'Kinds of the things; none for those who may not know them.'),
          }),
        ),
        before: optional(doc(day, 'There is more before that day.')),
        everybody: doc(boolean(), 'False: only what the caller did is told.'),
      }),
    },
  },
})

export async function handle(
  { applicationId, withoutOwn, kind, before }: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  // What was read a moment ago must not be missing in the answer to "who has seen it?".
  await ctx.services.accessLog.flush()
  const found = await recordHistory(ctx, {
    withoutOwn,
    kinds: kind.length === 0 ? ['Read', 'Create', 'Update', 'Delete', 'Action'] : kind,
    ...(applicationId !== undefined && { applicationId: applicationId.toLowerCase() }),
    ...(before !== undefined && { before }),
  })
  const { lines } = found
  const names = await namesOf(
    ctx.read,
    lines.flatMap(line => [line.personId, ...(line.subjectPersonId === undefined ? [] : [line.subjectPersonId])]),
  )
  const ids = new Set(
    lines.flatMap(l => [l.applicationId, ...(l.subjectApplicationId === undefined ? [] : [l.subjectApplicationId])]),
  )
  const known = new Map(
    await Promise.all([...ids].map(async id => [id, await applicationById(ctx.services, id)] as const)),
  )
  const shown = (id: string) => {
    const application = known.get(id)
    return { applicationId: id, name: application?.name ?? '', isShell: application?.kind === 'Shell' }
  }
  return {
    line: lines.map(line => ({
      day: line.day,
      first: line.first,
      last: line.last,
      personId: line.personId,
      personName: names.get(line.personId) ?? '',
      application: shown(line.applicationId),
      ...(line.avenue !== undefined && { avenue: line.avenue }),
      kind: line.kind,
      ...(line.action !== undefined && { action: line.action }),
      ...(line.subjectApplicationId !== undefined && { subjectApplication: shown(line.subjectApplicationId) }),
      ...(line.subjectPersonId !== undefined && {
        subjectPersonId: line.subjectPersonId,
        subjectPersonName: names.get(line.subjectPersonId) ?? '',
      }),
      ...(line.subjectAddress !== undefined && { subjectAddress: line.subjectAddress }),
      times: line.times,
      familyId: [...line.familyIds],
    })),
    ...(found.before !== undefined && { before: found.before }),
    everybody: found.everybody,
  }
}
