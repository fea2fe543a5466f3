/** Files can be dropped on the form, and sending says that it takes a moment. The form works without this. */

for (const input of document.querySelectorAll<HTMLInputElement>('input[data-island="upload"]')) {
  const form = input.form
  if (!form) continue
  form.addEventListener('dragover', event => {
    event.preventDefault()
    form.classList.add('upload-over')
  })
  form.addEventListener('dragleave', () => form.classList.remove('upload-over'))
  form.addEventListener('drop', event => {
    form.classList.remove('upload-over')
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return
    event.preventDefault()
    input.files = event.dataTransfer.files
  })
  form.addEventListener('submit', () => {
    const words = form.querySelector<HTMLElement>('button[type="submit"] span')
    form.setAttribute('aria-busy', 'true')
    if (words) words.textContent = input.dataset.uploading ?? ''
  })
  // Coming back with the browser's button finds the form as it was.
  window.addEventListener('pageshow', event => {
    if (event.persisted) location.reload()
  })
}

export {}
