/**
 * What comes along with an invitation (table onboarding; shell.md §5.2, R28): when the person says yes to the application, plans made from
 * its templates and what it knows of them are written into the record they chose, as the application, by the rights they just gave. What it
 * got no right for is left out, and so is what the record says already.
 */
import type { ActionPlan, ActionPlanTask, NewActionPlan, NewActionPlanTask } from '../protocol/action-plans.ts'
import { Fault } from '../protocol/fault.ts'
import type { OnboardingRequest } from '../protocol/onboarding.ts'
import { wallOf } from '../protocol/rest.ts'
import { Invalid } from '../schema/codec.ts'
import { sql, type Writer } from '../store/db.ts'
import { coded, words } from '../things/base/codable-value.ts'
import { dateTimeOf } from '../things/base/dates.ts'
import { displayed, lengthUnits, weightUnits } from '../things/base/measurements.ts'
import { type Basic, basic } from '../things/basic.ts'
import { condition } from '../things/condition.ts'
import { height } from '../things/height.ts'
import { type Personal, personal } from '../things/personal.ts'
import { personalContact } from '../things/personal-contact.ts'
import { plan as planType } from '../things/plan.ts'
import type { ThingType } from '../things/registry.ts'
import { task as taskType } from '../things/task.ts'
import { weight } from '../things/weight.ts'
import { isXmlText } from '../xml/characters.ts'
import { may } from './access.ts'
import { getPlan, newPlanThings } from './action-plans.ts'
import type { Application, Person, ReadContext, Services, WriteContext } from './context.ts'
import { created, wallNow } from './declared-things.ts'
import { enteredIn } from './records.ts'
import { type Given, putThings } from './thing-writing.ts'
import { anyThing } from './things.ts'

export interface Prepared {
  readonly known: Omit<OnboardingRequest, 'secretQuestion' | 'secretAnswer' | 'friendlyName' | 'applicationPatientId'>
  readonly plans: readonly NewActionPlan[]
}

/** Throws Invalid for a template that is none, or not one that the caller may read. */
export async function prepare(ctx: ReadContext, request: OnboardingRequest): Promise<Prepared> {
  const { secretQuestion: _, secretAnswer: __, friendlyName: ___, applicationPatientId: ____, ...known } = request
  // What cannot be written would keep the person from saying yes.
  for (const [name, said] of Object.entries(known))
    if ([said].flat().some(part => typeof part === 'string' && !isXmlText(part)))
      throw new Invalid(name, 'it holds a character that cannot be stored')
  if (known.birthday !== undefined) birthdayOf(known.birthday)
  const plans: NewActionPlan[] = []
  for (const [i, id] of known.actionPlanTemplateIds.entries()) plans.push(await templateOf(ctx, id, i))
  return { known, plans }
}

const birthdayOf = (text: string): string => wallOf(text.slice(0, 10), 'birthday').slice(0, 10)

async function templateOf(ctx: ReadContext, id: string, i: number): Promise<NewActionPlan> {
  const place = `actionPlanTemplateIds[${i}]`
  if (!ctx.record) throw new Invalid(place, 'name a person and the record that holds the templates')
  const found = await getPlan(ctx, id).catch((error: unknown) => {
    if (error instanceof Fault && error.status === 'INVALID_THING')
      throw new Invalid(place, 'the record has no plan with this id')
    throw error
  })
  if (found.status !== 'Template') throw new Invalid(place, 'this plan is no template')
  return newOf(found)
}

function newOf({ id, status, organizationId, organizationName, associatedTasks, ...plan }: ActionPlan): NewActionPlan {
  return { ...plan, associatedTasks: associatedTasks.map(newTaskOf) }
}

function newTaskOf(task: ActionPlanTask): NewActionPlanTask {
  const { id, status, startDate, endDate, organizationId, organizationName, associatedPlanId, ...parts } = task
  return parts
}

const purpose = 'onboarding'

/** Keeps it beside the connect request of this code, in its transaction. */
export async function keepOnboarding(
  services: Services,
  tx: Writer,
  digest: Buffer,
  prepared: Prepared,
): Promise<void> {
  const sealed = services.seals.seal(purpose, Buffer.from(JSON.stringify(prepared)))
  await tx.query(sql`insert into onboarding (code_digest, sealed) values (${digest}, ${sealed})`)
}

