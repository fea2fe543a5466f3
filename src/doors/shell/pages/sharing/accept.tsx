/** What an invitation offers, for whoever has its code, and the yes. Looking changes nothing: mail programs open links too. */
import type { AllMethods } from '../../../../gate.ts'
import { Fault } from '../../../../protocol/fault.ts'
import type { ResponseOf } from '../../../../protocol/method.ts'
import { relationships } from '../../../../protocol/record.ts'
import { again, type Form, type Outcome, type Problems, type Props, seeOther, type Visit } from '../../page.ts'
import { Facts } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form as FormPart, SelectField, TextField } from '../../parts/form.tsx'
import { FocusLayout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { lastDayWords, seesWords } from './common.ts'
import { relationshipOrder } from './invite.tsx'

export const path = paths.invitation(':code')
export const access = 'anyone'

export type Offer = ResponseOf<AllMethods['GetNonActiveRecordAuthorization']['contract']>['nonActiveAuthorization']
export type Looked =
  | { readonly state: 'signed-out' }
  | { readonly state: 'bad'; readonly why: 'unknown' | 'expired' | 'locked' | 'wait'; readonly pageStatus: number }
  | { readonly state: 'good'; readonly offer: Offer }

/** The offer of the code in the address, or why there is none. Nothing is told before somebody has signed in. */
export async function lookAt(visit: Visit): Promise<Looked> {
  if (!visit.person) return { state: 'signed-out' }
  if ((await visit.limit('code', visit.person.personId)) > 0) return { state: 'bad', why: 'wait', pageStatus: 429 }
  try {
    const { nonActiveAuthorization } = await visit.ask('GetNonActiveRecordAuthorization', {
      recordAuthToken: visit.params.code ?? '',
    })
    return { state: 'good', offer: nonActiveAuthorization }
  } catch (error) {
    const why = error instanceof Fault ? spent(error) : undefined
    if (!why) throw error
    return { state: 'bad', why, pageStatus: 404 }
  }
}

/** Why a code opens nothing; undefined for other Faults. */
export function spent(fault: Fault): 'unknown' | 'expired' | 'locked' | undefined {
  switch (fault.status) {
    case 'INVALID_RECORD_AUTHORIZATION_TOKEN':
      return 'unknown'
    case 'RECORD_AUTHORIZATION_TOKEN_EXPIRED':
      return 'expired'
    case 'RECORD_SHARING_MAXIMUM_NUMBER_OF_ATTEMPTS_EXCEEDED':
      return 'locked'
    default:
      return undefined
  }
}

export const load = lookAt

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, words, params, person } = visit
  const w = words.sharing.accepting
  if (!person) return seeOther(paths.signIn(visit.pathname))
  const displayName = form.text('displayName').replace(/\s+/g, ' ')
  const relType = Number(form.text('relationship'))
  const pin = form.text('pin')
  const wrong: { [field: string]: string } = {}
  if (displayName === '' || [...displayName].length > 100 || /[<>\p{C}]/u.test(displayName))
    wrong.displayName = w.nameWrong
  if (relationships[relType] === undefined || relType === 9) wrong.relationship = w.relationship
  if (form.has('pin') && pin === '') wrong.pin = w.pinMissing
  if (Object.keys(wrong).length > 0) return again(wrong)
  if ((await visit.limit('answer', person.personId)) > 0) return again({}, w.wait, 429)
  try {
    const { recordId } = await ask('AcceptRecordAuthorization', {
      recordAuthorizationToken: params.code ?? '',
      displayName,
      relType,
      invitationUpdated: form.text('offer'),
      ...(pin !== '' && { pin }),
    })
    return seeOther(paths.record(recordId), { flash: { tone: 'good', text: w.accepted(displayName) } })
  } catch (error) {
    const refused = error instanceof Fault ? refusedYes(visit, error) : undefined
    if (!refused) throw error
    return again(refused)
  }
}

function refusedYes({ words }: Visit, fault: Fault): Problems | undefined {
  const w = words.sharing.accepting
  const why = spent(fault)
  // The page says it itself.
  if (why) return { '': w.bad[why] }
  switch (fault.status) {
    case 'RECORD_SHARING_INVITATION_PIN_MISMATCH':
      return { pin: w.pinWrong }
    case 'DUPLICATE_AUTHORIZED_RECORD_FOUND':
      return { '': w.already }
    case 'MAX_RECORDS_EXCEEDED':
      return { '': w.tooMany }
    case 'INVALID_RECORD_STATE':
      return { '': w.closed }
    case 'CONCURRENCY_VIOLATION':
      return { '': w.changed }
    default:
      return undefined
  }
}

export function Page(looked: Props<typeof load>) {
  if (looked.state === 'signed-out') return <SignInFirst />
  if (looked.state === 'bad') return <Spent why={looked.why} />
  return <Question offer={looked.offer} />
}

function SignInFirst() {
  const { words, pathname } = useVisit()
  const w = words.sharing.code.signIn
  return (
    <FocusLayout title={w.title} lead={w.lead}>
      <Buttons>
        <ButtonLink to={paths.signIn(pathname)} tone="primary">
          {w.in}
        </ButtonLink>
        <ButtonLink to={paths.signUp(pathname)}>{w.up}</ButtonLink>
      </Buttons>
    </FocusLayout>
  )
}

export function Spent({ why }: { why: 'unknown' | 'expired' | 'locked' | 'wait' }) {
  const w = useVisit().words.sharing.accepting
  return (
    <FocusLayout title={w.bad.title}>
      <p>{why === 'wait' ? w.wait : w.bad[why]}</p>
      <Buttons>
        <ButtonLink to={paths.invitationCode()} tone="primary">
          {w.bad.again}
        </ButtonLink>
      </Buttons>
    </FocusLayout>
  )
}

function Question({ offer }: { offer: Offer }) {
  const visit = useVisit()
  const { words, format, params } = visit
  const w = words.sharing.accepting
  const who = offer.grantorName
  return (
    <FocusLayout title={w.title} lead={w.lead(who, offer.recordDisplayName)} size="medium">
      <Facts
        facts={[
          { label: w.may, value: words.sharing.levels[offer.level] },
          { label: w.sees, value: seesWords(visit, offer.rule) },
          {
            label: w.until,
            value:
              offer.dateAuthExpires === undefined ? words.sharing.noEnd : lastDayWords(visit, offer.dateAuthExpires),
          },
          ...(offer.canAccessAudit ? [{ label: w.history, value: w.yes }] : []),
          { label: w.inviteEnds, value: format.dateTime(offer.invitationExpires) },
        ]}
      />
      <p>{w.told(who)}</p>
      <FormPart>
        <input type="hidden" name="offer" value={offer.invitationUpdated} />
        <TextField
          name="displayName"
          label={w.name}
          help={w.nameHelp}
          maxLength={100}
          value={offer.recordDisplayName}
          autoComplete="off"
        />
        <SelectField
          name="relationship"
          label={w.relationship}
          value={String(offer.relType)}
          options={relationshipOrder.map(code => ({
            value: String(code),
            label: words.record.newRecord.relationships[code] ?? String(code),
          }))}
        />
        {offer.pinRequired && (
          <TextField name="pin" label={w.pin} help={w.pinHelp(who)} maxLength={32} chars={20} autoComplete="off" />
        )}
        <Buttons>
          <Button>{w.accept}</Button>
          <ButtonLink to={paths.invitationDecline(params.code!)} tone="plain">
            {w.decline}
          </ButtonLink>
        </Buttons>
      </FormPart>
    </FocusLayout>
  )
}
