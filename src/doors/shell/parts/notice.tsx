/** A sentence that stands out: after a change, before a danger, about a state. */
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useWords } from './visit.tsx'

export type Tone = 'good' | 'info' | 'warn' | 'bad'
const icons: { readonly [T in Tone]: IconName } = { good: 'check', info: 'info', warn: 'alert', bad: 'alert' }

export function Notice({ tone = 'info', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  const { flash } = useWords().shell
  return (
    <div className={`notice notice-${tone}`}>
      <Icon name={icons[tone]} />
      <div>
        {title === undefined ? (
          <span className="hidden">{tone === 'warn' ? flash.info : flash[tone]}: </span>
        ) : (
          <p className="notice-title">{title}</p>
        )}
        {children}
      </div>
    </div>
  )
}

export const Badge = ({ tone = 'plain', children }: { tone?: Tone | 'plain'; children: ReactNode }) => (
  <span className={`badge badge-${tone}`}>{children}</span>
)
