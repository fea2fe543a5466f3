import { htmlWords } from '../../../../interop/html-words.ts'
import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { ButtonLink, Buttons } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { agreedIn } from './app.tsx'

/** The end of the way with a code (shell.md §4.1): the application is not there to go back to. */
export const path = paths.appConnected(':record', ':app')

interface Connected {
  readonly id: string
  readonly name: string
  /** Paragraphs of what the application wants to say now. */
  readonly says: readonly string[]
}

export async function load(visit: Visit): Promise<Outcome | Connected> {
  const agreed = await agreedIn(visit)
  if (!agreed) return notFound()
  const { id, name } = agreed.application
  return { id, name, says: await saidBy(visit, id) }
}

/** A greeting, no second home page. */
const longestGreeting = 2000

async function saidBy({ ask, culture }: Visit, id: string): Promise<readonly string[]> {
  const { apps } = await ask('GetApplication', { id: [id] }, { culture })
  const { statement: [first] = [], contentType = '' } = apps.application[0]?.dtcSuccessMessage ?? {}
  if (first === undefined) return []
  const text = Buffer.from(first.text, 'base64').toString()
  return (/^text\/html/i.test(contentType) ? htmlWords(text) : text)
    .slice(0, longestGreeting)
    .split(/\n+/)
    .map(line => line.trim())
    .filter(line => line !== '')
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
