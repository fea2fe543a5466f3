// Without scripts the page is as good, until it is loaded again. The form is left alone: somebody may be typing.
new EventSource('/live').onmessage = async () => {
  const answer = await fetch('/')
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id)
    if (next) part.replaceWith(next)
  }
}
