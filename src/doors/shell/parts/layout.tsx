/** The frame of pages: head, top bar with the record switcher, navigation, footer. */
import type { ReactNode } from 'react'
import { paths } from '../paths.ts'
import { Avatar, RecordAvatar } from './avatar.tsx'
import { CsrfField } from './form.tsx'
import { Icon, type IconName, Mark } from './icon.tsx'
import { Notice } from './notice.tsx'
import { OperatorBar, type OperatorSection } from './operator-bar.tsx'
import { useFormState, useVisit } from './visit.tsx'

export type Section = 'home' | 'data' | 'files' | 'apps' | 'sharing' | 'account' | OperatorSection

/** The last crumb is the page itself and has no address. */
export interface Crumb {
  readonly label: string
  readonly to?: string
}

function Document({ title, frame, children }: { title: string; frame: string; children: ReactNode }) {
  const { words, culture, theme, asset } = useVisit()
  const { problems } = useFormState()
  const { shell } = words
  const failed = Object.keys(problems).length > 0
  return (
    <html lang={culture} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <meta name="robots" content="noindex" />
        <title>{shell.pageTitle(failed ? shell.errorTitle(title) : title, shell.brand)}</title>
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('main.css')} />
        {theme !== 'light' && (
          <link
            rel="stylesheet"
            href={asset('dark.css')}
            media={theme === 'dark' ? 'screen' : 'screen and (prefers-color-scheme: dark)'}
          />
        )}
      </head>
      <body className={frame}>
        <a className="skip" href="#page-content">
          {shell.skip}
        </a>
        {children}
      </body>
    </html>
  )
}

export interface LayoutProps {
  readonly title: string
  /** Which entry of the navigation is current. */
  readonly section?: Section
  readonly crumbs?: readonly Crumb[]
  /** One or two sentences under the title. */
  readonly lead?: ReactNode
  /** Buttons and links beside the title. */
  readonly actions?: ReactNode
  /** `narrow` for forms and texts, `wide` for tables and charts. */
  readonly width?: 'narrow' | 'normal' | 'wide'
  readonly children: ReactNode
}

/** A page inside the house: navigation, crumbs, title. */
export function Layout({ title, section, crumbs, lead, actions, width = 'normal', children }: LayoutProps) {
  const { flash, area } = useVisit()
  return (
    <Document title={title} frame={area === 'operators' ? 'desk' : 'house'}>
      <TopBar {...(section && { section })} />
      <main id="page-content" className={`content content-${width}`} tabIndex={-1}>
        {flash && (
          <div role="status">
            <Notice tone={flash.tone}>{flash.text}</Notice>
          </div>
        )}
        {crumbs && <Crumbs crumbs={crumbs} />}
        <div className="page-head">
          <div>
            <h1>{title}</h1>
            {lead !== undefined && <p className="lead">{lead}</p>}
          </div>
          {actions !== undefined && <div className="page-actions">{actions}</div>}
        </div>
        {children}
      </main>
      <Footer />
    </Document>
  )
}

/** One thing at a time in the middle of the page: signing in, consent, confirming. */
export function FocusLayout({
  title,
  step,
  lead,
  size = 'small',
  children,
}: {
  title: string
  /** Where one is on a way of several pages. */
  step?: string | undefined
  lead?: ReactNode
  /** `medium` for consent and longer texts. */
  size?: 'small' | 'medium'
  children: ReactNode
}) {
  const { flash } = useVisit()
  return (
    <Document title={title} frame="gate">
      <header className="gate-head">
        <Brand />
      </header>
      <main id="page-content" className={`gate-content gate-${size}`} tabIndex={-1}>
        {flash && (
          <div role="status">
            <Notice tone={flash.tone}>{flash.text}</Notice>
          </div>
        )}
        <div className="card gate-card">
          {step !== undefined && <p className="gate-step">{step}</p>}
          <h1>{title}</h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
          {children}
        </div>
      </main>
      <Footer />
    </Document>
  )
}

/** A page without a frame of its own, for the landing page: title for the head, everything else by the page. */
export function OpenLayout({ title, children }: { title: string; children: ReactNode }) {
  const { flash } = useVisit()
  return (
    <Document title={title} frame="open">
      <TopBar />
      <main id="page-content" tabIndex={-1}>
        {flash && (
          <div role="status" className="content content-normal">
            <Notice tone={flash.tone}>{flash.text}</Notice>
          </div>
        )}
        {children}
      </main>
      <Footer />
    </Document>
  )
}

function Brand() {
  const { words, area } = useVisit()
  const operators = area === 'operators'
  return (
    <a className="brand" href={operators ? paths.operator() : paths.home()}>
      <Mark />
      <span>{words.shell.brand}</span>
      {operators && <span className="brand-area">{words.operator.area}</span>}
    </a>
  )
}

function TopBar({ section }: { section?: Section }) {
  const { person, area, words } = useVisit()
  const { nav } = words.shell
  if (area === 'operators')
    return (
      <OperatorBar {...(section && { section })}>
        <Brand />
      </OperatorBar>
    )
  return (
    <header className="topbar">
      <div className="topbar-inner">
        <Brand />
        {person ? (
          <>
            <MainNav {...(section && { section })} />
            <div className="topbar-end">
              <RecordSwitcher />
              <AccountMenu />
            </div>
          </>
        ) : (
          <nav className="topbar-end" aria-label={nav.main}>
            <a className="button button-quiet" href={paths.signIn()}>
              {nav.signIn}
            </a>
            <a className="button button-primary wide-only" href={paths.signUp()}>
              {nav.signUp}
            </a>
          </nav>
        )}
      </div>
    </header>
  )
}

