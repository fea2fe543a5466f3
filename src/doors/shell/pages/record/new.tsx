/** A record for somebody in the family: who it is, and the facts that most apps ask for. */
import { Fault } from '../../../../protocol/fault.ts'
import { coded, words as worded } from '../../../../things/base/codable-value.ts'
import { dateOf } from '../../../../things/base/dates.ts'
import { basic } from '../../../../things/basic.ts'
import { personal } from '../../../../things/personal.ts'
import { write } from '../../../../things/registry.ts'
import {
  again,
  type Form,
  localPath,
  type Outcome,
  type Problems,
  type Props,
  seeOther,
  type Visit,
} from '../../page.ts'
import {
  Button,
  ButtonLink,
  Buttons,
  Choices,
  DayField,
  Form as FormPart,
  readDay,
  SelectField,
  TextField,
} from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useFormState, useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { nowFor } from './about.ts'
import { listing } from './items.ts'

export const path = paths.recordNew()

/** In the order in which people look for them. */
const relationshipOrder = [14, 15, 5, 3, 11, 8, 10, 13, 6, 7, 2]
const genders = ['f', 'm', 'x'] as const

export async function load({ query }: Visit) {
  const given = (name: string) => query.get(name) ?? ''
  return {
    // Applications may prefill the form (CREATERECORD, shell.md §2.5); nothing is stored before the button is pressed.
    given: {
      relationship: given('relationship'),
      first: given('first'),
      last: given('last'),
      birth: /^\d{4}-\d\d-\d\d$/.test(given('birth')) ? given('birth') : '',
      gender: given('gender').toLowerCase().charAt(0),
      postcode: given('postcode'),
    },
    next: localPath(query.get('next'), ''),
  }
}

interface Filled {
  readonly relationship: number
  readonly first: string
  readonly last: string
  readonly birth: string
  readonly gender: (typeof genders)[number]
  readonly postcode: string
  readonly nickname: string
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { words, ask } = visit
  const w = words.record.newRecord
  const filled = readForm(visit, form)
  if ('problems' in filled) return again(filled.problems)
  const name = [filled.first, filled.last].filter(Boolean).join(' ')
  if (!form.has('same')) {
    const same = await sameRecord(visit, name, filled.birth)
    if (same) return again({}, w.same(same), 409)
  }
  let recordId: string
  try {
    const created = await ask('CreateRecord', {
      recordInfo: { name, displayName: filled.nickname || filled.first, relType: filled.relationship },
    })
    recordId = created.recordId
  } catch (error) {
    if (error instanceof Fault && error.status === 'MAX_RECORDS_EXCEEDED') return again({}, w.tooMany, 409)
    throw error
  }
  const profiled = await putProfile(visit, recordId, name, filled)
  const next = localPath(form.text('next'), '')
  const to = next === '' ? paths.record(recordId) : `${next}${next.includes('?') ? '&' : '?'}record=${recordId}`
  return seeOther(to, {
    flash: profiled
      ? { tone: 'good', text: w.created(filled.first) }
      : { tone: 'info', text: w.createdBare(filled.first) },
  })
}

function readForm({ words, ...visit }: Visit, form: Form): Filled | { readonly problems: Problems } {
  const w = words.record.newRecord
  const problems: { [name: string]: string } = {}
  const relationship = Number(form.text('relationship'))
  if (!relationshipOrder.includes(relationship)) problems.relationship = w.missing.relationship
  const named = (field: string): string => {
    const text = form.text(field).replace(/\s+/g, ' ')
    // shell.md §2.5
    if ([...text].length > 50 || /[<>\p{C}]/u.test(text)) problems[field] = w.names
    return text
  }
  const [first, last, nickname] = [named('first'), named('last'), named('nickname')]
  if (first === '') problems.first = w.missing.first
  const birth = readDay(form, 'birth')
  if (birth === 'empty') problems.birth = w.missing.birth
  else if (birth === 'wrong' || birth < '1850' || birth > nowFor(visit).slice(0, 10))
    problems.birth = w.missing.birthWrong
  const gender = genders.find(g => g === form.text('gender'))
  if (!gender) problems.gender = w.missing.gender
  if (Object.keys(problems).length > 0 || !gender) return { problems }
  return { relationship, first, last, birth, gender, postcode: form.text('postcode').slice(0, 50), nickname }
}

