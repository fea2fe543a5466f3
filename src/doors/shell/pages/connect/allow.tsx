import type { ApplicationShape } from '../../../../protocol/consent.ts'
import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { FocusLayout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { applicationsOf, type Refusal } from '../../redirects.ts'
import type { TypedCode } from '../../typed-code.ts'
import { ConsentForm } from './consent.tsx'
import { type Standing, standingOf, type Wish } from './offer.ts'
import { answerAgain, backToCode, codeSteps, hasStatus, isDead, namedAlike, switchPerson } from './steps.ts'

/** The last step: which record, and what the application may do; the same page as for any application that asks. */
export const path = paths.codeAllow()

interface Asked {
  readonly way: string
  readonly friendlyName: string
  readonly app: ApplicationShape
  readonly standing: Standing
}

/** A code is for one record at a time, and names no optional rules. */
const wish: Wish = { multiRecord: false, onOptional: [], offOptional: [] }

export async function load(visit: Visit): Promise<Outcome | Refusal | Asked> {
  const { typedCode: typed, ask, words } = visit
  if (!typed?.answered) return seeOther(paths.codeQuestion())
  const { appId, friendlyName } = typed.answered
  const apps = await applicationsOf(visit, [appId])
  if ('pageStatus' in apps) return apps
  const [app] = apps
  const { allowed, appRecordAuth } = await ask('GetAppRecordAuthorizations', { appId })
  if (!allowed) {
    const { restrictedTitle, restricted } = words.connect.refused
    return { pageStatus: 403, title: restrictedTitle(app!.name), text: restricted(app!.name) }
  }
  const made = visit.query.get('record') ?? namedAlike(appRecordAuth, friendlyName)
  const standing = standingOf(wish, app!.rule, appRecordAuth, made)
  // The code is about one person: where the name does not say which record is theirs, nobody should pass over the choice.
  const chosen = made !== undefined || appRecordAuth.length === 1 ? standing.chosen : []
  return { way: typed.way, friendlyName, app: app!, standing: { ...standing, chosen } }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { typedCode: typed, words } = visit
  if (!typed?.answered) return seeOther(paths.codeQuestion())
  switch (form.text('decision')) {
    case 'switch':
      return switchPerson(visit)
    case 'allow':
      if (form.text('way') === typed.way) return allow(visit, typed, form)
      return seeOther(paths.codeAllow(), { flash: { tone: 'info', text: words.connect.code.allow.meanwhile } })
    default:
      return seeOther(paths.cancelled(), { typedCode: null })
  }
}

async function allow(visit: Visit, typed: TypedCode, form: Form): Promise<Outcome> {
  const { ask, words } = visit
  const recordId = form.text('record')
  if (recordId === '') return again({ record: words.connect.consent.record.missing })
  try {
    await ask('AcceptConnectRequest', {
      identityCode: typed.code,
      recordId,
      rulesDigest: form.text('rules'),
      offered: form.all('offered'),
      accepted: form.all('accepted'),
    })
  } catch (error) {
    if (isDead(error)) return backToCode(visit)
    if (hasStatus(error, 'CONCURRENCY_VIOLATION')) return again({}, words.connect.consent.changed)
    if (hasStatus(error, 'INVALID_VERIFICATION_ANSWER')) return answerAgain(visit)
    throw error
  }
  return seeOther(paths.appConnected(recordId, typed.answered!.appId), { typedCode: null })
}

export function Page(props: Props<typeof load>) {
  if ('pageStatus' in props) return <RefusalPage title={props.title} text={props.text} />
  return <AllowPage {...props} />
}

function AllowPage({ way, friendlyName, app, standing }: Asked) {
  const { words } = useVisit()
  const w = words.connect
  return (
    <FocusLayout title={w.consent.title(app.name)} step={w.code.step(3, codeSteps)} size="medium">
      <ConsentForm {...standing} app={app} here={paths.codeAllow()}>
        <input type="hidden" name="way" value={way} />
        <Notice>{w.code.allow.for(app.name, friendlyName)}</Notice>
      </ConsentForm>
    </FocusLayout>
  )
}
