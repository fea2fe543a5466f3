import { accountRules } from '../../../protocol/account.ts'
import { Fault } from '../../../protocol/fault.ts'
import { instanceFor } from '../../../protocol/service.ts'
import { noCommon } from '../../../things/base/common.ts'
import { dateTimeOf } from '../../../things/base/dates.ts'
import { personal } from '../../../things/personal.ts'
import { write } from '../../../things/registry.ts'
import { atInstance, otherInstances } from '../connection.ts'
import {
  again,
  type Form,
  hop,
  localPath,
  type Outcome,
  onward,
  type Problems,
  type Props,
  type ShellAsk,
  type Visit,
} from '../page.ts'
import {
  Button,
  CheckField,
  DayField,
  Form as FormPart,
  PasswordField,
  readDay,
  SelectField,
  TextField,
} from '../parts/form.tsx'
import { FocusLayout, Island } from '../parts/layout.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'
import { countries, countryOf } from '../words/countries.ts'
import { passwordRefused } from './account/common.ts'

export const path = paths.signUp()
export const access = 'signed-out'

export async function load({ settings, query }: Visit) {
  return {
    open: settings.signUpOpen,
    next: query.get('next') ?? undefined,
    code: query.get('code') ?? undefined,
    places: settings.topology.length > 1,
  }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { ask, words, culture, query } = visit
  const w = words.account
  const elsewhere = placed(visit, form)
  if (elsewhere) return elsewhere
  const problems = missing(visit, form)
  if (Object.keys(problems).length > 0) return again(problems)
  const wait = await visit.limit('signUp')
  if (wait > 0) return again({}, w.signIn.tooMany(Math.ceil(wait / 60)), 429)
  const name = form.text('name')
  try {
    const birthDate = readDay(form, 'birth')
    const { token, seconds, recordId } = await ask('CreatePersonAccount', {
      name,
      email: form.text('email'),
      password: form.secret('password'),
      birthDate,
      country: countryIn(visit, form),
      culture,
      timeZone: knownZone(form.text('timeZone')),
      ...(!visit.settings.signUpOpen && { signupCode: form.text('code').slice(0, 64) }),
    })
    await firstEntry(visit.askAs(token), recordId, name, birthDate)
    const flash = { tone: 'good', text: w.signUp.welcome(name) } as const
    return onward(localPath(query.get('next'), paths.home()), { session: { token, seconds, stay: false }, flash })
  } catch (error) {
    const told = refused(visit, error)
    if (!told) throw error
    return again(told)
  }
}

/** Asked for where there are several instances, for it decides which of them keeps the account. */
const countryIn = ({ culture, settings }: Visit, form: Form): string =>
  settings.topology.length > 1 && /^[A-Z]{2}$/.test(form.text('country')) ? form.text('country') : countryOf(culture)

/** Who lives where another instance keeps the accounts goes on there; nothing that was typed goes along (shell.md §4.7). */
function placed(visit: Visit, form: Form): Outcome | undefined {
  const { settings, words, query } = visit
  const w = words.account.signUp.place
  if (settings.topology.length < 2) return undefined
  const target = instanceFor(settings, countryIn(visit, form))
  if (target?.id === settings.instance.id) return undefined
  if (!target) return again({ country: w.nowhere })
  const next = query.get('next') ?? undefined
  const other = otherInstances(settings, next).find(known => known.id === target.id)
  return other ? hop(atInstance(other, paths.signUp(next)), { afterForm: true }) : again({ country: w.bound })
}

/** What was just said need not be said again: name and birth date begin the record. */
async function firstEntry(ask: ShellAsk, record: string, name: string, birthDate: string): Promise<void> {
  const dataXml = write(personal, { name: { full: name }, birthdate: dateTimeOf(birthDate) }, noCommon)
  const thing = { typeId: { text: personal.id }, dataXml: [{ text: dataXml }], signatureInfo: [] }
  // The account stands whether or not this succeeds, and the person can add both at any time: no reason to fail the sign-up.
  await ask('PutThings', { thing: [thing] }, { record }).catch(() => undefined)
}

function missing({ words, settings }: Visit, form: Form): Problems {
  const { problems: p } = words.account.signUp
  const name = form.text('name')
  const birth = readDay(form, 'birth')
  return {
    ...(!settings.signUpOpen && form.text('code') === '' && { code: p.code }),
    ...(name === '' && { name: p.name }),
    ...(/[<>]/.test(name) && { name: p.nameSigns }),
    ...([...name].length > 100 && { name: p.nameTooLong }),
    ...(!/^\S+@\S+\.\S+$/.test(form.text('email')) && { email: p.email }),
    ...(form.secret('password') === '' && { password: words.account.password.short(accountRules.shortestPassword) }),
    ...(birth === 'empty' && { birth: p.birthDate }),
    ...(birth === 'wrong' && { birth: p.birthDateWrong }),
    ...(!form.has('agree') && { agree: p.agree }),
  }
}

function refused({ words }: Visit, error: unknown): Problems | undefined {
  if (!(error instanceof Fault)) return undefined
  const { problems: p } = words.account.signUp
  const password = passwordRefused(words.account, error)
  if (password !== undefined) return { password }
  const known: { readonly [status: string]: Problems } = {
    DUPLICATE_CREDENTIAL_FOUND: { email: p.taken },
    INVALID_CONTACT_EMAIL: { email: p.email },
    INVALID_ACCOUNT_NAME: { name: p.nameSigns },
    INVALID_AGE: { birth: p.tooYoung(accountRules.youngest) },
    INVALID_XML: { birth: p.birthDateWrong },
    INVALID_SIGNUP_CODE: { code: p.codeWrong },
  }
  return known[error.status]
}

/** What the browser says of its time zone, when it is one. */
function knownZone(zone: string): string {
  try {
    return zone === '' ? 'UTC' : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return 'UTC'
    throw error
  }
}

/** `action`: where the form goes when another page shows it (CREATEACCOUNT prefills it, shell.md §2.5). */
export function Page({ open, next, code, places, action }: Props<typeof load> & { readonly action?: string }) {
  const { words, culture } = useVisit()
  const w = words.account.signUp
  return (
    <FocusLayout title={w.title} lead={open ? w.lead : w.leadWithCode}>
      <FormPart {...(action !== undefined && { action })}>
        {!open && (
          <TextField
            name="code"
            label={w.code}
            help={w.codeHelp}
            value={code ?? ''}
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {places && (
          <SelectField
            name="country"
            label={w.place.label}
            help={w.place.help}
            options={countries(culture)}
            value={countryOf(culture)}
          />
        )}
        <TextField name="name" label={w.name} help={w.nameHelp} autoComplete="name" spellCheck={false} />
        <TextField
          name="email"
          type="email"
          label={w.email}
          help={w.emailHelp}
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField
          name="password"
          label={w.password}
          help={w.passwordHelp(accountRules.shortestPassword)}
          autoComplete="new-password"
        />
        <DayField name="birth" legend={w.birthDate} help={w.birthDateHelp(accountRules.youngest)} birthday />
        <CheckField
          name="agree"
          label={
            <>
              {w.agree} <a href={paths.terms()}>{w.terms}</a> {w.and} <a href={paths.privacy()}>{w.privacy}</a>
            </>
          }
        />
        <input type="hidden" name="timeZone" defaultValue="" />
        <Button wide>{w.submit}</Button>
      </FormPart>
      <p className="aside">
        {w.have} <a href={paths.signIn(next)}>{w.signIn}</a>
      </p>
      <Island name="password" />
      <Island name="time-zone" />
    </FocusLayout>
  )
}
