/** Pages about what did not work, and the small one that leads on. */
import { paths } from '../paths.ts'
import { ButtonLink, Buttons } from './form.tsx'
import { FocusLayout, Layout } from './layout.tsx'
import { useVisit } from './visit.tsx'

export type ErrorKind = 'notFound' | 'noRecord' | 'denied' | 'stale' | 'tooLarge' | 'refused' | 'broken'

/** Somebody who is signed in stays inside, with the navigation at hand. */
export function ErrorPage({ kind, sentence }: { kind: ErrorKind; sentence?: string }) {
  const { words, requestId, person, operator, area } = useVisit()
  const { error } = words.shell
  const { title, text } = area === 'operators' && kind === 'denied' ? words.operator.denied : error[kind]
  const body = (
    <>
      {sentence !== undefined && <p>{sentence}</p>}
      <p>{text}</p>
      {kind === 'broken' && <p className="small muted">{error.broken.number(requestId)}</p>}
      <Buttons>
        <ButtonLink to={area === 'operators' ? paths.operator() : paths.home()} tone="primary">
          {error.home}
        </ButtonLink>
      </Buttons>
    </>
  )
  if (!person && !operator) return <FocusLayout title={title}>{body}</FocusLayout>
  return (
    <Layout title={title} width="narrow">
      <div className="stack">{body}</div>
    </Layout>
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
