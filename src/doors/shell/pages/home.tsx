import { type Outcome, seeOther, type Visit } from '../page.ts'
import { Avatar } from '../parts/avatar.tsx'
import { CodeLink } from '../parts/code-link.tsx'
import { ButtonLink } from '../parts/form.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { OpenLayout } from '../parts/layout.tsx'
import { useVisit } from '../parts/visit.tsx'
import { paths } from '../paths.ts'

export const path = paths.home()
export const access = 'anyone'

/** Home is the record that the person last looked at. */
export async function load({ person, record }: Visit): Promise<Outcome | object> {
  if (!person) return {}
  return seeOther(record ? paths.record(record.recordId) : paths.records())
}

export function Page() {
  const { words, settings } = useVisit()
  const w = words.account.landing
  return (
    <OpenLayout title={w.title}>
      <section className="hero">
        <div className="hero-words">
          <h1>{w.title}</h1>
          <p className="hero-lead">{w.lead}</p>
          {settings.signUpOpen ? (
            <p className="hero-buttons">
              <ButtonLink to={paths.signUp()} tone="primary">
                {w.begin}
              </ButtonLink>
              <ButtonLink to={paths.signIn()}>{w.signIn}</ButtonLink>
            </p>
          ) : (
            <p className="hero-buttons">
              <ButtonLink to={paths.signIn()} tone="primary">
                {w.signIn}
              </ButtonLink>
              <span className="muted">{w.closed}</span>
            </p>
          )}
          <CodeLink />
        </div>
        <Sample />
      </section>
      <ul className="points">
        {w.points.map(point => (
          <li key={point.title}>
            <span className="link-icon">
              <Icon name={point.icon as IconName} />
            </span>
            <h2>{point.title}</h2>
            <p>{point.text}</p>
          </li>
        ))}
      </ul>
    </OpenLayout>
  )
}

/** What a record looks like: drawn with the product's own parts, not a picture of them. */
function Sample() {
  const { sample, preview } = useVisit().words.account.landing
  return (
    <figure className="sample" aria-label={preview}>
      <div className="sample-head">
        <Avatar name={sample.name} seed="sample" />
        <div className="menu-text">
          <span className="menu-name">{sample.name}</span>
          <span className="menu-note">{sample.note}</span>
        </div>
      </div>
      <svg className="sample-chart" viewBox="0 12 320 64" aria-hidden="true" focusable="false">
        <path className="sample-band" d="M0 30h320v30H0z" />
        <path className="sample-line" d="M6 30 50 36l44-14 44 26 44-8 44 14 44-6 38 4" />
        {[
          [6, 30],
          [50, 36],
          [94, 22],
          [138, 48],
          [182, 40],
          [226, 54],
          [270, 48],
          [308, 52],
        ].map(([x, y]) => (
          <circle key={x} className="sample-dot" cx={x} cy={y} r="3.5" />
        ))}
      </svg>
      <ul>
        {sample.rows.map(row => (
          <li key={row.label}>
            <span>
              {row.label}
              <span className="menu-note">{row.when}</span>
            </span>
            <span className="sample-value">
              {row.value} <small>{row.unit}</small>
            </span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
