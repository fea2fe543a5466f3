import { codeLength, codeLetters, groupedCode, plainCode } from '../../../../protocol/connect.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Button, Buttons, Form as FormPart, TextField } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit, Visiting } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { type TypedCode, typedCode } from '../../typed-code.ts'
import type { Words } from '../../words/words.ts'
import { codeSteps, hasStatus, isDead } from './steps.ts'

/** The first step with a code from a clinic or an application (shell.md §4.1): typed here, or filled in by the redirect target. */
export const path = paths.code()
export const access = 'anyone'

/** Back from signing in, a code that was typed before goes on by itself. */
export async function load(visit: Visit): Promise<Outcome | { readonly given: string; readonly problem?: string }> {
  const { person, query, typedCode: typed } = visit
  const given = typed === undefined ? '' : groupedCode(typed.code)
  if (!person || !typed || visit.method !== 'GET' || !query.has('go')) return { given }
  const answer = await check(visit, typed)
  return 'sentence' in answer ? { given, problem: answer.sentence } : answer
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.connect.code
  const plain = plainCode(form.secret('code'))
  const problem = looksWrong(plain, w)
  if (problem !== undefined) return again({ code: problem })
  const typed = typedCode(plain)
  if (!visit.person)
    return seeOther(paths.signIn(paths.code('check')), { typedCode: typed, flash: { tone: 'info', text: w.signIn } })
  const answer = await check(visit, typed)
  return 'sentence' in answer ? again({ code: answer.sentence }, undefined, answer.status) : answer
}

/** A slip of the finger is told before anything is asked, and costs no try. */
function looksWrong(plain: string, w: Words['connect']['code']): string | undefined {
  if (plain === '') return w.missing
  const foreign = [...new Set(plain)].filter(letter => !codeLetters.includes(letter)).slice(0, 5)
  if (foreign.length > 0) return w.letters(foreign.join(' '))
  return plain.length === codeLength ? undefined : w.length(plain.length, codeLength)
}

/** Only somebody who is signed in can ask what is behind a code, and not often: guesses have a name and an address. */
async function check(
  visit: Visit,
  typed: TypedCode,
): Promise<Outcome | { readonly sentence: string; readonly status: number }> {
  const w = visit.words.connect.code
  const wait = await visit.limit('code', visit.person!.personId)
  if (wait > 0) return { sentence: w.tooMany(Math.ceil(wait / 60)), status: 429 }
  try {
    await visit.ask('ValidateConnectRequest', { action: 'GetQuestion', identityCode: typed.code })
  } catch (error) {
    if (isDead(error)) return { sentence: w.unknown, status: 422 }
    if (hasStatus(error, 'CONNECT_REQUEST_INCOMPLETE')) return { sentence: w.notThere, status: 422 }
    throw error
  }
  return seeOther(paths.codeQuestion(), { typedCode: { ...typed, known: true } })
}

export function Page({ given, problem }: Props<typeof load>) {
  const visit = useVisit()
  if (problem === undefined) return <CodePage given={given} />
  return (
    <Visiting visit={visit} state={{ problems: { code: problem } }}>
      <CodePage given={given} />
    </Visiting>
  )
}

function CodePage({ given }: { given: string }) {
  const { words } = useVisit()
  const w = words.connect.code
  return (
    <FocusLayout title={w.title} step={w.step(1, codeSteps)} lead={w.lead}>
      <FormPart className="code-form" action={paths.code()}>
        <TextField
          name="code"
          label={w.label}
          help={
            <>
              {w.help} <span className="code-example">JKYZ-QNMN-VHRX-ZGNR-GZNH</span>
            </>
          }
          value={given}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={100}
        />
        <Buttons>
          <Button wide>{w.next}</Button>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
