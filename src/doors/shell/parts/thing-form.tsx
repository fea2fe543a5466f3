/**
 * The fields of a thing as controls: labels in plain words, problems beside what is wrong, hidden names carried along.
 * Works without a script: lists grow and shrink by submit buttons, vocabularies are suggestions of the browser, dates are read by the server.
 */
import type { ReactNode } from 'react'
import type { FormField, Input, Posted } from '../../../schema/form.ts'
import { unitWords } from '../../../schema/units.ts'
import type { ThingType } from '../../../things/registry.ts'
import { everyField, inputsOf, type Plan, planGroup, whenSaid, whenWas } from '../forms/plan.ts'
import { lower, nowFor } from '../pages/record/about.ts'
import { paths } from '../paths.ts'
import { Icon } from './icon.tsx'
import { Island } from './layout.tsx'
import type { Reader } from './told.ts'
import { offered } from './units-liked.ts'
import { useVisit, useWords } from './visit.tsx'

/** Words that the browser suggests, by name of the vocabulary. */
export type Suggestions = { readonly [vocabulary: string]: readonly string[] }

export interface ThingFieldsProps {
  readonly type: ThingType
  readonly plan: Plan
  readonly posted: Posted
  readonly reader: Reader
  readonly suggestions: Suggestions
  /** Of the one whose record it is, where that is known. */
  readonly birthYear?: number | undefined
  /** Stands with the first fields, above "More details": the note. */
  readonly children?: ReactNode
  /** Stands at the end of "More details". */
  readonly extra?: ReactNode
  /** It says something that must not be folded away. */
  readonly extraOpen?: boolean
}

export function ThingFields({
  type,
  plan,
  posted,
  reader,
  suggestions,
  birthYear,
  children,
  extra,
  extraOpen = false,
}: ThingFieldsProps) {
  const words = useWords().record.form
  const around = { type, posted, reader, suggestions, birthYear }
  const kept = plan.more.filter(f => f.kind === 'kept')
  const more = plan.more.filter(f => f.kind !== 'kept')
  const open = extraOpen || more.some(f => saysSomething(f) || hasProblem(f))
  return (
    <>
      {plan.first.map(f => (
        <ThingField key={f.name} field={f} around={around} open />
      ))}
      {children}
      {(more.length > 0 || extra !== undefined) && (
        <details className="more-fields" open={open}>
          <summary>
            {words.more} <span className="optional">{words.allOptional}</span>
          </summary>
          <div className="more-body">
            {more.map(f => (
              <ThingField key={f.name} field={f} around={around} />
            ))}
            {extra}
          </div>
        </details>
      )}
      {kept.map(f => (
        <Hidden key={f.name} inputs={inputsOf(f)} />
      ))}
      {[...new Set(vocabulariesOf([...plan.first, ...plan.more]))].map(name =>
        suggestions[name] ? (
          <datalist key={name} id={listId(name)}>
            {suggestions[name].map(text => (
              <option key={text} value={text} />
            ))}
          </datalist>
        ) : null,
      )}
      {[...everyField([...plan.first, ...plan.more])].some(f => f.kind === 'partial-date') && <Island name="when" />}
      {vocabulariesOf([...plan.first, ...plan.more]).length > 0 && <Island name="combobox" />}
      {[...everyField([...plan.first, ...plan.more])].some(f => f.kind === 'list') && <Island name="lists" />}
    </>
  )
}

interface Around {
  readonly type: ThingType
  readonly posted: Posted
  readonly reader: Reader
  readonly suggestions: Suggestions
  readonly birthYear: number | undefined
}

const listId = (vocabulary: string) => `words-${vocabulary.replace(/\W+/g, '-')}`

export function vocabulariesOf(fields: readonly FormField[]): string[] {
  return fields.flatMap(f => {
    if (f.kind === 'group') return vocabulariesOf(f.fields)
    if (f.kind === 'list') return vocabulariesOf(f.items)
    return (f.kind === 'words' || f.kind === 'code') && f.vocabulary !== undefined ? [f.vocabulary] : []
  })
}

