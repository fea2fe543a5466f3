import type { AskedRule } from '../../../../protocol/consent.ts'
import { Fault } from '../../../../protocol/fault.ts'
import { writeConnection } from '../../connection.ts'
import { again, type Form, notFound, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Card, Details, Facts } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Form as FormPart } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { Avenue, AwayLink, DetailTable, OptionalRule, RuleList, statementsOf } from '../connect/consent.tsx'
import { type Agreed, AppName } from './list.tsx'

/** One connected application: what it may do here, what may be changed, how to end it (SHAREDAPPDETAILS leads here). */
export const path = paths.app(':record', ':app')

/** The agreement that an address names: the own one, or with `of` that of another holder, which only custodians are shown. */
export async function agreedIn({ ask, record, params, query }: Visit): Promise<Agreed | undefined> {
  const of = query.get('of')
  const { activeAppAuthorization } = await ask('GetAuthorizedPeopleForRecord', {}, { record: record!.recordId })
  return activeAppAuthorization.find(
    a => a.application.id === params.app?.toLowerCase() && (of === null ? a.own : a.personId === of),
  )
}

export async function load(visit: Visit): Promise<Outcome | { agreed: Agreed }> {
  const agreed = await agreedIn(visit)
  return agreed ? { agreed } : notFound()
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, record, params, words } = visit
  const agreed = await agreedIn(visit)
  if (!agreed?.own) return notFound()
  try {
    await ask('AuthorizeRecordForApplication', {
      appId: params.app!,
      recordId: [record!.recordId],
      rulesDigest: form.text('rules'),
      offered: form.all('offered'),
      accepted: form.all('accepted'),
      select: false,
    })
  } catch (error) {
    if (error instanceof Fault && error.status === 'CONCURRENCY_VIOLATION')
      return again({}, words.connect.consent.changed)
    throw error
  }
  return seeOther(paths.app(record!.recordId, params.app!), {
    flash: { tone: 'good', text: words.connect.apps.details.saved },
  })
}

export function Page({ agreed }: Props<typeof load>) {
  const { words, record } = useVisit()
  const w = words.connect.apps
  const { application } = agreed
  const said = [application.authReason, application.description].find(text => text.trim() !== '')
  return (
    <Layout
      title={application.name}
      section="apps"
      width="narrow"
      crumbs={[{ label: w.title, to: paths.apps(record!.recordId) }, { label: application.name }]}
      lead={said}
    >
      <Standing agreed={agreed} />
      <May agreed={agreed} />
      <About agreed={agreed} />
      <End agreed={agreed} />
    </Layout>
  )
}

function Standing({ agreed }: { agreed: Agreed }) {
  const w = useVisit().words.connect.apps
  const { application, appRecordAuthAction, externalRecordId } = agreed
  if (application.state !== 'Active') return <Notice tone="warn">{w.suspended}</Notice>
  if (appRecordAuthAction === 'ReauthorizationNotPossible') return <Notice tone="warn">{w.details.tooLittle}</Notice>
  if (appRecordAuthAction !== 'ReauthorizationRequired') return null
  // To allow more is a decision of its own: on the consent page, for this record.
  const review = writeConnection({
    target: 'APPAUTH',
    apps: [application.id],
    at: 0,
    multiRecord: false,
    force: true,
    post: false,
    onOptional: [],
    offOptional: [],
    moved: false,
    bound: false,
    stay: true,
    ...(externalRecordId !== undefined && { extRecordId: externalRecordId }),
  })
  return (
    <Notice>
      <p>{w.details.more(application.name)}</p>
      <ButtonLink to={paths.connect(review)}>{w.details.review}</ButtonLink>
    </Notice>
  )
}

