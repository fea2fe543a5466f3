/** Pages about what did not work, and the small one that leads on. */
import { paths } from '../paths.ts'
import { ButtonLink, Buttons } from './form.tsx'
import { FocusLayout } from './layout.tsx'
import { useVisit } from './visit.tsx'

export type ErrorKind = 'notFound' | 'noRecord' | 'denied' | 'stale' | 'tooMany' | 'tooLarge' | 'refused' | 'broken'

export function ErrorPage({ kind, sentence }: { kind: ErrorKind; sentence?: string }) {
  const { words, requestId } = useVisit()
  const { error } = words.shell
  const { title, text } = error[kind]
  return (
    <FocusLayout title={title}>
      {sentence !== undefined && <p>{sentence}</p>}
      <p>{typeof text === 'string' ? text : text(15)}</p>
      {kind === 'broken' && <p className="small muted">{error.broken.number(requestId)}</p>}
      <Buttons>
        <ButtonLink to={paths.home()} tone="primary">
          {error.home}
        </ButtonLink>
      </Buttons>
    </FocusLayout>
  )
}

export function HopPage({ to }: { to: string }) {
  const { hop } = useVisit().words.shell
  return (
    <FocusLayout title={hop.title}>
      <p>{hop.text}</p>
      <Buttons>
        <ButtonLink to={to} tone="primary">
          {hop.go}
        </ButtonLink>
      </Buttons>
    </FocusLayout>
  )
}
