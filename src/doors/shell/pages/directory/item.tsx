import { typeById } from '../../../../things/registry.ts'
import { notFound, type Outcome, type Props, type Visit } from '../../page.ts'
import { Card, type Fact, Facts } from '../../parts/blocks.tsx'
import { ButtonLink, Buttons } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { AwayLink } from '../connect/consent.tsx'
import { type Entry, entryIn, screenshotsOf, textIn } from './entry.ts'
import { DirectoryLogo } from './logo.tsx'

export const path = paths.directoryItem(':kind', ':id')
export const access = 'anyone'

interface Shown {
  readonly entry: Entry
}

export async function load(visit: Visit): Promise<Outcome | Shown> {
  const entry = await entryIn(visit)
  return entry ? { entry } : notFound()
}

export function Page({ entry }: Props<typeof load>) {
  const { words, culture } = useVisit()
  const w = words.connect.directory
  const { kind, item } = entry
  const name = textIn(item.name, culture)!
  const company = item.companyInformation
  const start = textIn(item.infoUrl, culture)
  const more = textIn(item.longDescription, culture)
  const hasLogo = (kind === 'application' && item.applicationLogo !== undefined) || company?.companyLogo !== undefined
  const connecting = kind === 'application' ? textIn(item.connectionDescription, culture) : undefined
  return (
    <Layout
      title={name}
      section="apps"
      lead={textIn(item.shortDescription, culture)!}
      crumbs={[{ label: w.title, to: paths.directory(kind === 'device' ? { show: 'devices' } : {}) }, { label: name }]}
    >
      <div className="directory-head">
        {hasLogo && <DirectoryLogo kind={kind} id={item.id} />}
        {start !== undefined && (
          <Buttons>
            <ButtonLink to={start} tone="primary">
              {w.go(name)}
            </ButtonLink>
          </Buttons>
        )}
      </div>
      {more !== undefined && more.trim() !== '' && <p className="directory-more">{more}</p>}
      {connecting !== undefined && connecting.trim() !== '' && (
        <Card title={w.connecting}>
          <p className="directory-more">{connecting}</p>
        </Card>
      )}
      <Card title={w.about}>
        <Facts facts={factsOf(entry, culture, w)} />
      </Card>
      {screenshotsOf(entry).length > 0 && <Screenshots entry={entry} />}
      <p className="help">{w.asksFirst}</p>
    </Layout>
  )
}

type DirectoryWords = ReturnType<typeof useVisit>['words']['connect']['directory']

function factsOf({ kind, item }: Entry, culture: string, w: DirectoryWords): Fact[] {
  const company = item.companyInformation
  const companyName = company && textIn(company.companyName, culture)
  const companyUrl = company && textIn(company.companyUrl, culture)
  const types = (item.thingTypes?.id ?? []).flatMap(id => typeById(id)?.name ?? [])
  const link = (label: string, to: string | undefined): Fact[] =>
    to === undefined ? [] : [{ label, value: <AwayLink to={to}>{new URL(to).host}</AwayLink> }]
  const places = item.supportedRecordLocations?.location ?? []
  return [
    ...(companyName === undefined
      ? []
      : [{ label: w.maker, value: companyUrl ? <AwayLink to={companyUrl}>{companyName}</AwayLink> : companyName }]),
    ...(types.length === 0 ? [] : [{ label: w.data, value: [...new Set(types)].join(', ') }]),
    ...(places.length === 0
      ? []
      : [
          {
            label: w.places,
            value: places.map(p => [p.country, p.stateProvince].filter(Boolean).join(' ')).join(', '),
          },
        ]),
    ...(kind === 'application'
      ? [
          ...link(w.privacy, textIn(item.privacyStatementUrl, culture)),
          ...link(w.terms, textIn(item.termsOfUseUrl, culture)),
        ]
      : [
          ...(item.models?.model ?? []).flatMap(model => {
            const name = textIn(model.displayName, culture) ?? model.name
            const buy = textIn(model.purchaseUrl, culture)
            if (name === undefined) return []
            return [{ label: w.model, value: buy === undefined ? name : <AwayLink to={buy}>{name}</AwayLink> }]
          }),
          ...(item.appId === undefined
            ? []
            : [
                {
                  label: w.through,
                  value: <a href={paths.directoryItem('application', item.appId)}>{w.throughApp}</a>,
                },
              ]),
        ]),
    ...(item.mobilePlatformCollection?.mobilePlatform ?? []).map(({ os, appUrl }) => ({
      label: w.onPhone(os),
      value: <AwayLink to={appUrl}>{new URL(appUrl).host}</AwayLink>,
    })),
  ]
}

function Screenshots({ entry }: { entry: Entry }) {
  const { words, culture } = useVisit()
  return (
    <Card title={words.connect.directory.screenshots}>
      <ul className="screenshots">
        {screenshotsOf(entry).map((shot, i) => {
          const caption = textIn(shot.caption, culture)
          return (
            <li key={shot.sequence}>
              <figure>
                <img
                  src={paths.directoryPicture(entry.kind, entry.item.id, String(i))}
                  alt={textIn(shot.altText, culture)!}
                  loading="lazy"
                />
                {caption !== undefined && <figcaption>{caption}</figcaption>}
              </figure>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
