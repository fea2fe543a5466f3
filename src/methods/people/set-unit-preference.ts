import { setProfile } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { unitChoices, unitChoicesKey } from '../../domain/unit-choices.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetUnitPreference',
  summary: 'Remembers in which unit the signed-in person reads a kind of measurement.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        /** Root element of the thing type: `weight`. */
        kind: string({ pattern: '[A-Za-z][A-Za-z0-9-]{0,63}' }),
        /** Code of the unit in its vocabulary: `lb`. */
        unit: string({ pattern: '[A-Za-z0-9-]{1,32}' }),
      }),
    },
  },
})

export async function handle({ kind, unit }: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await setProfile(ctx, { preferences: { [unitChoicesKey]: { ...unitChoices(ctx.caller.person!), [kind]: unit } } })
  ctx.services.caches.forget()
}
