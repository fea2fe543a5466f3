/** The whole form of a thing: its fields, its note, its tags, its buttons. Add and edit differ only in what stands in it. */
import { form as formOf, type Posted } from '../../../schema/form.ts'
import { inEmergencyProfile } from '../../../things/base/emergency.ts'
import type { ThingType } from '../../../things/registry.ts'
import { writeCodes } from '../forms/codes.ts'
import { plan, writeNumbers } from '../forms/plan.ts'
import { isCustodian } from '../pages/record/about.ts'
import { own, postedOf } from '../pages/record/save.ts'
import { Button, ButtonLink, Buttons, CheckField, Form, TextArea, TextField } from './form.tsx'
import { type Suggestions, ThingFields } from './thing-form.tsx'
import type { Reader } from './told.ts'
import { useFormState, useVisit } from './visit.tsx'

export interface ThingEditorProps {
  readonly type: ThingType
  /** What the fields begin with. */
  readonly initial: Posted
  readonly note?: string
  readonly tags?: string
  /** As they are; absent for something new. */
  readonly flags?: { readonly personal: boolean; readonly hiddenFromEmergency: boolean }
  /** Of the version that is being changed. */
  readonly stamp?: string
  readonly reader: Reader
  readonly suggestions: Suggestions
  readonly birthYear?: number | undefined
  /** Where "Cancel" leads. */
  readonly back: string
}

export function ThingEditor({
  type,
  initial,
  note,
  tags,
  flags,
  stamp,
  reader,
  suggestions,
  birthYear,
  back,
}: ThingEditorProps) {
  const { words, culture } = useVisit()
  const state = useFormState()
  const w = words.record.form
  const shape = type.data!
  const stored = formOf(shape, initial)
  const posted = state.values ? postedOf(state.values) : writeNumbers(stored, writeCodes(stored, initial), culture)
  const fields = plan(type, formOf(shape, posted, state.problems), words.record.fields)
  return (
    <Form>
      {/* The first submit button is what Enter presses: saving, not "Add another". */}
      <button type="submit" className="hidden" tabIndex={-1} aria-hidden="true">
        {w.save}
      </button>
      {/* Of the newest version: what differs from it is shown, so that saving again is a decision (meanwhile.tsx). */}
      {stamp !== undefined && <input type="hidden" name={own.stamp} value={stamp} />}
      <ThingFields
        type={type}
        plan={fields}
        posted={posted}
        reader={reader}
        suggestions={suggestions}
        birthYear={birthYear}
        extraOpen={
          tags !== undefined ||
          flags?.personal === true ||
          flags?.hiddenFromEmergency === true ||
          [own.tags, own.personal, own.noEmergency].some(name => name in state.problems || state.values?.get(name))
        }
        extra={
          <>
            <TextField name={own.tags} label={w.tags} help={w.tagsHelp} optional maxLength={512} value={tags} />
            <Flags type={type} {...(flags && { flags })} />
          </>
        }
      >
        <TextArea
          name={own.note}
          label={w.note}
          help={w.noteHelp}
          optional
          rows={3}
          {...(note !== undefined && { value: note })}
        />
      </ThingFields>
      <Buttons>
        <Button>{w.save}</Button>
        <ButtonLink to={back}>{words.shell.form.cancel}</ButtonLink>
      </Buttons>
    </Form>
  )
}

/** What may still be changed of a thing that its author locked. */
export function TagsEditor({ tags, stamp, back }: Pick<ThingEditorProps, 'tags' | 'stamp' | 'back'>) {
  const { words } = useVisit()
  const w = words.record.form
  return (
    <Form>
      <input type="hidden" name={own.stamp} value={stamp} />
      <TextField name={own.tags} label={w.tags} help={w.tagsHelp} optional maxLength={512} value={tags} />
      <Buttons>
        <Button>{w.save}</Button>
        <ButtonLink to={back}>{words.shell.form.cancel}</ButtonLink>
      </Buttons>
    </Form>
  )
}

/** Who sees the item: for custodians to say. */
function Flags({ type, flags }: Pick<ThingEditorProps, 'type' | 'flags'>) {
  const { record, words } = useVisit()
  const w = words.record.form
  const emergency = inEmergencyProfile(type)
  if (!record || !isCustodian(record) || !(type.personalFlag || emergency)) return null
  return (
    <fieldset className="field flags">
      <legend>{w.flags}</legend>
      {type.personalFlag && (
        <CheckField name={own.personal} label={w.personal} help={w.personalHelp} checked={flags?.personal === true} />
      )}
      {emergency && (
        <CheckField
          name={own.noEmergency}
          label={w.noEmergency}
          help={w.noEmergencyHelp}
          checked={flags?.hiddenFromEmergency === true}
        />
      )}
      <input type="hidden" name={own.flags} value="1" />
    </fieldset>
  )
}
