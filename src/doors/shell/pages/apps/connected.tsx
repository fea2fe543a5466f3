import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { ButtonLink, Buttons } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { agreedIn } from './app.tsx'

/** The end of the way with a code (shell.md §4.1): the application is not there to go back to. */
export const path = paths.appConnected(':record', ':app')

export async function load(visit: Visit): Promise<Outcome | { readonly id: string; readonly name: string }> {
  const agreed = await agreedIn(visit)
  return agreed ? { id: agreed.application.id, name: agreed.application.name } : notFound()
}

export function Page({ id, name }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.connect.code.done
  const { recordId, relationship, displayName } = record!
  return (
    <FocusLayout title={w.title(name)}>
      <div className="app-connected">
        <Avatar name={name} seed={id} large />
        <p>{relationship === 1 ? w.textOwn(name) : w.text(name, displayName)}</p>
      </div>
      <p>{w.when(name)}</p>
      <p>{w.where}</p>
      <Buttons>
        <ButtonLink to={paths.app(recordId, id)} tone="primary">
          {w.see}
        </ButtonLink>
        <ButtonLink to={paths.record(recordId)}>{w.record}</ButtonLink>
      </Buttons>
    </FocusLayout>
  )
}
