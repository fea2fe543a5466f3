/** Files that pages of ours may show, by id and language (table binary_content). */
import { type BinaryContent, mostContentBytes } from '../protocol/binary-content.ts'
import { Fault } from '../protocol/fault.ts'
import { type Reader, sql, type Writer } from '../store/db.ts'
import { bytesOf } from './application-documents.ts'

/** Puts files in place of those of the same id and language, all or none; 3 for what is not base64 or too large. */
export async function repsertContents(tx: Writer, files: readonly BinaryContent[], now: string): Promise<void> {
  for (const { id, cultureCode = '', fileName, contentType, content } of files) {
    const bytes = bytesOf(content, mostContentBytes, 'binary-content/content')
    await tx.query(sql`
      insert into binary_content (content_id, language, file_name, content_type, content, updated_at)
      values (${id}, ${cultureCode}, ${fileName}, ${contentType}, ${bytes}, ${now})
      on conflict (content_id, language) do update set file_name = excluded.file_name, content_type = excluded.content_type,
        content = excluded.content, updated_at = excluded.updated_at`)
  }
}

/** Ids of all files. */
export async function contentIds(read: Reader): Promise<string[]> {
  const rows = await read.query<{ content_id: string }>(
    sql`select distinct content_id from binary_content order by content_id`,
  )
  return rows.map(row => row.content_id)
}

/** Files by id or by name, in all their languages; 94 for an id that there is none of. Unknown names are left out. */
export async function contentsOf(
  read: Reader,
  ids: readonly string[],
  fileNames: readonly string[],
): Promise<BinaryContent[]> {
  const rows = await read.query<{
    content_id: string
    language: string
    file_name: string
    content_type: string
    content: Buffer
  }>(sql`
    select content_id, language, file_name, content_type, content from binary_content
    where content_id = any(${ids}::uuid[]) or file_name = any(${fileNames}) order by content_id, language`)
  if (!ids.every(id => rows.some(row => row.content_id === id))) throw new Fault('INVALID_BINARY_CONTENT_ID')
  return rows.map(row => ({
    id: row.content_id,
    ...(row.language !== '' && { cultureCode: row.language }),
    fileName: row.file_name,
    contentType: row.content_type,
    content: row.content.toString('base64'),
  }))
}

/** Removes a file in one language, or in all; 94 when there is none. */
export async function removeContent(tx: Writer, id: string, language: string | undefined): Promise<void> {
  const gone = await tx.query(sql`
    delete from binary_content where content_id = ${id} and (${language ?? null}::text is null or language = ${language ?? ''})
    returning 1 as one`)
  if (gone.length === 0) throw new Fault('INVALID_BINARY_CONTENT_ID')
}