/** Required rules as they stand; optional ones with a box, for those who agreed themselves. */
function May({ agreed }: { agreed: Agreed }) {
  const { words } = useVisit()
  const w = words.connect.apps.details
  const changeable =
    agreed.own && agreed.application.state === 'Active' && agreed.appRecordAuthAction === 'NoActionRequired'
  const optional = changeable ? agreed.application.rule.filter(r => r.rule.optional) : []
  const inForce = agreed.application.rule.filter(r => agreed.grantedRule.includes(r.key))
  const sections = (
    <>
      <AvenueOf agreed={agreed} avenue="Online" inForce={inForce} optional={optional} />
      <AvenueOf agreed={agreed} avenue="Offline" inForce={inForce} optional={optional} />
      {inForce.length === 0 && optional.length === 0 && <p>{w.nothing}</p>}
    </>
  )
  return (
    <Card title={w.may}>
      {optional.length === 0 ? (
        sections
      ) : (
        <FormPart>
          <input type="hidden" name="rules" value={agreed.application.rulesDigest} />
          {sections}
          <Buttons>
            <Button>{w.save}</Button>
          </Buttons>
        </FormPart>
      )}
      {inForce.length > 0 && (
        <Details summary={words.connect.consent.details}>
          <DetailTable rules={inForce} />
        </Details>
      )}
    </Card>
  )
}

function AvenueOf({
  agreed,
  avenue,
  inForce,
  optional,
}: {
  agreed: Agreed
  avenue: AskedRule['avenue']
  inForce: readonly AskedRule[]
  optional: readonly AskedRule[]
}) {
  const { words } = useVisit()
  const w = words.connect.apps.details
  const fixed = inForce.filter(r => r.avenue === avenue && !optional.includes(r))
  const boxes = optional.filter(r => r.avenue === avenue)
  if (fixed.length + boxes.length === 0) return null
  const online = avenue === 'Online'
  const title = agreed.own
    ? online
      ? w.online
      : w.offline
    : online
      ? w.onlineOther(agreed.personName)
      : w.offlineOther(agreed.personName)
  return (
    <Avenue id={avenue.toLowerCase()} icon={online ? 'person' : 'clock'} title={title} marked={!online}>
      {fixed.length > 0 && <RuleList rules={fixed} />}
      {boxes.length > 0 && (
        <fieldset className="rules-optional">
          <legend className="rules-title">{w.optional}</legend>
          <p className="help">{w.optionalHelp}</p>
          {boxes.map(asked => (
            <OptionalRule key={asked.key} asked={asked} ticked={agreed.grantedRule.includes(asked.key)} />
          ))}
        </fieldset>
      )}
    </Avenue>
  )
}

function About({ agreed }: { agreed: Agreed }) {
  const { words, format, record } = useVisit()
  const w = words.connect.apps
  const { privacy, terms } = statementsOf(agreed.application)
  const { actionUrl } = agreed.application
  return (
    <Card title={w.details.facts}>
      <Facts
        facts={[
          ...(agreed.application.kind === 'SodaChild'
            ? [{ label: w.details.name, value: <AppName agreed={agreed} /> }]
            : []),
          ...(agreed.own ? [] : [{ label: w.details.by, value: agreed.personName }]),
          { label: w.details.allowed, value: format.dateTime(agreed.agreed) },
          ...(agreed.changed === agreed.agreed
            ? []
            : [{ label: w.details.changed, value: format.dateTime(agreed.changed) }]),
          {
            label: w.details.lastUsed,
            value: agreed.lastUsed === undefined ? w.neverUsed : format.dateTime(agreed.lastUsed),
          },
        ]}
      />
      <p className="app-links">
        <a href={paths.activity(record!.recordId, { app: agreed.application.id })}>{w.details.did}</a>
        {actionUrl !== undefined && (
          <AwayLink to={`${actionUrl}${actionUrl.includes('?') ? '&' : '?'}target=Home`}>{w.details.visit}</AwayLink>
        )}
        {privacy !== undefined && <AwayLink to={privacy}>{w.details.privacy}</AwayLink>}
        {terms !== undefined && <AwayLink to={terms}>{w.details.terms}</AwayLink>}
      </p>
    </Card>
  )
}

function End({ agreed }: { agreed: Agreed }) {
  const { words, record } = useVisit()
  const w = words.connect.apps.details
  const { application, own, personId } = agreed
  return (
    <Card>
      <p>{w.removeText(application.name)}</p>
      <ButtonLink to={paths.appRemove(record!.recordId, application.id, own ? undefined : personId)} tone="danger">
        {w.remove}
      </ButtonLink>
    </Card>
  )
}
