/** What the pages after a code have in common. */
import { Fault } from '../../../../protocol/fault.ts'
import type { StatusName } from '../../../../protocol/status.ts'
import { type Outcome, seeOther, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'

export const codeSteps = 3

export const hasStatus = (error: unknown, ...names: readonly StatusName[]): error is Fault =>
  error instanceof Fault && names.includes(error.status)

/** Unknown, past its time, locked: nobody is told which (shell.md §4.1). */
export const isDead = (error: unknown): boolean => hasStatus(error, 'INVALID_IDENTITY_CODE', 'RETRY_LIMIT_EXCEEDED')

/** Back to the start, with the one sentence about codes that do not work. */
export const backToCode = ({ words }: Visit, text: string = words.connect.code.unknown): Outcome =>
  seeOther(paths.code(), { typedCode: null, flash: { tone: 'bad', text } })

/** The right answer counts for an hour. */
export const answerAgain = ({ words }: Visit): Outcome =>
  seeOther(paths.codeQuestion(), { flash: { tone: 'info', text: words.connect.code.allow.again } })

/** The one record that is called as the sender calls their person. */
export function namedAlike<R extends { readonly recordId: string; readonly displayName: string }>(
  records: readonly R[],
  name: string,
): string | undefined {
  const plain = (text: string) => text.trim().toLowerCase()
  const found = records.filter(r => plain(r.displayName) === plain(name))
  return found.length === 1 ? found[0]!.recordId : undefined
}

/** Somebody else goes on with the code, and answers for themselves. */
export async function switchPerson({ ask, typedCode: typed }: Visit): Promise<Outcome> {
  await ask('EndShellSession', { which: 'this' })
  const { answered: _, ...left } = typed!
  return seeOther(paths.signIn(paths.codeQuestion()), { session: null, typedCode: left })
}
