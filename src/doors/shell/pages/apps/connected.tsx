import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { ButtonLink, Buttons } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { agreedIn } from './app.tsx'
import { documentOf } from './documents.ts'

/** The end of the way with a code (shell.md §4.1): the application is not there to go back to. */
export const path = paths.appConnected(':record', ':app')

interface Connected {
  readonly id: string
  readonly name: string
  /** Paragraphs of what the application wants to say now. */
  readonly says: readonly string[]
}

/** A greeting, no second home page. */
const mostLines = 20

export async function load(visit: Visit): Promise<Outcome | Connected> {
  const agreed = await agreedIn(visit)
  if (!agreed) return notFound()
  const { id, name } = agreed.application
  const greeting = await documentOf(visit, id, 'dtcSuccessMessage')
  return { id, name, says: greeting?.paragraphs.slice(0, mostLines) ?? [] }
}

export function Page({ id, name, says }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.connect.code.done
  const { recordId, relationship, displayName } = record!
  return (
    <FocusLayout title={w.title(name)}>
      <div className="app-connected">
        <Avatar name={name} seed={id} large />
        <p>{relationship === 1 ? w.textOwn(name) : w.text(name, displayName)}</p>
      </div>
      {says.length > 0 && (
        <section className="greeting" aria-labelledby="greeting">
          <h2 id="greeting">{words.connect.consent.saysOfItself(name)}</h2>
          <blockquote>
            {says.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines are rendered once
              <p key={i}>{line}</p>
            ))}
          </blockquote>
        </section>
      )}
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
