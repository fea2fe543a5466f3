/** Files into the record: chosen or dropped, several at once. The page answers with `receive`. */
import type { ReactNode } from 'react'
import { Button, Field, Form } from './form.tsx'
import { Island } from './layout.tsx'
import { useVisit } from './visit.tsx'

export function UploadForm({
  label,
  help,
  button,
  accept,
  children,
  many = true,
}: {
  label?: string
  help?: string
  button?: string
  /** As the attribute of that name: what the dialog offers first. */
  accept?: string
  /** Hidden fields; they go before the files. */
  children?: ReactNode
  many?: boolean
}) {
  const { words, format, settings } = useVisit()
  const w = words.record.files
  return (
    <Form multipart className="upload">
      {children}
      <Field name="files" label={label ?? w.choose} help={help ?? w.chooseHelp(format.bytes(settings.maxBlobBytes))}>
        {control => (
          <input
            {...control}
            type="file"
            multiple={many}
            accept={accept}
            className="input file-input"
            data-island="upload"
            data-uploading={w.uploading}
          />
        )}
      </Field>
      <Button icon="upload">{button ?? w.uploadButton}</Button>
      <Island name="upload" />
    </Form>
  )
}
