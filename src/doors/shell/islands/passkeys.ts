/** Asks the device for a passkey and sends its answer with the form around the button. */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

for (const box of document.querySelectorAll<HTMLElement>('.passkey')) {
  if (!browserSupportsWebAuthn()) {
    box.classList.add('passkey-unknown')
    continue
  }
  box.classList.add('passkey-ready')
  const form = box.querySelector('form')
  const answer = box.querySelector<HTMLInputElement>('input[name="answer"]')
  if (!form || !answer) continue
  const options = JSON.parse(box.dataset.options ?? '{}')
  const give = (made: unknown) => {
    answer.value = JSON.stringify(made)
    form.submit()
  }
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const button = form.querySelector('button')
    if (button) button.disabled = true
    try {
      give(
        box.dataset.passkey === 'create'
          ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
          : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON }),
      )
    } catch (error) {
      if (button) button.disabled = false
      // The person closed the window of the browser: nothing to say. Anything else the server puts into words.
      if ((error as Error).name === 'NotAllowedError' || (error as Error).name === 'AbortError') return
      answer.value = ''
      form.submit()
    }
  })
  // Passkeys in the list that the browser shows at the e-mail field.
  if (box.dataset.autofill && (await browserSupportsWebAuthnAutofill()))
    startAuthentication({
      optionsJSON: options as PublicKeyCredentialRequestOptionsJSON,
      useBrowserAutofill: true,
    }).then(give, () => undefined)
}