/** Beside the brand on wide screens, a bar at the bottom on narrow ones: the same list, moved by the style sheet. */
function MainNav({ section }: { section?: Section }) {
  const { record, words } = useVisit()
  const { nav } = words.shell
  const entries: readonly { section: Section; label: string; short?: string; to: string; icon: IconName }[] = [
    { section: 'home', label: nav.home, to: record ? paths.record(record.recordId) : paths.home(), icon: 'home' },
    ...(record
      ? ([
          { section: 'data', label: nav.data, short: nav.dataShort, to: paths.data(record.recordId), icon: 'pulse' },
          { section: 'files', label: nav.files, to: paths.files(record.recordId), icon: 'file' },
          { section: 'apps', label: nav.apps, to: paths.apps(record.recordId), icon: 'apps' },
          { section: 'sharing', label: words.sharing.nav, to: paths.sharing(record.recordId), icon: 'people' },
        ] as const)
      : []),
    { section: 'account', label: nav.account, to: paths.account(), icon: 'person' },
  ]
  return (
    <nav className="mainnav" aria-label={nav.main}>
      <ul>
        {entries.map(entry => (
          <li key={entry.section} className={`mainnav-${entry.section}`}>
            <a href={entry.to} aria-current={entry.section === section ? 'page' : undefined}>
              <Icon name={entry.icon} />
              {entry.short !== undefined && <span className="mainnav-short">{entry.short}</span>}
              <span className="mainnav-long">{entry.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function RecordSwitcher() {
  const { record, records, words } = useVisit()
  const { nav, relationships } = words.shell
  if (!record) return null
  return (
    <>
      <button type="button" className="switcher" popoverTarget="records-menu">
        <RecordAvatar record={record} />
        <span className="switcher-name">{record.displayName}</span>
        <span className="hidden">{nav.switchRecord}</span>
        <Icon name="down" />
      </button>
      <div id="records-menu" className="menu" popover="auto">
        <p className="menu-title" id="records-title">
          {nav.yourRecords}
        </p>
        <ul aria-labelledby="records-title">
          {records.map(r => (
            <li key={r.recordId}>
              <a
                className="menu-item"
                href={paths.record(r.recordId)}
                aria-current={r.recordId === record.recordId ? 'true' : undefined}
              >
                <RecordAvatar record={r} />
                <span className="menu-text">
                  <span className="menu-name">{r.displayName}</span>
                  <span className="menu-note">{relationships[r.relationship] ?? relationships[2]}</span>
                </span>
                {r.recordId === record.recordId && <Icon name="check" />}
              </a>
            </li>
          ))}
        </ul>
        <div className="menu-foot">
          <a className="menu-item" href={paths.records()}>
            <Icon name="people" />
            <span className="menu-text">{nav.allRecords}</span>
          </a>
        </div>
      </div>
    </>
  )
}

function AccountMenu() {
  const { person, words } = useVisit()
  const { nav } = words.shell
  if (!person) return null
  return (
    <>
      <button type="button" className="account-button" popoverTarget="account-menu" aria-label={nav.accountMenu}>
        <Icon name="person" />
      </button>
      <div id="account-menu" className="menu" popover="auto">
        <div className="menu-person">
          <Avatar name={person.name} seed={person.personId} />
          <span className="menu-text">
            <span className="menu-name">{person.name}</span>
            <span className="menu-note">{person.email}</span>
          </span>
        </div>
        <ul>
          <li>
            <a className="menu-item" href={paths.account()}>
              <Icon name="person" />
              <span className="menu-text">{nav.settings}</span>
            </a>
          </li>
          <li>
            <a className="menu-item" href={paths.code()}>
              <Icon name="key" />
              <span className="menu-text">{words.connect.code.enter}</span>
            </a>
          </li>
          <li>
            <form method="post" action={paths.signOut()}>
              <CsrfField />
              <button type="submit" className="menu-item">
                <Icon name="out" />
                <span className="menu-text">{nav.signOut}</span>
              </button>
            </form>
          </li>
        </ul>
      </div>
    </>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { words } = useVisit()
  return (
    <nav className="crumbs" aria-label={words.shell.nav.crumbs}>
      <ol>
        {crumbs.map(crumb => (
          <li key={crumb.label}>
            {crumb.to === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={crumb.to}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer() {
  const { words, settings, area } = useVisit()
  const { footer } = words.shell
  return (
    <footer className="footer">
      <div className="footer-inner">
        <span>{settings.instance.name}</span>
        {area === 'people' ? (
          <nav aria-label={footer.label}>
            <a href={paths.privacy()}>{footer.privacy}</a>
            <a href={paths.terms()}>{footer.terms}</a>
            <a href={paths.help()}>{footer.help}</a>
            <a href={paths.thingTypes()}>{words.developers.footer}</a>
          </nav>
        ) : (
          <span>{words.operator.footer}</span>
        )}
      </div>
    </footer>
  )
}

/** A small script of `islands/`, loaded when the page has arrived. Pages must work without it. */
export function Island({ name }: { name: string }) {
  const { asset } = useVisit()
  return <script type="module" src={asset(`${name}.js`)} />
}
