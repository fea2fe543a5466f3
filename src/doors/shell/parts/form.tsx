/**
 * Forms: each field has a label, help and its problem tied to it; a summary on top links to the fields. What was typed comes
 * back after `again` without the page doing anything. Passwords never come back.
 */
import { createContext, type InputHTMLAttributes, type ReactNode, useContext } from 'react'
import type { FormState } from '../page.ts'
import { freshForm } from '../page.ts'
import { Icon, type IconName } from './icon.tsx'
import { useFormState, useVisit, useWords } from './visit.tsx'

export const CsrfField = () => <input type="hidden" name="_csrf" value={useVisit().csrf} />

interface Around {
  readonly name: string
  readonly state: FormState
}
const AroundContext = createContext<Around>({ name: '', state: freshForm })

/** The state of this form: fresh unless it is the one that was just sent. */
const useAround = () => useContext(AroundContext)

export interface FormProps {
  /** Only when a page has several: tells them apart, and the values that come back. */
  readonly name?: string
  /** Another address than this page. */
  readonly action?: string
  readonly multipart?: boolean
  /** `get` for filters: no token, no problems. */
  readonly method?: 'post' | 'get'
  readonly label?: string
  readonly className?: string
  /** For controls that stand elsewhere on the page and name it in `form`. */
  readonly id?: string
  readonly children: ReactNode
}

export function Form({
  name = '',
  id,
  action,
  multipart = false,
  method = 'post',
  label,
  className,
  children,
}: FormProps) {
  const page = useFormState()
  const state = (page.values?.get('_form') ?? '') === name ? page : freshForm
  return (
    <form
      id={id}
      method={method}
      action={action}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
      aria-label={label}
      className={className === undefined ? 'form' : `form ${className}`}
    >
      {method === 'post' && (
        <div className="form-head" hidden>
          <CsrfField />
          {name !== '' && <input type="hidden" name="_form" value={name} />}
        </div>
      )}
      <AroundContext value={{ name, state }}>
        {method === 'post' && <Summary name={name} state={state} />}
        {children}
      </AroundContext>
    </form>
  )
}

const idOf = (form: string, field: string) => `${form === '' ? '' : `${form}-`}${field}`

