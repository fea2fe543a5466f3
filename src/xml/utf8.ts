/** Where bytes stop being UTF-8. */
import { isUtf8 } from 'node:buffer'

export interface BadUtf8 {
  readonly offset: number
  /** True when the bytes end within a character that could still become a good one. */
  readonly cut: boolean
}

/** For bytes that `isUtf8` has refused; slow, because it runs once before an error. */
export function findBadUtf8(bytes: Uint8Array): BadUtf8 {
  let at = 0
  while (at < bytes.length) {
    const size = characterSize(bytes[at]!)
    const character = bytes.subarray(at, at + size)
    if (size === 0) break
    if (character.length < size) return { offset: at, cut: couldBecome(character, size) }
    if (size > 1 && !isUtf8(character)) break
    at += size
  }
  return { offset: at, cut: false }
}

/** How many bytes a character has that begins with this one, 0 when none begins so. */
function characterSize(byte: number): number {
  if (byte < 0x80) return 1
  if (byte < 0xc2 || byte > 0xf4) return 0
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
}

function couldBecome(start: Uint8Array, size: number): boolean {
  // The second byte has a narrower range after E0 and F0 (not too low), ED and F4 (not too high).
  return [0x80, 0xbf].some(filler => {
    const whole = new Uint8Array(size).fill(filler)
    whole.set(start)
    return isUtf8(whole)
  })
}
