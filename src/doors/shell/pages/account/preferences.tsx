import { again, type Form, type Outcome, type Props, seeOther, type Visit } from '../../page.ts'
import { Details } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Buttons, Choices, Form as FormPart, SelectField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { type MeasuredKind, measuredKinds } from '../../parts/units-liked.ts'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { countries } from '../../words/countries.ts'
import { cultures } from '../../words/words.ts'
import { pluralOfType } from '../record/about.ts'
import { newestTypes } from '../record/items.ts'
import { orProblems } from './common.ts'
import { defaultUnits } from './overview.tsx'

export const path = paths.accountPreferences()

const themes = ['system', 'light', 'dark'] as const
const systems = ['metric', 'us'] as const
const oneOf = <T extends string>(options: readonly T[], value: string): T | undefined => options.find(o => o === value)

export async function load({ ask }: Visit) {
  const { choice } = await ask('GetUnitPreferences', {})
  return { chosen: new Map(choice.map(c => [c.kind, c.unit])) }
}

/** The name of the field for a kind of measurement; its value is the code of a unit, or that none was chosen. */
const unitOf = ({ type }: MeasuredKind) => `unit.${type.root}`
const usual = 'usual'

async function chooseUnits(ask: Visit['ask'], form: Form): Promise<void> {
  const { choice } = await ask('GetUnitPreferences', {})
  for (const kind of measuredKinds(newestTypes)) {
    const unit = form.text(unitOf(kind))
    const known = unit === usual || kind.units.some(u => u.code === unit)
    const before = choice.find(c => c.kind === kind.type.root)?.unit ?? usual
    if (known && unit !== before) await ask('SetUnitPreference', { kind: kind.type.root, unit })
  }
}

export async function act({ ask, words }: Visit, form: Form): Promise<Outcome> {
  const w = words.account.preferences
  const culture = oneOf(cultures, form.text('culture'))
  const theme = oneOf(themes, form.text('theme'))
  const units = oneOf(systems, form.text('units'))
  const country = form.text('country')
  const problems = await orProblems(
    ask('SetPersonInfoPrivileged', {
      ...(culture && { culture }),
      ...(countries('en').some(c => c.value === country) && { country }),
      timeZone: form.text('timeZone'),
      preferences: { ...(theme && { theme }), ...(units && { units }) },
    }),
    fault => (fault.status === 'INVALID_XML' ? { timeZone: w.wrongZone } : undefined),
  )
  if (problems) return again(problems)
  await chooseUnits(ask, form)
  return seeOther(paths.account(), { flash: { tone: 'good', text: w.saved } })
}

export function Page({ chosen }: Props<typeof load>) {
  const { words, person, culture } = useVisit()
  const w = words.account.preferences
  if (!person) return null
  return (
    <Layout
      title={w.title}
      section="account"
      width="narrow"
      crumbs={[{ label: words.account.overview.title, to: paths.account() }, { label: w.title }]}
    >
      <FormPart>
        <Choices
          name="theme"
          legend={w.theme}
          options={themes.map(value => ({ value, label: w.themes[value] }))}
          chosen={[person.preferences.theme ?? 'system']}
        />
        <Choices
          name="units"
          legend={w.units}
          help={w.unitsHelp}
          options={systems.map(value => ({ value, label: w[value] }))}
          chosen={[person.preferences.units ?? defaultUnits(person.culture)]}
        />
        <Details summary={w.unitsEach}>
          {measuredKinds(newestTypes).map(kind => (
            <SelectField
              key={kind.type.root}
              name={unitOf(kind)}
              label={pluralOfType(words, kind.type)}
              options={[
                { value: usual, label: w.unitsUsual },
                ...kind.units.map(u => ({
                  value: u.code,
                  label: kind.type.root === 'height' && u.code === 'in' ? w.feetAndInches : u.label,
                })),
              ]}
              value={chosen.get(kind.type.root) ?? usual}
            />
          ))}
        </Details>
        <SelectField
          name="culture"
          label={w.culture}
          options={cultures.map(value => ({ value, label: w.cultures[value] ?? value }))}
          value={person.culture}
        />
        <SelectField
          name="country"
          label={words.account.signUp.country}
          options={countries(culture)}
          value={person.country}
          autoComplete="country"
        />
        <SelectField name="timeZone" label={w.timeZone} options={zones(person.timeZone)} value={person.timeZone} />
        <Buttons>
          <Button>{words.shell.form.save}</Button>
          <ButtonLink to={paths.account()}>{words.shell.form.cancel}</ButtonLink>
        </Buttons>
      </FormPart>
    </Layout>
  )
}

/** Every zone that this runtime knows; the person's own one is there whatever its name. */
function zones(own: string) {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  return [...new Set([...(known.includes(own) ? [] : [own]), ...known])].map(value => ({
    value,
    label: value.replaceAll('_', ' '),
  }))
}