function Summary({ name, state }: { name: string; state: FormState }) {
  const { form } = useWords().shell
  const entries = Object.entries(state.problems)
  if (entries.length === 0 && state.message === undefined) return null
  return (
    // Focus goes here when the page arrives, so that a screen reader begins with what is wrong.
    // biome-ignore lint/a11y/noAutofocus: the page is an answer to the person's own form
    <div className="summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{form.problemCount(Math.max(1, entries.length))}</h2>
      {state.message !== undefined && <p>{state.message}</p>}
      {entries.length > 0 && (
        <ul>
          {entries.map(([field, text]) => (
            <li key={field}>{field === '' ? text : <a href={`#${idOf(name, field)}`}>{text}</a>}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface Common {
  readonly name: string
  readonly label: ReactNode
  readonly help?: ReactNode
  /** Marks the field as optional; every other one is needed. */
  readonly optional?: boolean
}

/** Everything around a control: for fields of your own kind. `children` gets the attributes for the control. */
export function Field({
  name,
  label,
  help,
  optional = false,
  className,
  children,
}: Common & {
  className?: string
  children: (
    control: { id: string; name: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined },
    value: string | undefined,
  ) => ReactNode
}) {
  const { name: form, state } = useAround()
  const words = useWords().shell.form
  const id = idOf(form, name)
  const problem = state.problems[name]
  const described = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`]
    .filter(Boolean)
    .join(' ')
  return (
    <div
      className={`field${problem === undefined ? '' : ' field-wrong'}${className === undefined ? '' : ` ${className}`}`}
    >
      <label htmlFor={id}>
        {label} {optional && <span className="optional">{words.optional}</span>}
      </label>
      {help !== undefined && (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <Problem id={id} text={problem} />
      {children(
        {
          id,
          name,
          'aria-describedby': described === '' ? undefined : described,
          'aria-invalid': problem === undefined ? undefined : true,
        },
        state.values?.get(name) ?? undefined,
      )}
    </div>
  )
}

function Problem({ id, text }: { id: string; text: string | undefined }) {
  const words = useWords().shell.form
  if (text === undefined) return null
  return (
    <p className="problem" id={`${id}-problem`}>
      <span className="hidden">{words.problem} </span>
      {text}
    </p>
  )
}

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'autoComplete'
  | 'inputMode'
  | 'maxLength'
  | 'min'
  | 'max'
  | 'step'
  | 'spellCheck'
  | 'autoCapitalize'
  | 'list'
  | 'placeholder'
>

export interface TextFieldProps extends Common, InputProps {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'time' | 'datetime-local' | 'search'
  readonly value?: string | undefined
  /** Width in characters, for short answers. */
  readonly chars?: 4 | 6 | 10 | 20
  /** A unit shown behind the field. */
  readonly suffix?: ReactNode
}

export function TextField({
  name,
  label,
  help,
  optional = false,
  type = 'text',
  value,
  chars,
  suffix,
  ...input
}: TextFieldProps) {
  return (
    <Field name={name} label={label} help={help} optional={optional}>
      {(control, typed) => {
        const box = (
          <input
            {...control}
            {...input}
            type={type}
            className={chars === undefined ? 'input' : `input input-${chars}`}
            defaultValue={typed ?? value}
            required={!optional}
          />
        )
        return suffix === undefined ? (
          box
        ) : (
          <span className="with-suffix">
            {box}
            <span className="suffix">{suffix}</span>
          </span>
        )
      }}
    </Field>
  )
}

/** A password; what was typed never comes back. The island `password` adds a button that shows it. */
export function PasswordField({
  name,
  label,
  help,
  autoComplete,
}: Common & { autoComplete: 'current-password' | 'new-password' }) {
  const words = useWords().shell.form
  return (
    <Field name={name} label={label} help={help}>
      {control => (
        <span
          className="password"
          data-show={words.showPassword}
          data-hide={words.hidePassword}
          data-show-label={words.showPasswordLabel}
          data-hide-label={words.hidePasswordLabel}
        >
          <input
            {...control}
            type="password"
            className="input"
            autoComplete={autoComplete}
            required
            spellCheck={false}
            autoCapitalize="none"
          />
        </span>
      )}
    </Field>
  )
}

export function TextArea({
  name,
  label,
  help,
  optional = false,
  value,
  rows = 4,
  maxLength,
}: Common & { value?: string; rows?: number; maxLength?: number }) {
  return (
    <Field name={name} label={label} help={help} optional={optional}>
      {(control, typed) => (
        <textarea
          {...control}
          className="input"
          rows={rows}
          maxLength={maxLength}
          defaultValue={typed ?? value}
          required={!optional}
        />
      )}
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly label: ReactNode
  readonly help?: ReactNode
}

export function SelectField({
  name,
  label,
  help,
  optional = false,
  options,
  value,
  autoComplete,
}: Common & { options: readonly (Option & { label: string })[]; value?: string; autoComplete?: string }) {
  return (
    <Field name={name} label={label} help={help} optional={optional}>
      {(control, typed) => (
        <span className="select">
          <select
            {...control}
            className="input"
            defaultValue={typed ?? value}
            required={!optional}
            autoComplete={autoComplete}
          >
            {options.map(o => (
              <option key={o.value} value={o.value}>
                {o.label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      )}
    </Field>
  )
}

/** Several controls under one question. */
export function Group({
  name,
  legend,
  help,
  optional = false,
  children,
}: {
  name: string
  legend: ReactNode
  help?: ReactNode
  optional?: boolean
  children: ReactNode
}) {
  const { name: form, state } = useAround()
  const words = useWords().shell.form
  const id = idOf(form, name)
  const problem = state.problems[name]
  const described = [help !== undefined && `${id}-help`, problem !== undefined && `${id}-problem`]
    .filter(Boolean)
    .join(' ')
  return (
    <fieldset
      className={`field${problem === undefined ? '' : ' field-wrong'}`}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend>
        {legend} {optional && <span className="optional">{words.optional}</span>}
      </legend>
      {help !== undefined && (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <Problem id={id} text={problem} />
      {children}
    </fieldset>
  )
}

/** Radio buttons, or check boxes when `many`. The first one carries the id that the summary links to. */
export function Choices({
  name,
  legend,
  help,
  optional = false,
  options,
  chosen = [],
  many = false,
}: {
  name: string
  legend: ReactNode
  help?: ReactNode
  optional?: boolean
  options: readonly Option[]
  chosen?: readonly string[]
  many?: boolean
}) {
  const { name: form, state } = useAround()
  const id = idOf(form, name)
  const picked = state.values ? state.values.getAll(name) : chosen
  return (
    <Group name={name} legend={legend} help={help} optional={optional}>
      {options.map((o, i) => (
        <Tick
          key={o.value}
          id={i === 0 ? id : `${id}-${i}`}
          kind={many ? 'checkbox' : 'radio'}
          name={name}
          option={o}
          checked={picked.includes(o.value)}
        />
      ))}
    </Group>
  )
}

/** One check box that stands alone. */
export function CheckField({
  name,
  label,
  help,
  checked = false,
  value = 'yes',
}: {
  name: string
  label: ReactNode
  help?: ReactNode
  checked?: boolean
  value?: string
}) {
  const { name: form, state } = useAround()
  const id = idOf(form, name)
  const problem = state.problems[name]
  return (
    <div className={`field${problem === undefined ? '' : ' field-wrong'}`}>
      <Problem id={id} text={problem} />
      <Tick
        id={id}
        kind="checkbox"
        name={name}
        option={{ value, label, ...(help !== undefined && { help }) }}
        checked={state.values ? state.values.has(name) : checked}
        {...(problem !== undefined && { problem: `${id}-problem` })}
      />
    </div>
  )
}

function Tick({
  id,
  kind,
  name,
  option,
  checked,
  problem,
}: {
  id: string
  kind: 'radio' | 'checkbox'
  name: string
  option: Option
  checked: boolean
  problem?: string
}) {
  const described = [option.help !== undefined && `${id}-help`, problem].filter(Boolean).join(' ')
  return (
    <div className="tick">
      <input
        type={kind}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={problem === undefined ? undefined : true}
      />
      <div>
        <label htmlFor={id}>{option.label}</label>
        {option.help !== undefined && (
          <div className="help" id={`${id}-help`}>
            {option.help}
          </div>
        )}
      </div>
    </div>
  )
}

/** A known day, such as a birth date: three parts in the order of the culture. Read it with `readDay`. */
export function DayField({
  name,
  legend,
  help,
  optional = false,
  birthday = false,
  value,
}: {
  name: string
  legend: ReactNode
  help?: ReactNode
  optional?: boolean
  birthday?: boolean
  value?: string
}) {
  const { format, words } = useVisit()
  const { name: form, state } = useAround()
  const w = words.shell.form
  const id = idOf(form, name)
  const [year, month, day] = (value ?? '').split('-')
  const wrong = state.problems[name] === undefined ? undefined : true
  const typed = (part: string, preset: string | undefined) =>
    state.values?.get(`${name}-${part}`) ?? (preset === undefined || preset === '' ? undefined : String(Number(preset)))
  const first = format.dateOrder[0]
  const inputId = (part: string) => (part === first ? id : `${id}-${part}`)
  const number = (part: 'day' | 'year', preset: string | undefined) => (
    <div key={part} className="day-part">
      <label htmlFor={inputId(part)}>{part === 'day' ? w.day : w.year}</label>
      <input
        id={inputId(part)}
        name={`${name}-${part}`}
        className={`input ${part === 'day' ? 'input-4' : 'input-6'}`}
        inputMode="numeric"
        maxLength={part === 'day' ? 2 : 4}
        autoComplete={birthday ? `bday-${part}` : 'off'}
        defaultValue={typed(part, preset)}
        aria-invalid={wrong}
      />
    </div>
  )
  return (
    <Group name={name} legend={legend} help={help} optional={optional}>
      <div className="day-parts">
        {format.dateOrder.map(part =>
          part === 'month' ? (
            <div key="month" className="day-part day-month">
              <label htmlFor={inputId('month')}>{w.month}</label>
              <span className="select">
                <select
                  id={inputId('month')}
                  name={`${name}-month`}
                  className="input"
                  autoComplete={birthday ? 'bday-month' : 'off'}
                  defaultValue={typed('month', month) ?? ''}
                  aria-invalid={wrong}
                >
                  <option value="">{'–'}</option>
                  {format.months.map((m, i) => (
                    <option key={m} value={i + 1}>
                      {m}
                    </option>
                  ))}
                </select>
                <Icon name="down" />
              </span>
            </div>
          ) : (
            number(part, part === 'day' ? day : year)
          ),
        )}
      </div>
    </Group>
  )
}

/** The day of a `DayField` as `yyyy-mm-dd`; 'empty' when nothing was filled in, 'wrong' when it is no day of the calendar. */
export function readDay(values: { text(name: string): string }, name: string): string {
  const [d, m, y] = [values.text(`${name}-day`), values.text(`${name}-month`), values.text(`${name}-year`)]
  if (d === '' && m === '' && y === '') return 'empty'
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m) || !/^\d{4}$/.test(y)) return 'wrong'
  const iso = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? 'wrong' : iso
}

// ---- buttons

export type ButtonTone = 'primary' | 'quiet' | 'danger' | 'plain'

export function Button({
  tone = 'primary',
  icon,
  name,
  value,
  wide = false,
  type = 'submit',
  id,
  hidden,
  children,
}: {
  tone?: ButtonTone
  icon?: IconName
  name?: string
  value?: string
  wide?: boolean
  type?: 'submit' | 'button'
  id?: string
  hidden?: boolean
  children: ReactNode
}) {
  return (
    <button
      type={type}
      className={`button button-${tone}${wide ? ' button-wide' : ''}`}
      name={name}
      value={value}
      id={id}
      hidden={hidden}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}

export function ButtonLink({
  to,
  tone = 'quiet',
  icon,
  wide = false,
  children,
}: {
  to: string
  tone?: ButtonTone
  icon?: IconName
  wide?: boolean
  children: ReactNode
}) {
  return (
    <a className={`button button-${tone}${wide ? ' button-wide' : ''}`} href={to}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}

/** The row of buttons that ends a form. */
export const Buttons = ({ children }: { children: ReactNode }) => <div className="buttons">{children}</div>
