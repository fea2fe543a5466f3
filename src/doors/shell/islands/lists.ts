/**
 * Lists in a form grow and shrink without loading the page anew: the form is sent as its button would send it, and of the page that
 * comes back only this list is taken. What was typed elsewhere is not touched. Without this script the button does the same by itself.
 */
document.addEventListener('click', event => {
  const button = (event.target as Element).closest<HTMLButtonElement>(
    'fieldset.list button[name$=".add"], fieldset.list button[name$=".remove"]',
  )
  const form = button?.form
  const list = button?.closest<HTMLElement>('fieldset.list')
  if (!button || !form || !list || event.defaultPrevented) return
  event.preventDefault()
  if (list.getAttribute('aria-busy') === 'true') return
  void change(form, button, list)
})

async function change(form: HTMLFormElement, button: HTMLButtonElement, list: HTMLElement): Promise<void> {
  list.setAttribute('aria-busy', 'true')
  try {
    const fresh = await listAfter(form, button, list.id)
    if (!fresh) throw new Error('The answer has no such list.')
    list.replaceWith(fresh)
    fresh.dispatchEvent(new CustomEvent('grown', { bubbles: true }))
    focusIn(fresh, button.name.endsWith('.add'))
  } catch {
    // The plain way: the same button, the whole page.
    list.removeAttribute('aria-busy')
    form.requestSubmit(button)
  }
}

async function listAfter(
  form: HTMLFormElement,
  button: HTMLButtonElement,
  id: string,
): Promise<HTMLElement | undefined> {
  const values = new FormData(form, button)
  const plain = new URLSearchParams()
  for (const [name, value] of values) if (typeof value === 'string') plain.append(name, value)
  const answer = await fetch(form.action, { method: 'POST', body: plain })
  if (!answer.ok || answer.redirected) return undefined
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const { src } of page.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')) load(src)
  const found = page.getElementById(id)
  return found ? document.importNode(found, true) : undefined
}

/** What a new item needs and the page had no use for until now. */
function load(src: string): void {
  const { pathname } = new URL(src, location.href)
  if ([...document.scripts].some(s => new URL(s.src, location.href).pathname === pathname)) return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = pathname
  document.body.append(script)
}

/** To the first box of what was added; after a removal to the button that adds. */
function focusIn(list: HTMLElement, added: boolean): void {
  const items = list.querySelectorAll<HTMLElement>(':scope > .list-item')
  const box = added
    ? items[items.length - 1]?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea')
    : null
  ;(box ?? list.querySelector<HTMLElement>(':scope > button') ?? list).focus()
}

export {}