/** Name of a record that this person holds already for somebody of this name and birth date (shell.md I11). */
async function sameRecord({ ask, records }: Visit, name: string, birth: string): Promise<string | undefined> {
  const wanted = name.toLowerCase()
  for (const record of records) {
    if (record.name.toLowerCase() !== wanted && record.displayName.toLowerCase() !== wanted) continue
    const { items } = await listing(ask, record.recordId, { types: [personal], max: 1 })
    const known = (items[0]?.value as { birthdate?: { date: { y: number; m: number; d: number } } } | undefined)
      ?.birthdate?.date
    const [y, m, d] = birth.split('-').map(Number)
    if (known && known.y === y && known.m === m && known.d === d) return record.displayName
  }
  return undefined
}

/** What was told goes into the record as things, where apps that may read them find it. */
async function putProfile({ ask, person }: Visit, recordId: string, name: string, filled: Filled): Promise<boolean> {
  const { first, last, birth, gender, postcode } = filled
  const who = write(personal, {
    name: { full: name, first, ...(last !== '' && { last }) },
    birthdate: { date: dateOf(birth) },
  })
  const region = new Intl.DisplayNames('en', { type: 'region' })
  const basics = write(basic, {
    ...(gender !== 'x' && { gender }),
    birthyear: Number(birth.slice(0, 4)),
    country:
      person!.country.length === 2
        ? coded(region.of(person!.country) ?? person!.country, person!.country, 'iso/iso3166/1.0')
        : worded(person!.country),
    ...(postcode !== '' && { postcode }),
    language: [],
  })
  try {
    await ask('PutThings', { thing: [thing(personal.id, who), thing(basic.id, basics)] }, { record: recordId })
    return true
  } catch (error) {
    if (error instanceof Fault) return false
    throw error
  }
}

const thing = (typeId: string, dataXml: string) => ({
  typeId: { text: typeId },
  dataXml: [{ text: dataXml }],
  signatureInfo: [],
})

export function Page({ given, next }: Props<typeof load>) {
  const { words } = useVisit()
  const state = useFormState()
  const w = words.record.newRecord
  // Only the question about a namesake comes without a problem at a field.
  const asksAboutSame = state.message !== undefined && Object.keys(state.problems).length === 0
  return (
    <Layout
      title={w.title}
      lead={w.lead}
      width="narrow"
      crumbs={[{ label: words.record.records.title, to: paths.records() }, { label: w.title }]}
    >
      <FormPart>
        {next !== '' && <input type="hidden" name="next" value={next} />}
        <SelectField
          name="relationship"
          label={w.relationship}
          options={[
            { value: '', label: w.relationshipChoose },
            ...relationshipOrder.map(code => ({ value: String(code), label: w.relationships[code] ?? String(code) })),
          ]}
          value={given.relationship}
        />
        <TextField name="first" label={w.first} autoComplete="off" maxLength={50} value={given.first} />
        <TextField
          name="last"
          label={w.last}
          help={w.lastHelp}
          optional
          autoComplete="off"
          maxLength={50}
          value={given.last}
        />
        <DayField name="birth" legend={w.birth} value={given.birth} />
        <Choices
          name="gender"
          legend={w.gender}
          help={w.genderHelp}
          options={genders.map(g => ({ value: g, label: w.genders[g] }))}
          chosen={[given.gender]}
        />
        <TextField
          name="postcode"
          label={w.postcode}
          optional
          autoComplete="off"
          chars={10}
          maxLength={50}
          value={given.postcode}
        />
        <TextField
          name="nickname"
          label={w.nickname}
          help={w.nicknameHelp}
          optional
          autoComplete="off"
          maxLength={50}
        />
        {asksAboutSame ? (
          <Notice tone="info">
            <p>{w.sameText}</p>
            <p className="buttons">
              <ButtonLink to={paths.records()}>{words.record.records.title}</ButtonLink>
              <Button tone="quiet" name="same" value="yes">
                {w.sameCreate}
              </Button>
            </p>
          </Notice>
        ) : (
          <Buttons>
            <Button>{w.create}</Button>
            <ButtonLink to={paths.records()}>{words.shell.form.cancel}</ButtonLink>
          </Buttons>
        )}
      </FormPart>
    </Layout>
  )
}
