/**
 * A code that somebody typed, on its way through sign-in, question and consent (shell.md §4.1, §4.2). It never stands in an address:
 * a cookie carries it that only the server can read, until the browser is closed and for no more than an hour from step to step. What it says of the way is for pages to
 * show the right step; who may do what is asked of the gate each time.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

export interface TypedCode {
  /** In capitals, without hyphens. */
  readonly code: string
  /** One way through the pages: their forms name it, so that a page left open about another code decides nothing about this one. */
  readonly way: string
  /** There is something behind it: its question may be shown. */
  readonly known?: boolean
  readonly answered?: Answered
}

/** What the right answer opened. */
export interface Answered {
  readonly appId: string
  readonly friendlyName: string
  /** Of a package: what the gate wants to see again at the next steps. */
  readonly opened?: string
}

const typedCodeSeconds = 3600

/** The start of a way. */
export const typedCode = (code: string): TypedCode => ({ code, way: randomBytes(9).toString('base64url') })

export interface TypedCodes {
  seal(typed: TypedCode): string
  /** undefined when it is not ours or an hour old. */
  open(sealed: string): TypedCode | undefined
}

/** `key`: 32 bytes of the server's own. */
export function createTypedCodes(key: Buffer, now: () => number = Date.now): TypedCodes {
  const own = Buffer.from(hkdfSync('sha256', key, 'healthkeep', 'typed-code', 32))
  return {
    seal(typed) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', own, iv)
      const plain = JSON.stringify({ typed, until: now() + typedCodeSeconds * 1000 })
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < 29) return undefined
      const decipher = createDecipheriv('aes-256-gcm', own, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(-16))
      let plain: string
      try {
        plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString()
      } catch {
        return undefined
      }
      const { typed, until } = JSON.parse(plain) as { typed: TypedCode; until: number }
      return until > now() ? typed : undefined
    },
  }
}
