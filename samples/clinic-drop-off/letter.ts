/** The letter on paper: it tells where, the code and the question. Nothing in it says why somebody was here, and the answer is not in it. */

export interface Letter {
  readonly name: string
  /** Where codes are typed in. */
  readonly address: string
  readonly code: string
  readonly question: string
  readonly until: Date
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)

export const letterHtml = ({ name, address, code, question, until }: Letter): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Letter</title>
<style>
  @page { size: A4; margin: 25mm }
  body { font: 12pt/1.5 Georgia, serif; color: #222; background: #fff; max-width: 34em; margin: 2em auto; padding: 0 1em }
  h1 { font-size: 1.3em; margin: 2em 0 1em }
  header, dt { color: #555 }
  dd { margin: 0 0 1em; font-weight: bold; overflow-wrap: anywhere }
  .code { font: bold 1.3em/1.4 ui-monospace, monospace; letter-spacing: .05em }
  @media print { body { margin: 0; padding: 0 } }
</style>
<header>Hilltop Clinic</header>
<main>
<h1>Your documents</h1>
<p>Dear ${escaped(name)},</p>
<p>we left documents for your health record. They are sealed: only the answer to your question opens them, and we sent it nowhere.</p>
<dl>
<dt>Open this page</dt><dd>${escaped(address)}</dd>
<dt>Type this code</dt><dd class="code">${escaped(code)}</dd>
<dt>Answer the question that you agreed with us</dt><dd>${escaped(question)}</dd>
</dl>
<p>You see what is in it before you take it in. It waits until ${until.toLocaleDateString('en-US', { dateStyle: 'long' })}; after that, or when the answer was wrong too often, ask us for a new letter.</p>
</main>
</html>
`
