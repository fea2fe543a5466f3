/** The one error that is an answer. Anything else thrown is our own defect and leaves as FAILED without detail. */
import { type StatusName, status } from './status.ts'

export class Fault extends Error {
  readonly status: StatusName
  /** For the log only; never sent. */
  readonly detail?: string
  /** `message` is sent to the caller: a sentence that says what to do, without secrets or health data. */
  constructor(name: StatusName, message?: string, options: { cause?: unknown; detail?: string } = {}) {
    super(message ?? status[name].text, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'Fault'
    this.status = name
    if (options.detail !== undefined) this.detail = options.detail
  }
  get code(): number {
    return status[this.status].code
  }
}
