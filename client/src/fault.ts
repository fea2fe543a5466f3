/** The platform understood the request and refused it; nothing was changed. `code` is one of `Status`. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: number
  readonly method: string
  /** Names the answer to those who run the platform. */
  readonly responseId: string | undefined
  constructor(code: number, message: string, method: string, responseId?: string) {
    super(message)
    this.code = code
    this.method = method
    this.responseId = responseId
  }
}

/** No answer of the platform came: the network failed, time ran out, or something else answered. What was asked may have been done. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
  /** Of HTTP, where there was an answer at all. */
  readonly status: number | undefined
  constructor(message: string, options: { readonly status?: number; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.status = options.status
  }
}
