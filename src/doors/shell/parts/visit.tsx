/** What every part may ask for: the visit, its words, and the state of the form around it. */
import { createContext, type ReactNode, useContext } from 'react'
import { type FormState, freshForm, type Visit } from '../page.ts'
import type { Words } from '../words/words.ts'

const VisitContext = createContext<Visit | undefined>(undefined)
const StateContext = createContext<FormState>(freshForm)

export function Visiting({ visit, state, children }: { visit: Visit; state: FormState; children: ReactNode }) {
  return (
    <VisitContext value={visit}>
      <StateContext value={state}>{children}</StateContext>
    </VisitContext>
  )
}

export function useVisit(): Visit {
  const visit = useContext(VisitContext)
  if (!visit) throw new Error('A part was rendered outside of a page.')
  return visit
}

export const useWords = (): Words => useVisit().words
/** What was typed and what was wrong, on the whole page; forms with a name look for their own. */
export const useFormState = (): FormState => useContext(StateContext)