function saysSomething(f: FormField): boolean {
  if (f.kind === 'group') return f.filled
  if (f.kind === 'list') return f.items.length > 0
  if (f.kind === 'measure') return f.amount.value !== ''
  return inputsOf(f).some(i => i.value !== '')
}

function hasProblem(f: FormField): boolean {
  if (f.problem !== undefined) return true
  if (f.kind === 'group') return f.fields.some(hasProblem)
  if (f.kind === 'list') return f.items.some(hasProblem)
  return inputsOf(f).some(i => i.problem !== undefined)
}

/** `open`: a group stands there unfolded. */
function ThingField({ field, around, open = false }: { field: FormField; around: Around; open?: boolean }): ReactNode {
  switch (field.kind) {
    case 'text':
      return (
        <One field={field} input={field.input}>
          {control =>
            field.multiline ? (
              <textarea
                {...control}
                className="input"
                rows={4}
                maxLength={field.maxLength}
                defaultValue={field.input.value}
              />
            ) : (
              <input
                {...control}
                className="input"
                type="text"
                maxLength={field.maxLength}
                defaultValue={field.input.value}
              />
            )
          }
        </One>
      )
    case 'number': {
      const unit = field.unit === undefined ? '' : unitWords(field.unit)
      return (
        <One field={field} input={field.input}>
          {control => (
            <span className="with-suffix">
              <input
                {...control}
                className="input input-10"
                type="text"
                inputMode={field.whole ? 'numeric' : 'decimal'}
                autoComplete="off"
                defaultValue={field.input.value}
              />
              {unit && <span className="suffix">{unit}</span>}
            </span>
          )}
        </One>
      )
    }
    case 'select':
      return <Select field={field} />
    case 'date':
      return (
        <One field={field} input={field.input}>
          {control => <input {...control} className="input input-date" type="date" defaultValue={field.input.value} />}
        </One>
      )
    case 'time':
      return (
        <One field={field} input={field.input}>
          {control => <input {...control} className="input input-time" type="time" defaultValue={field.input.value} />}
        </One>
      )
    case 'words':
    case 'code':
      return <Words field={field} around={around} />
    case 'measure':
      return <Measure field={field} around={around} />
    case 'date-time':
      return <DateAndTime field={field} />
    case 'partial-date':
      return <PartialDate field={field} around={around} />
    case 'group':
      return <Nested field={field} around={around} open={open} />
    case 'list':
      return <List field={field} around={around} />
    case 'kept':
      return <Hidden inputs={field.hidden} />
  }
}

// ---- the frame around a control

type Of<K extends FormField['kind']> = Extract<FormField, { kind: K }>

interface Control {
  readonly id: string
  readonly name: string
  readonly required: boolean
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Help says more than the label, or it is left out. */
const helpOf = ({ help, label }: FormField) =>
  help !== undefined && help.replace(/\.$/, '').toLowerCase() !== label.toLowerCase() ? help : undefined

/** A label, its help, its problem and one control. */
function One({
  field,
  input,
  children,
}: {
  field: FormField
  input: Input
  children: (control: Control) => ReactNode
}) {
  const { form } = useWords().shell
  const id = input.name
  const help = helpOf(field)
  const problem = input.problem ?? field.problem
  const described = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={`field${problem === undefined ? '' : ' field-wrong'}`}>
      <label htmlFor={id}>
        {field.label} {!field.required && <span className="optional">{form.optional}</span>}
      </label>
      <Help id={id} text={help} />
      <Problem id={id} text={problem} />
      {children({
        id,
        name: input.name,
        required: field.required,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': problem === undefined ? undefined : true,
      })}
    </div>
  )
}

