/** Text becomes HTML in one place, so nothing that people or platforms say can become a tag. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | undefined | readonly Html[]

const written = (part: Part): string =>
  part === undefined
    ? ''
    : part instanceof Html
      ? part.text
      : typeof part === 'object'
        ? part.map(({ text }) => text).join('')
        : String(part).replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((all, next, i) => all + written(parts[i - 1]) + next))
