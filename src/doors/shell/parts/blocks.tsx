/** The pieces that pages are made of: cards, lists of facts, tables, empty states, link lists. */
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export function Card({
  title,
  action,
  children,
  flush = false,
}: {
  title?: ReactNode
  action?: ReactNode
  children: ReactNode
  flush?: boolean
}) {
  return (
    <section className={`card${flush ? ' card-flush' : ''}`}>
      {title !== undefined && (
        <div className="card-head">
          <h2>{title}</h2>
          {action}
        </div>
      )}
      {children}
    </section>
  )
}

/** A section with a heading and no box. */
export function Section({ title, action, children }: { title: ReactNode; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

export interface Fact {
  readonly label: ReactNode
  readonly value: ReactNode
  /** A link or button at the end of the row. */
  readonly action?: ReactNode
}

/** Names and values, each with what can be done about it. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is rendered once
        <div key={i} className="fact">
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
          {fact.action !== undefined && <dd className="fact-action">{fact.action}</dd>}
        </div>
      ))}
    </dl>
  )
}

export interface Column<Row> {
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand to the right. */
  readonly numeric?: boolean
  /** The column that names the row: its cell is the row's header. */
  readonly head?: boolean
  /** Its head orders the rows: where that leads, and how they are ordered by it now. */
  readonly sort?: { readonly to: string; readonly now?: 'ascending' | 'descending' }
}

/** A table that becomes a list of cards on narrow screens. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(c => (
              <th key={c.label} scope="col" className={c.numeric ? 'numeric' : undefined} aria-sort={c.sort?.now}>
                {c.sort ? (
                  <a href={c.sort.to} className="sort">
                    {c.label}
                    {c.sort.now && <Icon name={c.sort.now === 'ascending' ? 'up' : 'down'} />}
                  </a>
                ) : (
                  c.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)}>
              {columns.map(c =>
                c.head ? (
                  <th key={c.label} scope="row" data-label={c.label}>
                    {c.cell(row)}
                  </th>
                ) : (
                  <td key={c.label} className={c.numeric ? 'numeric' : undefined} data-label={c.label}>
                    {c.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Nothing here yet: say so, say why it is worth something, offer one thing to do. */
export function Empty({
  icon = 'heart',
  title,
  text,
  action,
}: {
  icon?: IconName
  title: string
  text: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {action !== undefined && <div className="empty-action">{action}</div>}
    </div>
  )
}

export interface RowLink {
  readonly to: string
  readonly title: ReactNode
  /** What matters most of it, above the note: `81.5 kg`. */
  readonly says?: ReactNode
  readonly note?: ReactNode
  readonly icon?: IconName
  /** Instead of an icon: an avatar or a logo. */
  readonly picture?: ReactNode
  readonly end?: ReactNode
}

/** Rows that lead somewhere. */
export function LinkList({ links }: { links: readonly RowLink[] }) {
  return (
    <ul className="link-list">
      {links.map(link => (
        <li key={link.to}>
          <a href={link.to}>
            {link.picture ??
              (link.icon && (
                <span className="link-icon">
                  <Icon name={link.icon} />
                </span>
              ))}
            <span className="link-text">
              <span className="link-title">{link.title}</span>
              {link.says !== undefined && <span className="link-says">{link.says}</span>}
              {link.note !== undefined && <span className="link-note">{link.note}</span>}
            </span>
            {link.end}
            <Icon name="right" />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** More, for those who want to know. */
export function Details({
  summary,
  children,
  open = false,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
}) {
  return (
    <details className="details" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  )
}

/** Tabs that are links: each is a page of its own. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { label: ReactNode; to: string; current: boolean }[]
}) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map(tab => (
          <li key={tab.to}>
            <a href={tab.to} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
