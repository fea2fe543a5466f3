import { type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Facts } from '../../parts/blocks.tsx'
import { Button, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Badge, Notice } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'

export const path = paths.account()

export async function load({ ask }: Visit) {
  const [account, { communicationPreferences }] = await Promise.all([
    ask('GetAccountInfo', {}),
    ask('GetPersonCommunicationPreferences', {}),
  ])
  return { account, messages: communicationPreferences.receivesMessages }
}

/** The two things that are done here at once: ending the other sign-ins, sending the link again. */
export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const w = visit.words.account.overview
  if (form.text('_form') === 'others') {
    const { ended } = await visit.ask('EndShellSession', { which: 'others' })
    return seeOther(paths.account(), { flash: { tone: 'good', text: w.signedOutOthers(ended) } })
  }
  const wait = await visit.limit('verifyMail', visit.person!.personId)
  if (wait > 0)
    return seeOther(paths.account(), {
      flash: { tone: 'bad', text: visit.words.account.signIn.tooMany(Math.ceil(wait / 60)) },
    })
  await visit.ask('RequestEmailValidation', {})
  return seeOther(paths.account(), { flash: { tone: 'good', text: w.unverified.sent } })
}

export function Page({ account, messages }: Props<typeof load>) {
  const { words, person, culture } = useVisit()
  const w = words.account.overview
  const p = words.account.preferences
  if (!person) return null
  return (
    <Layout title={w.title} section="account" width="narrow">
      {!person.emailVerified && <Unverified email={person.email} />}
      <Card flush title={w.profile}>
        <Facts
          facts={[
            {
              label: w.name,
              value: person.name,
              action: <Change to={paths.accountName()} label={w.changeName} text={w.change} />,
            },
            {
              label: w.email,
              value: (
                <>
                  <Address email={person.email} />{' '}
                  <Badge tone={person.emailVerified ? 'good' : 'warn'}>
                    {person.emailVerified ? w.verified : w.notVerified}
                  </Badge>
                </>
              ),
              action: <Change to={paths.accountEmail()} label={w.changeEmail} text={w.change} />,
            },
          ]}
        />
      </Card>
      <Card flush title={w.safety}>
        <Facts
          facts={[
            {
              label: w.password,
              value: account.hasPassword ? w.passwordSet : w.passwordNone,
              action: (
                <Change
                  to={paths.accountPassword()}
                  label={account.hasPassword ? w.changePassword : w.setPassword}
                  text={account.hasPassword ? w.change : w.set}
                />
              ),
            },
            {
              label: w.passkeys,
              value: w.passkeyCount(account.passkey.length),
              action: <Change to={paths.accountPasskeys()} label={w.managePasskeys} text={w.manage} />,
            },
          ]}
        />
        <div className="card-foot">
          <p className="muted">{w.devicesText}</p>
          <FormPart name="others">
            <Button tone="quiet">{w.signOutOthers}</Button>
          </FormPart>
        </div>
      </Card>
      <Card
        flush
        title={w.preferences}
        action={<Change to={paths.accountPreferences()} label={w.changePreferences} text={w.change} />}
      >
        <Facts
          facts={[
            { label: w.language, value: p.cultures[culture] ?? culture },
            { label: w.timeZone, value: person.timeZone.replaceAll('_', ' ') },
            { label: w.units, value: (person.preferences.units ?? defaultUnits(culture)) === 'us' ? p.us : p.metric },
            { label: w.theme, value: p.themes[person.preferences.theme ?? 'system'] },
            {
              label: w.messages,
              value: messages ? w.messagesOn : w.messagesOff,
              action: <Change to={paths.accountMessages()} label={w.changeMessages} text={w.change} />,
            },
          ]}
        />
      </Card>
      <p className="account-end">
        <a href={paths.records()}>{w.allRecords}</a>
        <a href={paths.signOut()}>{w.signOut}</a>
        <a href={paths.accountClose()}>{words.account.close.link}</a>
      </p>
    </Layout>
  )
}

/** What somebody who never chose sees: pounds in the United States, kilograms elsewhere. */
export const defaultUnits = (culture: string): 'metric' | 'us' => (culture.endsWith('-US') ? 'us' : 'metric')

/** Breaks before the @ rather than anywhere. */
function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@')
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  )
}

const Change = ({ to, label, text }: { to: string; label: string; text: string }) => (
  <a href={to} aria-label={label}>
    {text}
  </a>
)

function Unverified({ email }: { email: string }) {
  const w = useVisit().words.account.overview.unverified
  return (
    <Notice tone="warn" title={w.title}>
      <p>{w.text(email)}</p>
      <FormPart name="verify">
        <Button tone="quiet">{w.again}</Button>
      </FormPart>
    </Notice>
  )
}
