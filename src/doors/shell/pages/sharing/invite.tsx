/** Invites one person to the record. SHARERECORD leads here too, and back to the application with what became of it (shell.md §2.3). */
import type { ApplicationShape } from '../../../../protocol/consent.ts'
import { Fault } from '../../../../protocol/fault.ts'
import { relationships } from '../../../../protocol/record.ts'
import { typeById } from '../../../../things/registry.ts'
import { actionUrlOf, wayBack } from '../../connection.ts'
import { again, type Form, hop, type Outcome, type Problems, type Props, seeOther, type Visit } from '../../page.ts'
import { Card } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form as FormPart, SelectField, TextArea, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RefusalPage } from '../../parts/refusal.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { asGuid, unchanged } from '../../query.ts'
import { applicationsOf, type Refusal } from '../../redirects.ts'
import type { Words } from '../../words/words.ts'
import { isCustodian, recordIn } from '../record/about.ts'
import { newestTypes } from '../record/items.ts'
import { readTerms, TermsFields } from './terms.tsx'

export const path = paths.share(':record')

/** In the order in which people look for them. */
export const relationshipOrder = [2, 14, 15, 5, 3, 11, 8, 10, 13, 6, 7]

interface Asking {
  readonly app: ApplicationShape
  /** Where the application is told that nothing was sent; absent where it has no pages. */
  readonly back: string | undefined
}

export async function load(visit: Visit): Promise<Refusal | { asking: Asking | undefined; proved: boolean }> {
  const w = visit.words.sharing
  if (!isCustodian(recordIn(visit))) return { pageStatus: 403, title: w.inviting.title, text: w.inviting.notCustodian }
  if (recordIn(visit).state !== 'Active') return { pageStatus: 409, title: w.inviting.title, text: w.inviting.readOnly }
  const asking = await askingIn(visit)
  if (asking && 'pageStatus' in asking) return asking
  return { asking, proved: visit.person!.emailVerified }
}

async function askingIn(visit: Visit): Promise<Asking | Refusal | undefined> {
  const id = asGuid(visit.query.get('app') ?? undefined)
  if (id === undefined) return undefined
  const apps = await applicationsOf(visit, [id])
  if ('pageStatus' in apps) return apps
  return { app: apps[0]!, back: backTo(visit, apps[0]!, 'ShareRecordFailed') }
}

/** Whatever the address says, the way back is the registered one. */
function backTo({ query, settings }: Visit, app: ApplicationShape, target: string): string | undefined {
  const url = actionUrlOf(app, query.get('redirect') ?? undefined, settings.redirectOverride)
  const actionQs = query.get('actionqs')
  return url === undefined
    ? undefined
    : wayBack(url, actionQs === null ? {} : { actionQs: unchanged(actionQs) }, settings.instance.id, { target })
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, words, person } = visit
  const w = words.sharing.inviting
  const { recordId } = recordIn(visit)
  const asking = await askingIn(visit)
  const app = asking && !('pageStatus' in asking) ? asking.app : undefined
  const terms = readTerms(visit, form)
  const relId = Number(form.text('relationship'))
  const wrong: { [field: string]: string } = { ...('problems' in terms && terms.problems) }
  if (form.text('email') === '') wrong.email = w.emailWrong
  if (relationships[relId] === undefined || relId === 9) wrong.relationship = w.relationship
  if ('problems' in terms || Object.keys(wrong).length > 0) return again(inOrder(wrong))
  const emailAddress = form.text('email')
  const wait = (await visit.limit('invite', person!.personId)) || (await visit.limit('invited', emailAddress))
  if (wait > 0) return again({}, w.tooOften, 429)
  const { rule = [], ...rest } = terms
  try {
    await ask(
      'AuthorizeRecord',
      {
        authorization: {
          userInitiatedCreationUsingEmail: {
            emailAddress,
            granteeName: form.text('name'),
            ...(form.text('message') !== '' && { emailText: form.text('message') }),
            ...rest,
            rule,
            relId,
            ...(app && { requestingApplicationId: app.id }),
            ...(form.text('pin') !== '' && { pin: form.text('pin') }),
          },
        },
      },
      { record: recordId },
    )
  } catch (error) {
    const problems = error instanceof Fault ? refusedInvitation(words, error) : undefined
    if (!problems) throw error
    return again(problems)
  }
  const back = app && backTo(visit, app, 'ShareRecordSuccess')
  return back === undefined
    ? seeOther(paths.sharing(recordId), { flash: { tone: 'good', text: w.sent(emailAddress) } })
    : hop(back)
}

