/**
 * A button that asks the device for a passkey, or to make one. The island `passkeys` shows it where the browser can, puts the
 * answer into the form and sends it; without script it stays hidden.
 */
import { Button, type ButtonTone, Form } from './form.tsx'
import type { IconName } from './icon.tsx'
import { Island } from './layout.tsx'

export function PasskeyForm({
  use,
  options,
  label,
  or,
  autofill = false,
  tone = 'quiet',
  icon = 'key',
}: {
  use: 'get' | 'create'
  /** What the platform made for the browser; good for 15 minutes. */
  options: object
  label: string
  /** A word between this and the form above. */
  or?: string
  /** Offers passkeys in the list of names that the browser shows at the e-mail field. */
  autofill?: boolean
  tone?: ButtonTone
  icon?: IconName
}) {
  return (
    <>
      <div
        className="passkey"
        data-passkey={use}
        data-options={JSON.stringify(options)}
        data-autofill={autofill || undefined}
      >
        <Form name="passkey">
          {or !== undefined && <p className="or needs-passkey">{or}</p>}
          <input type="hidden" name="answer" defaultValue="" />
          <div className="needs-passkey">
            <Button tone={tone} icon={icon} wide={use === 'get'}>
              {label}
            </Button>
          </div>
        </Form>
      </div>
      <Island name="passkeys" />
    </>
  )
}
