/** Logos and statements of applications, by language (table application_document; wire.md §5.2). */
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { pictureOf } from './pictures.ts'

export const documentKinds = ['large-logo', 'small-logo', 'privacy', 'terms', 'connected'] as const
export type DocumentKind = (typeof documentKinds)[number]

export interface ApplicationDocument {
  readonly kind: DocumentKind
  readonly language: string
  readonly contentType: string
  readonly content: Buffer
}

/** Of an application, in all languages. */
export async function documentsOf(read: Reader, applicationId: string): Promise<ApplicationDocument[]> {
  const rows = await read.query<{ kind: DocumentKind; language: string; content_type: string; content: Buffer }>(sql`
    select kind, language, content_type, content from application_document
    where application_id = ${applicationId} order by kind, language`)
  return rows.map(({ content_type, ...row }) => ({ ...row, contentType: content_type }))
}

/** Puts documents in place of all that the application had of their kinds. */
export async function setDocuments(
  tx: Writer,
  applicationId: string,
  documents: readonly ApplicationDocument[],
): Promise<void> {
  const kinds = [...new Set(documents.map(d => d.kind))]
  await tx.query(sql`delete from application_document where application_id = ${applicationId} and kind = any(${kinds})`)
  for (const { kind, language, contentType, content } of documents)
    await tx.query(sql`
      insert into application_document (application_id, kind, language, content_type, content)
      values (${applicationId}, ${kind}, ${language}, ${contentType}, ${content})`)
}

/** The bytes of base64, which may be broken into lines; 3 for anything else, with the name of the element. */
export function bytesOf(base64: string, mostBytes: number, element: string): Buffer {
  const plain = base64.replace(/\s+/g, '')
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain))
    throw new Fault('INVALID_XML', `info/${element}: not base64.`)
  const bytes = Buffer.from(plain, 'base64')
  if (bytes.length > mostBytes) throw new Fault('INVALID_XML', `info/${element}: more than ${mostBytes} bytes.`)
  return bytes
}

/** Pixels of the logo that stands on the consent page. */
const largest = { width: 120, height: 60 }

/** 3 for what is no picture of the kind that it is said to be, or a large logo that is too large. */
export function checkLogo(kind: 'large-logo' | 'small-logo', contentType: string, content: Buffer): void {
  const picture = pictureOf(content)
  if (!picture || picture.contentType !== contentType.trim().toLowerCase().replace('image/jpg', 'image/jpeg'))
    throw new Fault('INVALID_XML', `info/${kind}: must be a PNG, JPEG or GIF picture, and content-type must say which.`)
  if (kind === 'large-logo' && (picture.width > largest.width || picture.height > largest.height))
    throw new Fault('INVALID_XML', `info/${kind}: at most ${largest.width} by ${largest.height} pixels.`)
}

/** Statements are texts in UTF-8; 3 for others. */
export function checkStatement(element: string, contentType: string, content: Buffer): void {
  if (!/^text\/(plain|html)(;|$)/i.test(contentType.trim()))
    throw new Fault('INVALID_XML', `info/${element}: content-type must be text/plain or text/html.`)
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new Fault('INVALID_XML', `info/${element}: the text must be in UTF-8.`)
  }
}