/** Problems as they stand on the page. */
function inOrder(problems: Problems): Problems {
  const order = ['email', 'name', 'level', 'reach', 'until', 'relationship', 'message', 'pin']
  return Object.fromEntries(Object.entries(problems).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)))
}

/** What an invitation may be refused for, in words; undefined for anything else. */
export function refusedInvitation(words: Words, fault: Fault): Problems | undefined {
  const w = words.sharing.inviting
  switch (fault.status) {
    case 'INVALID_EMAIL_ADDRESS':
      return { email: w.emailWrong }
    case 'DUPLICATE_AUTHORIZED_RECORD_FOUND':
      return { email: fault.detail === 'own' ? w.emailOwn : w.emailWaiting }
    case 'INVALID_ACCOUNT_NAME':
      return { name: w.nameWrong }
    case 'GRANT_AUTHZ_EXCEEDS_DEFAULT':
      return { level: words.sharing.terms.beyond }
    case 'INVALID_DATETIME':
      return { until: words.sharing.terms.untilWrong }
    case 'INVALID_XML':
      return fault.detail === 'message'
        ? { message: w.messageWrong }
        : fault.detail === 'pin'
          ? { pin: w.pinWrong }
          : undefined
    case 'EMAIL_NOT_VALIDATED':
      return { '': w.unproved }
    case 'TOO_MANY_MESSAGES':
      return { '': w.tooMany }
    default:
      return undefined
  }
}

/** Kinds of data that the application uses: what is chosen at first (shell.md §2.3, SHARERECORD). */
const kindsOf = (app: ApplicationShape): readonly string[] => {
  const types = app.rule.flatMap(({ rule }) => rule.target.flatMap(t => t.type))
  const families = new Set(types.map(id => typeById(id)?.familyId))
  return newestTypes.filter(type => families.has(type.familyId)).map(type => type.familyId)
}

export function Page(props: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.sharing.inviting
  if ('pageStatus' in props)
    return (
      <RefusalPage
        title={props.title}
        text={props.text}
        back={{ to: paths.sharing(record!.recordId), label: words.sharing.title }}
      />
    )
  const { asking, proved } = props
  const held = record!
  return (
    <Layout
      title={w.title}
      section="sharing"
      width="narrow"
      lead={held.relationship === 1 ? w.leadOwn : w.lead(held.displayName)}
      crumbs={[
        { label: held.displayName, to: paths.record(held.recordId) },
        { label: words.sharing.title, to: paths.sharing(held.recordId) },
        { label: w.title },
      ]}
    >
      {!proved && (
        <Notice tone="warn" title={w.unproved}>
          <p>{w.unprovedText}</p>
          <ButtonLink to={paths.account()}>{w.unprovedGo}</ButtonLink>
        </Notice>
      )}
      {asking && <Notice>{w.forApp(asking.app.name)}</Notice>}
      {proved && <InviteForm asking={asking} />}
    </Layout>
  )
}

function InviteForm({ asking }: { asking: Asking | undefined }) {
  const { words, record } = useVisit()
  const w = words.sharing.inviting
  return (
    <Card>
      <FormPart>
        <TextField
          name="email"
          type="email"
          label={w.email}
          help={w.emailHelp}
          maxLength={254}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField name="name" label={w.name} help={w.nameHelp} maxLength={100} optional autoComplete="off" />
        <TermsFields {...(asking && { kinds: kindsOf(asking.app) })} />
        <SelectField
          name="relationship"
          label={w.relationship}
          help={w.relationshipHelp}
          value="2"
          options={relationshipOrder.map(code => ({
            value: String(code),
            label: words.record.newRecord.relationships[code] ?? String(code),
          }))}
        />
        <TextArea name="message" label={w.message} help={w.messageHelp} maxLength={1000} optional />
        <TextField name="pin" label={w.pin} help={w.pinHelp} maxLength={32} chars={20} optional autoComplete="off" />
        <p className="muted">{w.notDoctors}</p>
        <Buttons>
          <Button>{w.send}</Button>
          <ButtonLink to={asking?.back ?? paths.sharing(record!.recordId)} tone="plain">
            {asking?.back === undefined ? words.shell.form.cancel : w.back(asking.app.name)}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </Card>
  )
}
