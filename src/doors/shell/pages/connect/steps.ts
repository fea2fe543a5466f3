/** What the pages after a code have in common. */
import { Fault } from '../../../../protocol/fault.ts'
import { type Outcome, seeOther, type Visit } from '../../page.ts'
import { paths } from '../../paths.ts'

export const codeSteps = 3

/** Unknown, past its time, locked: nobody is told which (shell.md §4.1). */
export const isDead = (error: unknown): boolean =>
  error instanceof Fault && (error.status === 'INVALID_IDENTITY_CODE' || error.status === 'RETRY_LIMIT_EXCEEDED')

/** Back to the start, with the one sentence about codes that do not work. */
export const backToCode = ({ words }: Visit, text: string = words.connect.code.unknown): Outcome =>
  seeOther(paths.code(), { typedCode: null, flash: { tone: 'bad', text } })
