/** The top of pages of operators: what the mask opens, and signing out. Nothing leads to the pages of people. */
import type { ReactNode } from 'react'
import type { SignedInOperator } from '../page.ts'
import { paths } from '../paths.ts'
import { CsrfField } from './form.tsx'
import type { IconName } from './icon.tsx'
import { useVisit } from './visit.tsx'

export type Desk = 'applications' | 'people' | 'mail' | 'events' | 'vocabularies' | 'audit'
export type OperatorSection = `operator-${Desk}`

/** Each page and the method without which it shows nothing. */
const desks: readonly { readonly desk: Desk; readonly to: string; readonly method: string; readonly icon: IconName }[] =
  [
    { desk: 'applications', to: paths.operatorApps(), method: 'GetApplicationPrivileged', icon: 'apps' },
    { desk: 'people', to: paths.operatorPeople(), method: 'QueryPersons', icon: 'people' },
    { desk: 'mail', to: paths.operatorMail(), method: 'ListMail', icon: 'mail' },
    { desk: 'events', to: paths.operatorEvents(), method: 'ListEventDelivery', icon: 'pulse' },
    { desk: 'vocabularies', to: paths.operatorVocabularies(), method: 'ListLoadedVocabularies', icon: 'file' },
    { desk: 'audit', to: paths.operatorAudit(), method: 'GetOperatorAudit', icon: 'clock' },
  ]

export const desksOf = ({ method }: SignedInOperator) => desks.filter(d => method.includes(d.method))

export function OperatorBar({ section, children }: { section?: string; children: ReactNode }) {
  const { operator, words } = useVisit()
  const { nav } = words.operator
  return (
    <header className="topbar desk-bar">
      <div className="topbar-inner">
        {children}
        {operator && (
          <>
            <nav className="desk-nav" aria-label={nav.label}>
              <ul>
                {desksOf(operator).map(({ desk, to }) => (
                  <li key={desk}>
                    <a href={to} aria-current={section === `operator-${desk}` ? 'page' : undefined}>
                      {nav[desk]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <form method="post" action={paths.operatorSignOut()} className="topbar-end">
              <CsrfField />
              <button type="submit" className="button button-quiet">
                {nav.signOut}
              </button>
            </form>
          </>
        )}
      </div>
    </header>
  )
}
