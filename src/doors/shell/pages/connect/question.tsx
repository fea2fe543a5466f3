import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Button, Buttons, Form as FormPart, TextField } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { applicationsOf, type Refusal } from '../../redirects.ts'
import { backToCode, codeSteps, isDead } from './steps.ts'

/** The second step: what the application asks, so that a code found in the street opens nothing. */
export const path = paths.codeQuestion()

interface Asked {
  readonly way: string
  readonly app: { readonly id: string; readonly name: string }
  readonly question: string
  readonly triesLeft: number
}

const longest = 255

export async function load(visit: Visit): Promise<Outcome | Refusal | Asked> {
  const { typedCode: typed, ask } = visit
  if (!typed?.known) return seeOther(paths.code())
  try {
    const { question, appId, numRetriesLeft } = await ask('ValidateConnectRequest', {
      action: 'GetQuestion',
      identityCode: typed.code,
    })
    const apps = await applicationsOf(visit, [appId!])
    if ('pageStatus' in apps) return apps
    return { way: typed.way, app: apps[0]!, question: question!, triesLeft: numRetriesLeft! }
  } catch (error) {
    if (isDead(error)) return backToCode(visit)
    throw error
  }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { typedCode: typed, ask, words } = visit
  const w = words.connect.code
  if (!typed?.known) return seeOther(paths.code())
  if (form.text('way') !== typed.way)
    return seeOther(paths.codeQuestion(), { flash: { tone: 'info', text: w.question.meanwhile } })
  const answer = form.secret('answer')
  if (answer.trim() === '') return again({ answer: w.question.missing })
  if (answer.length > longest) return again({ answer: w.question.tooLong })
  // Keyboards of phones add spaces by themselves; since they count, that would cost a try.
  if (answer !== answer.trim() && !form.has('spaced')) return again({ answer: w.question.spaces })
  const wait = await visit.limit('answer', visit.person!.personId)
  if (wait > 0) return again({ answer: w.tooMany(Math.ceil(wait / 60)) }, undefined, 429)
  try {
    const tried = await ask('ValidateConnectRequest', { action: 'ValidateAnswer', identityCode: typed.code, answer })
    if (!tried.isCorrectAnswer)
      return tried.numRetriesLeft! > 0
        ? again({ answer: w.question.wrong(tried.numRetriesLeft!) })
        : backToCode(visit, w.question.locked)
    const { opened } = tried
    const answered = { appId: tried.appId!, friendlyName: tried.friendlyName!, ...(opened !== undefined && { opened }) }
    return seeOther(opened === undefined ? paths.codeAllow() : paths.pickUp(), { typedCode: { ...typed, answered } })
  } catch (error) {
    if (isDead(error)) return backToCode(visit)
    throw error
  }
}

export function Page(props: Props<typeof load>) {
  if ('pageStatus' in props) return <RefusalPage title={props.title} text={props.text} />
  return <QuestionPage {...props} />
}

function QuestionPage({ way, app, question, triesLeft }: Asked) {
  const { words } = useVisit()
  const { values } = useFormState()
  const w = words.connect.code
  const typed = values?.get('answer') ?? ''
  return (
    <FocusLayout title={w.question.title} step={w.step(2, codeSteps)} lead={w.question.lead(app.name)}>
      <div className="asking">
        <Avatar name={app.name} seed={app.id} large />
        <div>
          <p className="asking-host">{w.question.asks(app.name)}:</p>
          <blockquote className="asking-words">{question}</blockquote>
        </div>
      </div>
      <FormPart className="code-form">
        <input type="hidden" name="way" value={way} />
        {typed !== typed.trim() && <input type="hidden" name="spaced" value="yes" />}
        <TextField
          name="answer"
          label={w.question.label}
          help={
            <>
              {w.question.help} <strong>{w.question.triesLeft(triesLeft)}</strong>
            </>
          }
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Buttons>
          <Button wide>{w.question.submit}</Button>
        </Buttons>
        <p className="aside">
          <a href={paths.code()}>{w.question.other}</a>
        </p>
      </FormPart>
    </FocusLayout>
  )
}
