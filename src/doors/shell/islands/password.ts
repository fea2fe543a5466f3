/** A button at password fields that shows what is typed. */
for (const box of document.querySelectorAll<HTMLElement>('.password')) {
  const input = box.querySelector('input')
  if (!input) continue
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'password-show'
  const say = (shown: boolean) => {
    button.textContent = (shown ? box.dataset.hide : box.dataset.show) ?? ''
    button.setAttribute('aria-label', (shown ? box.dataset.hideLabel : box.dataset.showLabel) ?? '')
    button.setAttribute('aria-controls', input.id)
  }
  say(false)
  button.addEventListener('click', () => {
    const shown = input.type === 'password'
    input.type = shown ? 'text' : 'password'
    say(shown)
  })
  // Sent hidden, so that browsers offer to keep it as a password.
  input.form?.addEventListener('submit', () => {
    input.type = 'password'
  })
  box.append(button)
}

export {}
