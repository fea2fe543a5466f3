import { ButtonLink, Buttons } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

/** The end of a no to an installed application: never the path that stands for success (wire.md §4.3). */
export const path = paths.cancelled()
export const access = 'anyone'

export function Page() {
  const { words } = useVisit()
  const w = words.connect.cancelled
  return (
    <FocusLayout title={w.title}>
      <p>{w.text}</p>
      <Buttons>
        <ButtonLink to={paths.home()}>{words.connect.refused.home}</ButtonLink>
      </Buttons>
    </FocusLayout>
  )
}
