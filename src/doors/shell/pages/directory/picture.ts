/** A picture of a directory entry. Only what was checked to be a picture when it came is kept, and so sent as one. */
import { notFound, type Outcome, raw, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { type Entry, entryIn, screenshotsOf, textIn } from './entry.ts'

export const path = paths.directoryPicture(':kind', ':id', ':which')
export const access = 'anyone'

export async function load(visit: Visit): Promise<Outcome> {
  const entry = await entryIn(visit)
  const found = entry && pictureOf(entry, visit.params.which ?? '')
  const content = found && textIn(found.image, visit.culture)
  if (content === undefined || !/^image\/(png|jpeg|gif)$/.test(found!.type)) return notFound()
  return raw(Buffer.from(content, 'base64'), {
    'content-type': found!.type,
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'public, max-age=3600',
  })
}

function pictureOf(entry: Entry, which: string) {
  if (which === 'logo') {
    const { applicationLogo } = entry.kind === 'application' ? entry.item : {}
    const company = entry.item.companyInformation?.companyLogo
    if (applicationLogo) return { image: applicationLogo.logo, type: applicationLogo.contentType.toLowerCase() }
    return company && { image: company.image, type: company.imageContentType.toLowerCase() }
  }
  const screenshot = /^\d$/.test(which) ? screenshotsOf(entry)[Number(which)] : undefined
  return screenshot && { image: screenshot.image, type: screenshot.imageContentType.toLowerCase() }
}