/** Writes what came along with a code into the record, in the transaction of the yes. */
export async function onboard(
  ctx: WriteContext,
  tx: Writer,
  application: Application,
  person: Person,
  recordId: string,
  digest: Buffer,
): Promise<void> {
  const [row] = await tx.query<{ sealed: Buffer }>(sql`select sealed from onboarding where code_digest = ${digest}`)
  const plain = row && ctx.services.seals.open(purpose, row.sealed)
  if (!plain) return
  const caller = { application, proved: true, person, avenue: 'Offline' } as const
  const record = await enteredIn(tx, ctx.services, caller, recordId, ctx.now)
  if (!record) return
  const inside: WriteContext = {
    ...ctx,
    caller,
    record,
    read: tx,
    db: { ...ctx.db, read: tx, now: tx, write: work => work(tx) },
  }
  const things = await thingsOf(inside, JSON.parse(plain.toString()) as Prepared)
  if (things.length > 0) await putThings(inside, record, things, { overwrite: false })
}

async function thingsOf(ctx: WriteContext, { known, plans }: Prepared): Promise<Given[]> {
  const now = wallNow(ctx)
  const mayCreate = ({ familyId }: ThingType): boolean =>
    may(ctx.record!.access, { family: familyId, effectiveDate: now, flags: 0, state: 'Active' }, 'Create')
  const isFree = async (type: ThingType): Promise<boolean> =>
    !(await anyThing(ctx.read, {
      recordId: ctx.record!.recordId,
      states: ['Active'],
      families: [type.familyId],
      conditions: [],
      allVersions: false,
    }))
  const things: Given[] = []
  const add = async <T>(type: ThingType<T>, value: T | undefined): Promise<void> => {
    if (value === undefined || !mayCreate(type) || (type.singleton && !(await isFree(type)))) return
    things.push(created(type, value))
  }
  await add(basic, basicOf(known))
  await add(personal, personalOf(known))
  await add(
    personalContact,
    known.email?.trim() ? { contact: { address: [], phone: [], email: [{ address: known.email }] } } : undefined,
  )
  const when = dateTimeOf(now)
  const [kg, cm, g] = [weightUnits[0]!, lengthUnits[1]!, known.weight]
  await add(weight, g === undefined ? undefined : { when, value: { kg: g / 1000, display: displayed(g / 1000, kg) } })
  const mm = known.height
  await add(height, mm === undefined ? undefined : { when, value: { m: mm / 1000, display: displayed(mm / 10, cm) } })
  for (const name of known.conditions) await add(condition, { name: words(name) })
  if (mayCreate(planType) && mayCreate(taskType))
    for (const plan of plans) things.push(...(await newPlanThings(ctx, plan)).things)
  return things
}

type Known = Prepared['known']

function basicOf({ gender, birthday, country, zipCode, state }: Known): Basic | undefined {
  const value: Basic = {
    ...(gender && { gender: gender === 'Male' ? 'm' : 'f' }),
    ...(birthday && { birthyear: Number(birthday.slice(0, 4)) }),
    ...(country && { country: /^[A-Za-z]{2}$/.test(country) ? countryOf(country.toUpperCase()) : words(country) }),
    ...(zipCode && { postcode: zipCode }),
    ...(state && { state: words(state) }),
    language: [],
  }
  return Object.keys(value).length > 1 ? value : undefined
}

const countryOf = (code: string) => {
  const name = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code
  return coded(name, code, 'iso/iso3166/1.0')
}

function personalOf({ firstName = '', lastName = '', birthday }: Known): Personal | undefined {
  const [first, last] = [firstName.trim(), lastName.trim()]
  const full = [first, last].filter(Boolean).join(' ')
  if (full === '' && !birthday) return undefined
  return {
    ...(full && { name: { full, ...(first && { first }), ...(last && { last }) } }),
    ...(birthday && { birthdate: dateTimeOf(birthdayOf(birthday)) }),
  }
}
