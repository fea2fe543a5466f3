import { ButtonLink, Buttons } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

/** Where installed applications see that they were allowed; their window closes here, so it also says so to people. */
export const path = paths.complete()
export const access = 'anyone'

export function Page() {
  const { words, record } = useVisit()
  const w = words.connect.complete
  return (
    <FocusLayout title={w.title}>
      <p>{w.text}</p>
      {record && (
        <Buttons>
          <ButtonLink to={paths.apps(record.recordId)}>{w.manage}</ButtonLink>
        </Buttons>
      )}
    </FocusLayout>
  )
}
