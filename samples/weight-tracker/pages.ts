/** What people see. */
import { chart, type Point } from './chart.ts'
import { type Html, html } from './html.ts'

const page = (title: string, body: Html): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>${body}</body>
</html>
`.text

export const welcomePage = (said?: string): string =>
  page(
    'Steady',
    html`<main class="welcome">
<h1>Your weight, as one calm line</h1>
${said === undefined ? undefined : html`<p class="note" role="status">${said}</p>`}
<p>Steady reads the weights of your health record and draws them. What you add here is stored there, so it stays yours when you leave.</p>
<a class="button" href="/sign-in">Sign in with your health record</a>
</main>`,
  )

export interface Tracker {
  readonly name: string
  /** The latest first. */
  readonly weights: readonly Point[]
  /** Of a weight that is about to be added: sending the form twice stores it once. */
  readonly formId: string
  readonly today: string
  readonly typed?: { readonly kg: string; readonly day: string; readonly problem: string }
}

export function trackerPage({ name, weights, formId, today, typed }: Tracker): string {
  const [latest] = weights
  const problem = typed && html`<p class="problem" id="problem" role="alert">${typed.problem}</p>`
  return page(
    'Steady',
    html`<header>
<strong>Steady</strong>
<form method="post" action="/sign-out"><span>${name}</span> <button class="quiet">Sign out</button></form>
</header>
<main>
<h1>Your weight</h1>
<div id="line" data-live>
${latest ? summary(latest, weights) : html`<p>There is no weight in your record yet. Add the first one below.</p>`}
${chart([...weights].reverse())}
</div>
<section>
<h2>Add a weight</h2>
<form method="post" action="/weights">
${problem}
<input type="hidden" name="id" value="${formId}">
<label>Kilograms <input name="kg" inputmode="decimal" autocomplete="off" required value="${typed?.kg ?? ''}"${typed && html` aria-describedby="problem" aria-invalid="true"`}></label>
<label>Day <input name="day" type="date" required max="${today}" value="${typed?.day ?? today}"></label>
<button>Add</button>
</form>
</section>
<div id="table" data-live>${weights.length > 0 ? table(weights) : undefined}</div>
</main>
<script src="/live.js" defer></script>`,
  )
}

function summary(latest: Point, weights: readonly Point[]): Html {
  const oldest = weights.at(-1)!
  const change = latest.kg - oldest.kg
  const sign = change > 0 ? '+' : change < 0 ? '\u2212' : '\u00b1'
  const since =
    weights.length > 1
      ? html` <span>${sign}${Math.abs(change).toFixed(1)} kg since ${long(oldest.at)}</span>`
      : undefined
  return html`<p class="latest"><b>${latest.kg.toFixed(1)}</b> kg${since}</p>`
}

const long = (at: string): string =>
  new Date(`${at.slice(0, 10)}T00:00Z`).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' })

const table = (weights: readonly Point[]): Html => html`<section>
<h2>All of them</h2>
<table>
<thead><tr><th scope="col">Day</th><th scope="col">Kilograms</th></tr></thead>
<tbody>${weights.map(({ at, kg }) => html`<tr><td>${long(at)}</td><td>${kg.toFixed(1)}</td></tr>`)}</tbody>
</table>
</section>`
