/** A page that says why an application's request leads nowhere, and how to go on. */
import { paths } from '../paths.ts'
import { ButtonLink, Buttons } from './form.tsx'
import { FocusLayout } from './layout.tsx'
import { useWords } from './visit.tsx'

export function RefusalPage({
  title,
  text,
  back,
}: {
  title: string
  text: string
  back?: { readonly to: string; readonly label: string } | undefined
}) {
  const { home } = useWords().connect.refused
  return (
    <FocusLayout title={title}>
      <p>{text}</p>
      <Buttons>
        {back && (
          <ButtonLink to={back.to} tone="primary">
            {back.label}
          </ButtonLink>
        )}
        <ButtonLink to={paths.home()} tone={back ? 'plain' : 'primary'}>
          {home}
        </ButtonLink>
      </Buttons>
    </FocusLayout>
  )
}
