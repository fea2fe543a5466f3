/** Apps and devices that people can use with their records (shell.md I44). Open to anybody. */
import { vocabularies } from '../../../../things/vocabularies/vocabularies.ts'
import type { Props, Visit } from '../../page.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Card, Empty, LinkList, Tabs } from '../../parts/blocks.tsx'
import { Button, ButtonLink, Form, SelectField, TextField } from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { DirectoryLogo } from './logo.tsx'

export const path = paths.directory()
export const access = 'anyone'

/** Vocabularies of what entries can be for. */
const lists = {
  application: ['directory-category-activities', 'directory-category-conditions'],
  device: ['directory-device-types'],
} as const

interface Purpose {
  readonly value: string
  readonly label: string
}

function purposesOf(kind: 'application' | 'device'): readonly Purpose[] {
  return lists[kind].flatMap(type => {
    const list = vocabularies.find(v => v.family === 'wc' && v.name === type)
    return (list?.items ?? []).map(({ code, text }) => ({ value: `${type}/${code}`, label: text }))
  })
}

export async function load({ ask, query, person, culture }: Visit) {
  // `target=Devices` is how the address of old said it.
  const kind = /^devices?$/i.test(query.get('show') ?? query.get('target') ?? '') ? 'device' : 'application'
  const purposes = purposesOf(kind)
  const purpose = purposes.find(p => p.value === query.get('for'))
  const find = (query.get('find') ?? '').trim().slice(0, 100)
  const [type = '', value = ''] = purpose?.value.split('/') ?? []
  const { item, total } = await ask(
    'ListDirectory',
    {
      kind,
      ...(find !== '' && { find }),
      ...(purpose && { category: { type, value } }),
      ...(person && { country: person.country }),
    },
    { culture },
  )
  return { kind, purposes, purpose: purpose?.value ?? '', find, items: item, total } as const
}

export function Page({ kind, purposes, purpose, find, items, total }: Props<typeof load>) {
  const { words } = useVisit()
  const w = words.connect.directory
  const of = w[kind]
  return (
    <Layout title={w.title} section="apps" lead={w.lead}>
      <Tabs
        label={w.title}
        tabs={(['application', 'device'] as const).map(k => ({
          label: w[k].title,
          to: paths.directory(k === 'device' ? { show: 'devices' } : {}),
          current: k === kind,
        }))}
      />
      {total > 0 && (
        <Form method="get" action={paths.directory()}>
          {kind === 'device' && <input type="hidden" name="show" value="devices" />}
          <div className="finder">
            <SelectField
              name="for"
              label={of.purpose}
              options={[{ value: '', label: w.anyPurpose }, ...purposes]}
              value={purpose}
              optional
            />
            <TextField name="find" label={w.find} type="search" value={find} optional />
            <Button tone="quiet">{w.show}</Button>
          </div>
        </Form>
      )}
      {total === 0 && <Empty icon="apps" title={of.none} text={of.noneText} />}
      {total > 0 && items.length === 0 && (
        <Empty
          icon="search"
          title={w.noneFits}
          text={w.noneFitsText}
          action={<ButtonLink to={paths.directory(kind === 'device' ? { show: 'devices' } : {})}>{w.all}</ButtonLink>}
        />
      )}
      {items.length > 0 && (
        <>
          <p role="status">{of.count(items.length)}</p>
          <Card flush>
            <LinkList
              links={items.map(item => ({
                to: paths.directoryItem(kind, item.id),
                title: item.name,
                note: [item.available ? undefined : w.elsewhere, item.company, item.words].filter(Boolean).join(' · '),
                picture: item.hasLogo ? (
                  <DirectoryLogo kind={kind} id={item.id} />
                ) : (
                  <Avatar name={item.name} seed={item.id} />
                ),
              }))}
            />
          </Card>
        </>
      )}
    </Layout>
  )
}
