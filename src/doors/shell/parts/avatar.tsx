/** A round with initials, always in the same of six colours for the same person or record. */
import type { HeldRecord } from '../page.ts'

const initials = (name: string): string => {
  const parts = name.trim().split(/\s+/)
  const letters = parts.length > 1 ? [parts[0]!, parts.at(-1)!] : [parts[0] ?? '']
  return letters
    .map(p => [...p][0] ?? '')
    .join('')
    .toUpperCase()
}

const colour = (seed: string): number => {
  let sum = 0
  for (const c of seed) sum = (sum * 31 + c.codePointAt(0)!) % 997
  return (sum % 6) + 1
}

export function Avatar({ name, seed, large = false }: { name: string; seed: string; large?: boolean }) {
  return (
    <span className={`avatar avatar-${colour(seed)}${large ? ' avatar-large' : ''}`} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

export const RecordAvatar = ({ record, large = false }: { record: HeldRecord; large?: boolean }) => (
  <Avatar name={record.displayName} seed={record.recordId} large={large} />
)
