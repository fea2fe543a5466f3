import { again, type Form, type Outcome, seeOther, type Visit } from '../../page.ts'
import { Button, ButtonLink, Buttons, Form as FormPart, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { orProblems } from './common.ts'

export const path = paths.accountName()

export async function act({ ask, words }: Visit, form: Form): Promise<Outcome> {
  const name = form.text('name')
  if (name === '') return again({ name: words.account.signUp.problems.name })
  const problems = await orProblems(ask('SetPersonInfoPrivileged', { name }), fault =>
    fault.status === 'INVALID_ACCOUNT_NAME'
      ? {
          name:
            [...name].length > 100
              ? words.account.signUp.problems.nameTooLong
              : words.account.signUp.problems.nameSigns,
        }
      : undefined,
  )
  return problems
    ? again(problems)
    : seeOther(paths.account(), { flash: { tone: 'good', text: words.account.name.saved } })
}

export function Page() {
  const { words, person } = useVisit()
  const w = words.account.name
  return (
    <Layout
      title={w.title}
      section="account"
      width="narrow"
      crumbs={[{ label: words.account.overview.title, to: paths.account() }, { label: w.title }]}
    >
      <FormPart>
        <TextField
          name="name"
          label={w.label}
          help={w.help}
          autoComplete="name"
          spellCheck={false}
          value={person?.name}
        />
        <Buttons>
          <Button>{words.shell.form.save}</Button>
          <ButtonLink to={paths.account()}>{words.shell.form.cancel}</ButtonLink>
        </Buttons>
      </FormPart>
    </Layout>
  )
}
