/** Where a document of another standard is handed in. */
import { own } from '../pages/record/save.ts'
import { ButtonLink } from './form.tsx'
import { UploadForm } from './upload-form.tsx'
import { useVisit } from './visit.tsx'

export function DocumentForm({
  back,
  stamp,
}: {
  back: string
  /** Of the version that is being replaced. */
  stamp?: string
}) {
  const { words } = useVisit()
  const w = words.record.document
  return (
    <>
      <UploadForm
        label={w.choose}
        help={stamp === undefined ? w.chooseHelp : w.replaceHelp}
        button={words.record.form.save}
        accept=".xml,application/xml,text/xml"
        many={false}
      >
        {stamp !== undefined && <input type="hidden" name={own.stamp} value={stamp} />}
      </UploadForm>
      <p>
        <ButtonLink to={back}>{words.shell.form.cancel}</ButtonLink>
      </p>
    </>
  )
}
