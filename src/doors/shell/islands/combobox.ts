/**
 * Words with suggestions of a code list, by the combobox pattern of WAI-ARIA: the list opens while one types, arrows walk it, Enter
 * takes, Escape closes. Free text is always allowed. Without this script the browser suggests from the datalist.
 */
interface Term {
  readonly text: string
  readonly value?: string
  readonly type?: string
  readonly family?: string
  readonly version?: string
}

const enlivenAll = (within: ParentNode) => {
  for (const input of within.querySelectorAll<HTMLInputElement>('input[data-vocabulary]')) enliven(input)
}
enlivenAll(document)
// Lists of the form grow while the page stands (island `lists`).
document.addEventListener('grown', event => enlivenAll(event.target as Element))

function enliven(input: HTMLInputElement): void {
  const { vocabulary = '', search = '', csrf = '', field = '', kind, foundNone = '', foundOne = '' } = input.dataset
  const { foundMany = '', suggestions = '' } = input.dataset
  const local = [...(input.list?.querySelectorAll('option') ?? [])].map(o => o.value)
  // The browser's own list would stand beside ours.
  input.removeAttribute('list')
  const box = document.createElement('div')
  box.className = 'combo'
  input.before(box)
  const list = document.createElement('ul')
  list.className = 'combo-list'
  list.id = `${input.id}-list`
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', suggestions)
  const said = document.createElement('div')
  said.className = 'hidden'
  said.setAttribute('aria-live', 'polite')
  box.append(input, list, said)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', list.id)

  let terms: readonly Term[] = []
  let at = -1
  let known = true
  let asked: AbortController | undefined
  let pause: ReturnType<typeof setTimeout> | undefined

  const isOpen = () => !list.hidden
  const close = () => {
    clearTimeout(pause)
    asked?.abort()
    list.hidden = true
    at = -1
    said.textContent = ''
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const walk = (to: number) => {
    list.children[at]?.setAttribute('aria-selected', 'false')
    at = to
    const option = list.children[at]
    if (!option) {
      input.removeAttribute('aria-activedescendant')
      return
    }
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option.id)
  }
  const show = (found: readonly Term[]) => {
    terms = found
    at = -1
    input.removeAttribute('aria-activedescendant')
    list.replaceChildren(...found.map(option))
    list.hidden = found.length === 0
    input.setAttribute('aria-expanded', String(found.length > 0))
    said.textContent =
      found.length === 0 ? foundNone : found.length === 1 ? foundOne : foundMany.replace('{}', String(found.length))
  }
  const option = (term: Term, i: number) => {
    const made = document.createElement('li')
    made.id = `${list.id}-${i}`
    made.setAttribute('role', 'option')
    made.setAttribute('aria-selected', 'false')
    made.textContent = term.text
    made.addEventListener('click', () => choose(term))
    return made
  }
  const choose = (term: Term) => {
    // Where the field holds a bare code, the server reads the words into it.
    input.value = term.text
    if (term.value !== undefined) keep(term)
    close()
    input.focus()
  }
  /** The code behind the words travels in hidden names; posted.ts drops it when the words are changed afterwards. */
  const keep = ({ text, value = '', type = '', family = '', version = '' }: Term) => {
    const names = [...(input.form?.querySelectorAll<HTMLInputElement>('input[type="hidden"]') ?? [])]
    const code = kind === 'code' ? field : `${field}.code.0`
    for (const hidden of names) {
      const { name } = hidden
      const ours =
        kind === 'code' ? [`${code}.type`, `${code}.family`, `${code}.version`, `${code}.meant`].includes(name) : false
      if (ours || (kind !== 'code' && (name === `${field}.was` || name.startsWith(`${field}.code.`)))) hidden.remove()
    }
    const say = (name: string, text: string) => {
      const hidden = document.createElement('input')
      hidden.type = 'hidden'
      hidden.name = name
      hidden.value = text
      box.append(hidden)
    }
    if (kind === 'code') say(`${code}.meant`, value)
    else {
      say(`${field}.was`, text)
      say(`${code}.value`, value)
    }
    say(`${code}.type`, type)
    say(`${code}.family`, family)
    say(`${code}.version`, version)
  }
  const nearby = (text: string): Term[] =>
    local
      .filter(word => word.toLowerCase().includes(text.toLowerCase()))
      .slice(0, 100)
      .map(word => ({ text: word }))

  const ask = async () => {
    const text = input.value.trim()
    asked?.abort()
    if (text === '' || !known) {
      show(nearby(text))
      return
    }
    const mine = new AbortController()
    asked = mine
    try {
      const answer = await fetch(search, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify({ list: vocabulary, text }),
        signal: mine.signal,
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const found = (await answer.json()) as { known: boolean; terms: readonly Term[] }
      // A later letter has asked again, or the person went on.
      if (mine.signal.aborted || document.activeElement !== input) return
      known = found.known
      const [only] = found.terms
      if (only && found.terms.length === 1 && only.text.toLowerCase() === text.toLowerCase() && kind !== 'code') {
        // Typed word for word: nothing is left to choose, and the code comes along.
        keep({ ...only, text: input.value })
        close()
        return
      }
      show(found.known ? found.terms : nearby(text))
    } catch {
      if (!mine.signal.aborted) show(nearby(text))
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(pause)
    asked?.abort()
    if (input.value.trim() === '') close()
    else pause = setTimeout(ask, 150)
  })
  input.addEventListener('keydown', event => {
    if (event.isComposing) return
    const last = terms.length - 1
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault()
        if (!isOpen()) ask().then(() => isOpen() && walk(event.key === 'ArrowDown' ? 0 : terms.length - 1))
        else if (event.key === 'ArrowDown') walk(at >= last ? 0 : at + 1)
        else walk(at <= 0 ? last : at - 1)
        return
      case 'Enter':
        if (!isOpen() || at < 0) return
        event.preventDefault()
        choose(terms[at]!)
        return
      case 'Escape':
        if (!isOpen()) return
        event.preventDefault()
        close()
        return
      case 'Tab':
        close()
    }
  })
  input.addEventListener('blur', close)
  // A click in the list must not take the focus from the field.
  list.addEventListener('mousedown', event => event.preventDefault())
}

export {}
