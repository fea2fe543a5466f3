import type { WriteContext } from '../../domain/context.ts'
import { contentsOf } from '../../domain/package-pick-up.ts'
import { friendlyName, identityCode, opened, source } from '../../protocol/connect.ts'
import { method, type RequestOf, type ResponseOf } from '../../protocol/method.ts'
import { dateTimeText, doc, guid, int, many, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'GetConnectPackage',
  summary: 'What is in a package, after the right answer: how many things of which types, and some of them.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({ identityCode, opened }),
      response: sequence({
        appId: guid(),
        friendlyName,
        createdDate: doc(dateTimeText(), 'When it was left.'),
        source: optional(source),
        type: many(
          sequence({
            typeId: guid(),
            name: string(),
            things: doc(int(), 'How many.'),
            files: doc(int(), 'How many files these have between them.'),
            first: many(
              doc(
                sequence({
                  effDate: optional(doc(string(), 'Wall clock, where the thing has a date.')),
                  dataXml: doc(string(), 'What stands in data-xml, in the newest version of the type.'),
                }),
                'The first twenty, to be looked at before they are taken.',
              ),
            ),
          }),
        ),
      }),
    },
  },
})

/** 73 without a right answer of this person within the hour, 74 when the package is gone, 120 when it could be in no record. */
export async function handle(
  { identityCode: code, opened: ticket }: RequestOf<typeof contract>,
  ctx: WriteContext,
): Promise<ResponseOf<typeof contract>> {
  const found = await contentsOf(ctx, ctx.caller.person!, code, ticket)
  return {
    appId: found.applicationId,
    friendlyName: found.friendlyName,
    createdDate: found.droppedAt,
    ...(found.source !== undefined && { source: found.source }),
    type: found.kinds.map(({ type, things, files, first }) => ({
      typeId: type.id,
      name: type.name,
      things,
      files,
      first: first.map(({ data, at }) => ({ dataXml: data, ...(at !== undefined && { effDate: at }) })),
    })),
  }
}
