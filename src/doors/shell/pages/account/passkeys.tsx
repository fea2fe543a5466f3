import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { ReactNode } from 'react'
import { accountRules } from '../../../../protocol/account.ts'
import type { Fault } from '../../../../protocol/fault.ts'
import { again, type Form, type Outcome, type Problems, type Props, seeOther, type Visit } from '../../page.ts'
import { Empty, Table } from '../../parts/blocks.tsx'
import { ButtonLink } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { PasskeyForm } from '../../parts/passkey.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import type { Words } from '../../words/words.ts'
import { confirmAgain, orProblems, passkeyAnswer, ranOut } from './common.ts'

export const path = paths.accountPasskeys()

export async function load({ ask }: Visit) {
  const { passkey, confirmed } = await ask('GetAccountInfo', {})
  const options =
    confirmed && passkey.length < accountRules.mostPasskeys
      ? (await ask('GetPasskeyOptions', { use: 'register' })).register
      : undefined
  return { passkeys: passkey, confirmed, options }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, words } = visit
  const w = words.account.passkeys
  const passkey = passkeyAnswer<RegistrationResponseJSON>(form.secret('answer'))
  if (!passkey) return again({}, w.failed)
  let name = ''
  try {
    const problems = await orProblems(
      ask('AssociateCredential', { passkey }).then(added => {
        name = added.name
      }),
      fault => refused(words, fault),
    )
    return problems
      ? again(problems)
      : seeOther(paths.accountPasskeys(), { flash: { tone: 'good', text: w.added(name) } })
  } catch (error) {
    if (ranOut(error)) return confirmAgain(visit)
    throw error
  }
}

function refused({ account }: Words, fault: Fault): Problems | undefined {
  const w = account.passkeys
  const known: { readonly [status: string]: string } = {
    INVALID_TOKEN: w.failed,
    DUPLICATE_CREDENTIAL_FOUND: w.known,
    CREDENTIALS_LIMIT_EXCEEDED: w.limit(accountRules.mostPasskeys),
  }
  const sentence = known[fault.status]
  return sentence === undefined ? undefined : { '': sentence }
}

export function Page({ passkeys, confirmed, options }: Props<typeof load>) {
  const { words, format } = useVisit()
  const w = words.account.passkeys
  const add = options ? (
    <PasskeyForm use="create" options={options} label={w.add} tone="primary" icon="plus" />
  ) : confirmed ? (
    <p className="muted">{w.limit(accountRules.mostPasskeys)}</p>
  ) : (
    <ButtonLink to={paths.confirm(paths.accountPasskeys())} tone="primary" icon="plus">
      {w.add}
    </ButtonLink>
  )
  return (
    <Layout
      title={w.title}
      lead={w.lead}
      section="account"
      width="narrow"
      crumbs={[{ label: words.account.overview.title, to: paths.account() }, { label: w.title }]}
    >
      {passkeys.length === 0 ? (
        <Empty icon="key" title={w.none.title} text={w.none.text} action={<AddPasskey>{add}</AddPasskey>} />
      ) : (
        <>
          <AddPasskey>{add}</AddPasskey>
          <Table
            caption={w.title}
            rowKey={k => k.credentialId}
            rows={passkeys}
            columns={[
              { label: w.name, head: true, cell: k => k.name },
              { label: w.created, cell: k => format.day(k.createdAt) },
              { label: w.used, cell: k => (k.lastUsedAt === undefined ? w.never : format.day(k.lastUsedAt)) },
              {
                label: w.actions,
                cell: k => (
                  <span className="row-actions">
                    <a href={paths.accountPasskey(k.credentialId)} aria-label={w.renameLabel(k.name)}>
                      {w.rename}
                    </a>
                    <a href={paths.accountPasskeyRemove(k.credentialId)} aria-label={w.removeLabel(k.name)}>
                      {w.remove}
                    </a>
                  </span>
                ),
              },
            ]}
          />
        </>
      )}
    </Layout>
  )
}

function AddPasskey({ children }: { children: ReactNode }) {
  const w = useVisit().words.account.passkeys
  return (
    <div className="add-passkey">
      {children}
      <p className="small muted passkey-unsupported">{w.unsupported}</p>
      <noscript>
        <p className="small muted">{w.noScript}</p>
      </noscript>
    </div>
  )
}
