/** What several account pages share: problems of passwords in words, answers of passkeys, asking for a recent proof. */
import { accountRules } from '../../../../protocol/account.ts'
import { Fault } from '../../../../protocol/fault.ts'
import { type Outcome, type Problems, seeOther, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'
import type { Words } from '../../words/words.ts'

/** The sentence for a password that was refused; undefined for other Faults. */
export function passwordRefused({ password: w }: Words['account'], error: unknown): string | undefined {
  if (!(error instanceof Fault) || error.status !== 'INVALID_PASSWORD') return undefined
  switch (error.detail) {
    case 'short':
      return w.short(accountRules.shortestPassword)
    case 'long':
      return w.long(accountRules.longestPassword)
    case 'personal':
      return w.personal
    default:
      return w.common
  }
}

/** Does `work`; a Fault that `known` has a sentence for becomes problems of the form, anything else goes on. */
export async function orProblems(
  work: Promise<unknown>,
  known: (fault: Fault) => Problems | undefined,
): Promise<Problems | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    const problems = error instanceof Fault ? known(error) : undefined
    if (!problems) throw error
    return problems
  }
}

/** The JSON that a browser made of a passkey; undefined when it is none. What is inside is checked by the platform. */
export function passkeyAnswer<T extends object>(text: string): T | undefined {
  if (text === '' || text.length > 100_000) return undefined
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' &&
      answer !== null &&
      'id' in answer &&
      'response' in answer &&
      typeof answer.response === 'object'
      ? (answer as T)
      : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Before a page that changes how one signs in: undefined when the person proved who they are a short while ago. */
export async function confirmFirst({ ask, here, method, pathname }: Visit): Promise<Outcome | undefined> {
  const { confirmed } = await ask('GetAccountInfo', {})
  return confirmed ? undefined : seeOther(paths.confirm(method === 'GET' ? here : pathname))
}

/** The proof ran out between showing the form and sending it. */
export const confirmAgain = ({ words, pathname }: Visit): Outcome =>
  seeOther(paths.confirm(pathname), { flash: { tone: 'info', text: words.account.confirm.expired } })

export const ranOut = (error: unknown): boolean => error instanceof Fault && error.status === 'ACCESS_DENIED'