/** Several controls under one question. */
function Several({ field, inputs, children }: { field: FormField; inputs: readonly Input[]; children: ReactNode }) {
  const { form } = useWords().shell
  const problems = [field.problem, ...inputs.map(i => i.problem)].filter(p => p !== undefined)
  const id = field.name
  const help = helpOf(field)
  const described = [help !== undefined && `${id}-help`, problems.length > 0 && `${id}-problem`]
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset
      id={id}
      className={`field${problems.length === 0 ? '' : ' field-wrong'}`}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend>
        {field.label} {!field.required && <span className="optional">{form.optional}</span>}
      </legend>
      <Help id={id} text={help} />
      <Problem id={id} text={problems.length === 0 ? undefined : [...new Set(problems)].join(' ')} />
      {children}
    </fieldset>
  )
}

const Help = ({ id, text }: { id: string; text: string | undefined }) =>
  text === undefined ? null : (
    <div className="help" id={`${id}-help`}>
      {text}
    </div>
  )

function Problem({ id, text }: { id: string; text: string | undefined }) {
  const { form } = useWords().shell
  if (text === undefined) return null
  return (
    <p className="problem" id={`${id}-problem`}>
      <span className="hidden">{form.problem} </span>
      {text}
    </p>
  )
}

const Hidden = ({ inputs }: { inputs: readonly Input[] }) =>
  inputs.map(i => (i.value === '' ? null : <input key={i.name} type="hidden" name={i.name} value={i.value} />))

/** One of several controls in a row, with a small label of its own. */
const Part = ({
  input,
  label,
  className,
  children,
}: {
  input: Input
  label: string
  className?: string
  children: (control: Omit<Control, 'required' | 'aria-describedby'>) => ReactNode
}) => (
  <div className={`day-part${className === undefined ? '' : ` ${className}`}`}>
    <label htmlFor={input.name}>{label}</label>
    {children({ id: input.name, name: input.name, 'aria-invalid': input.problem === undefined ? undefined : true })}
  </div>
)

// ---- the kinds

