/** The picture of a record, to be shown. Only what was checked to be a picture when it came is sent as one. */
import { personalImage } from '../../../../things/personal-image.ts'
import { notFound, type Outcome, raw, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { recordIn } from './about.ts'
import { download } from './blobs.ts'
import { listing } from './items.ts'

export const path = paths.picture(':record')

export async function load(visit: Visit): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const { items } = await listing(visit.ask, recordId, { types: [personalImage], max: 1 })
  const blob = items[0] && (await download(visit, recordId, items[0], ''))
  // Applications write pictures too, and may say of them what they like.
  if (!blob || !/^image\/(jpeg|png|gif|webp)$/.test(blob.contentType)) return notFound()
  return raw(await blob.read(), {
    'content-type': blob.contentType,
    'content-length': String(blob.length),
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'private, max-age=300',
    // Kept for this sign-in only: not for whoever uses the browser next.
    vary: 'cookie',
  })
}
