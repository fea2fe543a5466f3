import { type Intent, noteRead } from '../../domain/audit.ts'
import type { ReadContext } from '../../domain/context.ts'
import { type Found, search, understand } from '../../domain/thing-search.ts'
import { type View, viewKey, viewOf, viewThings, viewThings2, wantedFor } from '../../domain/thing-view.ts'
import { Fault } from '../../protocol/fault.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { type ThingsGroup, thingsAnswer, thingsAnswer3, thingsQuestion, thingsQuestion3 } from '../../protocol/thing.ts'

export const contract = method({
  name: 'GetThings',
  summary: 'Reads things of a record: by id, by key, or all that pass filters; some in full, the rest as keys.',
  visibility: 'public',
  access: { caller: 'person', record: 'read' },
  versions: {
    1: { request: thingsQuestion, response: thingsAnswer },
    2: { request: thingsQuestion, response: thingsAnswer },
    3: { request: thingsQuestion3, response: thingsAnswer3, responseName: 'GetThings3' },
  },
})

const mostGroups = 100

/** What people do with what was found; a group that does not say is viewed when the person is there. */
function intentsOf(groups: readonly ThingsGroup[], found: readonly Found[], { caller }: ReadContext): Intent[] {
  const usual: readonly Intent[] = caller.avenue === 'Online' ? ['view'] : []
  const said = groups.flatMap((group, i) =>
    found[i]!.full.length + found[i]!.keys.length === 0 ? [] : (group.intents?.intent ?? usual),
  )
  return [...new Set(said)].sort()
}

export async function handle(
  request: RequestOf<typeof contract>,
  ctx: ReadContext,
): Promise<ResponseOf<typeof contract>> {
  const record = ctx.record!
  const groups: readonly ThingsGroup[] = request.group
  if (groups.length > mostGroups) throw new Fault('TOO_MANY_GROUPS_IN_QUERY')
  const views = groups.map(g => viewOf(g.format, ctx.version))
  const questions = await Promise.all(groups.map(g => understand(ctx, record, g)))
  if (questions.every(q => q.denied))
    throw new Fault('ACCESS_DENIED', 'None of the types that are asked for may be read here.')

  const room = { left: ctx.services.settings.maxResponseBytes }
  const found: Found[] = []
  for (const [i, question] of questions.entries())
    found.push(await search(ctx, record, question, wantedFor(views[i]!), room))
  const things = found.flatMap(f => [...f.full, ...f.keys])
  noteRead(ctx, contract.name, things.length, [...new Set(things.map(t => t.familyId))], intentsOf(groups, found, ctx))

  const frame = (i: number) => ({
    unprocessedThingKeyInfo: found[i]!.keys.map(t => viewKey(ctx, views[i]!, t)),
    ...(found[i]!.filtered && { filtered: true }),
    ...(found[i]!.culture !== undefined && { orderByCulture: found[i]!.culture }),
    ...(groups[i]!.name !== undefined && { name: groups[i]!.name }),
  })
  const show = async <T>(viewed: (view: View, i: number) => Promise<readonly T[]>) => {
    const answer = []
    for (const [i, view] of views.entries()) answer.push({ thing: await viewed(view, i), ...frame(i) })
    return { group: answer }
  }
  return ctx.version < 3
    ? show((view, i) => viewThings(ctx, record, view, found[i]!.full, room))
    : show((view, i) => viewThings2(ctx, record, view, found[i]!.full, room))
}
