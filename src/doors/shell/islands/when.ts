/**
 * Says how a date in words will be read, while it is typed; and keeps the text in step with the boxes below it. The server reads the
 * text in the same way without this script.
 */
import { readWhen, whenText } from '../forms/when.ts'

const enlivenAll = (within: ParentNode) => {
  for (const box of within.querySelectorAll<HTMLElement>('.when')) enliven(box)
}
enlivenAll(document)
// Lists of the form grow while the page stands (island `lists`).
document.addEventListener('grown', event => enlivenAll(event.target as Element))

function enliven(box: HTMLElement): void {
  const text = box.querySelector<HTMLInputElement>('.input-when')
  const said = box.querySelector<HTMLElement>('.when-said')
  const was = box.querySelector<HTMLInputElement>('input[name$=".whenWas"]')
  if (!text || !said || !was) return
  const { culture = 'en', today = '', birthYear, readAs = '', inWords, impossible, unread } = box.dataset
  const around = { culture, today, ...(birthYear && { birthYear: Number(birthYear) }) }

  const reading = (): string => {
    const typed = text.value.trim()
    if (typed === '' || typed === was.value.trim()) return ''
    const when = readWhen(typed, around)
    if (when.is === 'impossible') return impossible ?? ''
    if (when.is === 'words' && box.dataset.words) return inWords ?? ''
    if (when.is === 'words' && when.y === undefined) return unread ?? ''
    const { y, m, d } = when.is === 'date' ? when : { y: when.y!, m: undefined, d: undefined }
    const day = whenText({ y, ...(m !== undefined && { m }), ...(d !== undefined && { d }) }, culture)
    return readAs.replace('{}', when.is === 'date' && when.time ? `${day}, ${when.time}` : day)
  }
  // Spoken when the person pauses, not at every letter.
  let pause: ReturnType<typeof setTimeout> | undefined
  const say = () => {
    clearTimeout(pause)
    const now = reading()
    if (said.textContent !== now) said.textContent = now
  }
  text.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(say, 400)
  })

  const part = (name: string) =>
    box.querySelector<HTMLInputElement | HTMLSelectElement>(`.day-parts [name$="${name}"]`)?.value.trim() ?? ''
  box.querySelector('.day-parts')?.addEventListener('change', event => {
    if ((event.target as HTMLInputElement).type === 'time') return
    const [y, m, d] = [part('.y'), part('.m'), part('.d')]
    if (!/^\d{4}$/.test(y) || (d !== '' && (m === '' || !/^\d+$/.test(d)))) return
    text.value = whenText({ y: Number(y), ...(m && { m: Number(m) }), ...(d && { d: Number(d) }) }, culture)
    was.value = text.value
    say()
  })
}
