import { setProfile } from '../../domain/accounts.ts'
import type { WriteContext } from '../../domain/context.ts'
import { method, type RequestOf } from '../../protocol/method.ts'
import { oneOf, optional, sequence, string } from '../../schema/schema.ts'

export const contract = method({
  name: 'SetPersonInfoPrivileged',
  summary: 'Changes what the signed-in person says of themselves; what is left out stays as it is.',
  visibility: 'private',
  access: { caller: 'shell', record: 'none' },
  versions: {
    1: {
      request: sequence({
        name: optional(string({ max: 255 })),
        country: optional(string({ pattern: '[A-Z]{2}' })),
        culture: optional(string({ min: 2, max: 10 })),
        timeZone: optional(string({ max: 64 })),
        preferences: optional(
          sequence({ theme: optional(oneOf('system', 'light', 'dark')), units: optional(oneOf('metric', 'us')) }),
        ),
      }),
    },
  },
})

export async function handle(profile: RequestOf<typeof contract>, ctx: WriteContext): Promise<void> {
  await setProfile(ctx, profile)
}
