/** The content of a file, to be saved: never shown inside this site, whatever it claims to be. */
import { Readable } from 'node:stream'
import { notFound, type Outcome, raw, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { recordIn } from './about.ts'
import { download } from './blobs.ts'
import { blobTitle, thingIn } from './items.ts'

export const path = paths.thingFile(':record', ':thing')

/** Clinics may learn that their patients took something along (AddMeaningfulUseAudit). */
const noteDownload = ({ ask }: Visit, record: string) =>
  ask('AddMeaningfulUseAudit', { audit: [{ action: 'Download' }] }, { record })

export async function load(visit: Visit): Promise<Outcome> {
  const item = await thingIn(visit)
  if (!item) return notFound()
  if (visit.query.get('document') !== null) {
    if (item.document === undefined) return notFound()
    await noteDownload(visit, recordIn(visit).recordId)
    return raw(
      Readable.from([item.document]),
      headers(`${item.type.root}.xml`, 'application/xml', Buffer.byteLength(item.document)),
    )
  }
  const name = visit.query.get('name') ?? ''
  const blob = await download(visit, recordIn(visit).recordId, item, name)
  if (!blob) return notFound()
  await noteDownload(visit, recordIn(visit).recordId)
  return raw(
    await blob.read(),
    headers(withEnding(blobTitle(item, name), blob.contentType), blob.contentType, blob.length),
  )
}

/** So that the computer of the person knows what opens it: an unnamed blob has only its type. */
const endings: { readonly [contentType: string]: string } = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/dicom': 'dcm',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'text/csv': 'csv',
  'text/plain': 'txt',
}
function withEnding(name: string, contentType: string): string {
  const ending = endings[contentType]
  return ending === undefined || /\.[A-Za-z0-9]{1,8}$/.test(name) ? name : `${name}.${ending}`
}

/** Types that a browser could run are sent as plain bytes; with nosniff and as an attachment none is ever shown here. */
const passive =
  /^(image\/(jpeg|png|gif|webp|heic|tiff|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/(pdf|zip|msword|dicom|vnd\.[\w.+-]+)|text\/(plain|csv))$/

function headers(name: string, contentType: string, length: number): { readonly [name: string]: string } {
  return {
    'content-type': passive.test(contentType) ? contentType : 'application/octet-stream',
    'content-length': String(length),
    'content-disposition': attachment(name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  }
}

/** RFC 6266: plain letters for old clients, the true name beside them. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w. ()-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
