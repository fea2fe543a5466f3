/** Where the code of an invitation is typed, by those who cannot follow the link of the mail. */
import { again, type Form, type Outcome, seeOther, type Visit } from '../../page.ts'
import { Button, Form as FormPart, TextField } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.invitationCode()

export async function act({ words }: Visit, form: Form): Promise<Outcome> {
  const code = form
    .text('code')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase()
  if (!/^[A-Z]{20}$/.test(code)) return again({ code: words.sharing.code.wrong })
  return seeOther(paths.invitation(code))
}

export function Page() {
  const w = useVisit().words.sharing.code
  return (
    <FocusLayout title={w.title} lead={w.lead}>
      <FormPart className="code-form">
        <TextField
          name="code"
          label={w.label}
          help={w.help}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button wide>{w.go}</Button>
      </FormPart>
    </FocusLayout>
  )
}
