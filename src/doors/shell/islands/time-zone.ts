/** Tells the form in which time zone the device is, so that nobody has to choose one. */
for (const input of document.querySelectorAll<HTMLInputElement>('input[name="timeZone"]'))
  input.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? ''

export {}