function Select({ field }: { field: Of<'select'> }) {
  const { choose } = useWords().record.form
  return (
    <One field={field} input={field.input}>
      {control => (
        <span className="select">
          <select {...control} className="input" defaultValue={field.input.value}>
            <option value="">{field.required ? choose : '–'}</option>
            {field.options.map(o => (
              <option key={o.value} value={o.value}>
                {o.label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      )}
    </One>
  )
}

function Words({ field, around }: { field: Of<'words' | 'code'>; around: Around }) {
  const { csrf, record, words } = useVisit()
  const w = words.record.form
  const { vocabulary } = field
  // For the island, which asks more than a page can hold.
  const combobox = vocabulary !== undefined &&
    record && {
      'data-vocabulary': vocabulary,
      'data-field': field.name,
      'data-kind': field.kind,
      'data-search': paths.vocabularySearch(record.recordId),
      'data-csrf': csrf,
      'data-suggestions': w.suggestions,
      'data-found-none': w.foundNone,
      'data-found-one': w.foundOne,
      'data-found-many': w.foundMany('{}'),
    }
  const list = vocabulary !== undefined && around.suggestions[vocabulary] ? listId(vocabulary) : undefined
  return (
    <>
      <One field={field} input={field.input}>
        {control => (
          <input
            {...control}
            className="input"
            type="text"
            list={list}
            {...combobox}
            autoComplete="off"
            defaultValue={field.input.value}
          />
        )}
      </One>
      <Hidden inputs={field.hidden} />
    </>
  )
}

function Measure({ field, around }: { field: Of<'measure'>; around: Around }) {
  const words = useWords().record.form
  // Nothing was chosen yet: the unit that this person likes.
  const codes = field.units.map(u => ({ code: u.value, ...(u.usual && { usual: u.usual }) }))
  const unit = around.posted[field.unit.name] || around.reader.likes(codes).code
  const everyday = offered(codes, around.type.root).map(c => c.code)
  const units = field.units.filter(u => u.value === unit || everyday.includes(u.value))
  return (
    <Several field={field} inputs={[field.amount, field.unit]}>
      <div className="measure">
        <input
          id={field.amount.name}
          name={field.amount.name}
          className="input input-10"
          type="text"
          // Whoever says `5 ft 8 in` needs letters.
          inputMode={
            (around.reader.feet && unit === 'in') || (around.reader.ounces && unit === 'lb') ? 'text' : 'decimal'
          }
          autoComplete="off"
          required={field.required}
          aria-label={words.amount(field.label)}
          aria-invalid={field.amount.problem === undefined ? undefined : true}
          defaultValue={field.amount.value}
        />
        <span className="select">
          <select
            id={field.unit.name}
            name={field.unit.name}
            className="input"
            aria-label={words.unit(field.label)}
            defaultValue={unit}
          >
            {units.map(u => (
              <option key={u.value} value={u.value}>
                {u.label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      </div>
      <Hidden inputs={field.hidden} />
    </Several>
  )
}

function DateAndTime({ field }: { field: Of<'date-time'> }) {
  const words = useWords().record.form
  return (
    <Several
      field={field.label === words.date ? { ...field, label: words.when } : field}
      inputs={[field.date, field.time]}
    >
      <div className="day-parts">
        <Part input={field.date} label={words.date}>
          {control => (
            <input
              {...control}
              className="input input-date"
              type="date"
              required={field.required}
              defaultValue={field.date.value}
            />
          )}
        </Part>
        <Part input={field.time} label={words.time}>
          {control => (
            <input
              {...control}
              className="input input-time"
              type="time"
              step={/:\d\d:\d\d/.test(field.time.value) ? 1 : undefined}
              defaultValue={field.time.value}
            />
          )}
        </Part>
      </div>
      <Hidden inputs={field.hidden} />
    </Several>
  )
}

/** One text that forgives much; year, month and day in boxes, and the time where the shape has one, folded away below it. */
function PartialDate({ field, around }: { field: Of<'partial-date'>; around: Around }) {
  const visit = useVisit()
  const { culture, format, words } = visit
  const w = words.shell.form
  const f = words.record.form
  const { when, time } = field
  const said = whenSaid(field, culture)
  const boxes = [field.year, field.month, field.day, ...(time ? [time] : [])]
  const boxProblems = [...new Set(boxes.flatMap(i => i.problem ?? []))]
  const problem = when.problem ?? field.problem ?? (boxProblems.length > 0 ? boxProblems.join(' ') : undefined)
  const help = [helpOf(field)?.replace(/([^.?!])$/, '$1.'), field.words ? f.whenExampleWords : f.whenExample]
  const part = {
    day: (
      <Part key="day" input={field.day} label={w.day}>
        {control => (
          <input
            {...control}
            className="input input-4"
            type="text"
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            defaultValue={field.day.value}
          />
        )}
      </Part>
    ),
    month: (
      <Part key="month" input={field.month} label={w.month} className="day-month">
        {control => (
          <span className="select">
            <select {...control} className="input" defaultValue={field.month.value}>
              <option value="">–</option>
              {format.months.map((m, i) => (
                <option key={m} value={i + 1}>
                  {m}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        )}
      </Part>
    ),
    year: (
      <Part key="year" input={field.year} label={w.year}>
        {control => (
          <input
            {...control}
            className="input input-6"
            type="text"
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
            defaultValue={field.year.value}
          />
        )}
      </Part>
    ),
  }
  return (
    <div
      id={field.name}
      className="when"
      data-culture={culture}
      data-today={nowFor(visit).slice(0, 10)}
      data-birth-year={around.birthYear}
      data-words={field.words ? 'true' : undefined}
      data-read-as={f.whenReadAs('{}')}
      data-in-words={f.whenInWords}
      data-impossible={sentence(f.whenImpossible)}
      data-unread={sentence(f.whenUnread)}
    >
      <One
        field={{ ...field, help: help.filter(Boolean).join(' ') }}
        input={{ ...when, ...(problem !== undefined && { problem }) }}
      >
        {control => (
          <input
            {...control}
            className="input input-when"
            type="text"
            autoComplete="off"
            maxLength={200}
            defaultValue={when.name in around.posted ? when.value : said}
          />
        )}
      </One>
      <p className="when-said" aria-live="polite" />
      <details className="date-more" open={boxProblems.length > 0 || (time !== undefined && time.value !== '')}>
        <summary>{time ? f.whenPartsAndTime : f.whenParts}</summary>
        <fieldset>
          <legend className="hidden">{field.label}</legend>
          <div className="day-parts">
            {format.dateOrder.map(p => part[p])}
            {time && (
              <Part input={time} label={f.time}>
                {control => <input {...control} className="input input-time" type="time" defaultValue={time.value} />}
              </Part>
            )}
          </div>
        </fieldset>
      </details>
      <input type="hidden" name={whenWas(field)} value={around.posted[whenWas(field)] ?? said} />
      <Hidden inputs={[...(field.words ? [field.words] : []), ...field.hidden]} />
    </div>
  )
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** What belongs together; folded away until it is needed, unless it must be filled or was asked for. */
function Nested({ field, around, open }: { field: Of<'group'>; around: Around; open: boolean }) {
  const { first, more, chosen } = planGroup(around.type, field)
  const shown = (list: readonly FormField[], unfolded: boolean) =>
    list.map(f => <ThingField key={f.name} field={f} around={around} open={unfolded} />)
  const words = useWords().record.form
  const inner = (
    <>
      {shown(first, chosen)}
      {more.length > 0 && (
        <details className="date-more" open={more.some(f => saysSomething(f) || hasProblem(f))}>
          <summary>{words.more}</summary>
          <div className="more-body">{shown(more, false)}</div>
        </details>
      )}
    </>
  )
  if (field.required || open) {
    // Within another group its few fields speak for themselves; only who cannot see the nesting needs its name.
    const plain = chosen && /\.[^.\d][^.]*$/.test(field.name)
    return (
      <fieldset id={field.name} className={plain ? 'field group-plain' : 'field group'}>
        <legend className={plain ? 'hidden' : undefined}>{field.label}</legend>
        <Problem id={field.name} text={field.problem} />
        <div className="group-body">{inner}</div>
      </fieldset>
    )
  }
  return (
    <details id={field.name} className="group" open={field.filled || hasProblem(field)}>
      <summary>{field.label}</summary>
      <Problem id={field.name} text={field.problem} />
      <div className="group-body">{inner}</div>
    </details>
  )
}

function List({ field, around }: { field: Of<'list'>; around: Around }) {
  const words = useWords().record.form
  const many = field.items.length > 1
  return (
    <fieldset id={field.name} className="field list">
      <legend className={field.items.length === 0 ? undefined : 'hidden'}>{field.label}</legend>
      <Problem id={field.name} text={field.problem} />
      {field.items.map((item, i) => (
        <div key={item.name} className="list-item">
          <ThingField
            field={{ ...item, label: many ? words.nth(field.label, i + 1) : field.label }}
            around={around}
            open
          />
          <button type="submit" className="button button-plain list-remove" name={`${item.name}.remove`} value="1">
            <Icon name="close" />
            <span>{words.removeItem(lower(many ? words.nth(field.label, i + 1) : field.label))}</span>
          </button>
        </div>
      ))}
      {!field.full && (
        <button type="submit" className="button button-quiet" name={field.add} value="1">
          <Icon name="plus" />
          <span>
            {field.items.length === 0 ? words.addFirst(lower(field.label)) : words.addAnother(lower(field.label))}
          </span>
        </button>
      )}
    </fieldset>
  )
}
