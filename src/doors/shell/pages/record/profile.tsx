/** How a record looks to this person: its name, who it is, its picture. */
import { Fault } from '../../../../protocol/fault.ts'
import { relationships } from '../../../../protocol/record.ts'
import { noCommon } from '../../../../things/base/common.ts'
import { personalImage } from '../../../../things/personal-image.ts'
import { write } from '../../../../things/registry.ts'
import { again, type Form, type Outcome, type Props, seeOther, type UploadPart, type Visit } from '../../page.ts'
import { Card, LinkList } from '../../parts/blocks.tsx'
import {
  Button,
  ButtonLink,
  Buttons,
  CheckField,
  CsrfField,
  Field,
  Form as FormPart,
  SelectField,
  TextField,
} from '../../parts/form.tsx'
import { Layout } from '../../parts/layout.tsx'
import { useVisit } from '../../parts/visit.tsx'
import { paths } from '../../paths.ts'
import { canEdit, isCustodian, nameOfType, recordIn } from './about.ts'
import { type Item, listing, slugOf, typeNamed } from './items.ts'

export const path = paths.profile(':record')

/** A picture comes with its thing in one piece, so it is kept small. */
const mostPictureBytes = 4 * 1024 * 1024

export async function load(visit: Visit) {
  const { otherSettings } = await visit.ask(
    'QueryPermissions',
    { thingTypeId: [personalImage.id] },
    { record: recordIn(visit).recordId },
  )
  return { picture: await pictureIn(visit), clinicsMay: otherSettings.meaningfuluseOptIn !== false }
}

/** None for those who may not see it: what they call the record is theirs to say all the same. */
async function pictureIn(visit: Visit): Promise<Item | undefined> {
  try {
    const { items } = await listing(visit.ask, recordIn(visit).recordId, { types: [personalImage], max: 1 })
    return items[0]
  } catch (error) {
    if (error instanceof Fault && error.status === 'ACCESS_DENIED') return undefined
    throw error
  }
}

export async function act(visit: Visit, form: Form): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  if (form.text('_form') === 'remove-picture') return removePicture(visit)
  if (form.text('_form') === 'clinics') return tellClinics(visit, form)
  return rename(visit, form, recordId)
}

async function rename(visit: Visit, form: Form, recordId: string): Promise<Outcome> {
  const { words, ask } = visit
  const w = words.record.profile
  const held = recordIn(visit)
  const displayName = form.text('displayName').replace(/\s+/g, ' ')
  const name = form.has('name') ? form.text('name').replace(/\s+/g, ' ') : held.name
  const relType = held.relationship === 1 ? 1 : Number(form.text('relationship'))
  const wrong = (text: string) =>
    text === ''
      ? w.missing
      : [...text].length > 100 || /[<>\p{C}]/u.test(text)
        ? words.record.newRecord.names
        : undefined
  const problems = Object.fromEntries(
    Object.entries({
      displayName: wrong(displayName),
      name: wrong(name),
      relationship: relationships[relType] === undefined ? words.record.newRecord.missing.relationship : undefined,
    }).filter((e): e is [string, string] => e[1] !== undefined),
  )
  if (Object.keys(problems).length > 0) return again(problems)
  if (name !== held.name) await ask('UpdateRecord', { name }, { record: recordId })
  await ask('SetRecordDisplayName', { displayName, relType }, { record: recordId })
  return seeOther(paths.record(recordId), { flash: { tone: 'good', text: w.saved } })
}

async function tellClinics(visit: Visit, form: Form): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  await visit.ask('UpdateRecord', { meaningfuluseOptIn: form.text('clinics') !== '' }, { record: recordId })
  return seeOther(paths.profile(recordId), { flash: { tone: 'good', text: visit.words.record.profile.clinicsSaved } })
}

async function removePicture(visit: Visit): Promise<Outcome> {
  const { recordId } = recordIn(visit)
  const { picture } = await load(visit)
  if (picture)
    await visit.ask(
      'RemoveThings',
      { thingId: [{ text: picture.thingId, versionStamp: picture.versionStamp }] },
      { record: recordId },
    )
  return seeOther(paths.profile(recordId), { flash: { tone: 'good', text: visit.words.record.profile.pictureRemoved } })
}

export async function receive(visit: Visit, parts: AsyncIterable<UploadPart>): Promise<Outcome> {
  const { words, format } = visit
  const w = words.record.profile
  const bytes = await firstFile(parts)
  if (bytes === undefined || bytes.length === 0) return again({ picture: w.pictureWrong })
  if (bytes.length > mostPictureBytes) return again({ picture: w.pictureTooLarge(format.bytes(mostPictureBytes)) })
  const contentType = pictureType(bytes)
  if (!contentType) return again({ picture: w.pictureWrong })
  const { recordId } = recordIn(visit)
  const { picture } = await load(visit)
  await visit.ask(
    'PutThings',
    {
      thing: [
        {
          ...(picture && { thingId: { text: picture.thingId, versionStamp: picture.versionStamp } }),
          typeId: { text: personalImage.id },
          dataXml: [{ text: write(personalImage, {}, noCommon) }],
          signatureInfo: [],
          blobPayload: { blob: [{ blobInfo: { name: '', contentType }, base64data: bytes.toString('base64') }] },
        },
      ],
    },
    { record: recordId },
  )
  return seeOther(paths.profile(recordId), { flash: { tone: 'good', text: w.pictureSaved } })
}

/** At most one byte more than is allowed is kept; the rest flows by. */
async function firstFile(parts: AsyncIterable<UploadPart>): Promise<Buffer | undefined> {
  let found: Buffer | undefined
  for await (const part of parts) {
    if (part.kind !== 'file') continue
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of part.stream as AsyncIterable<Buffer>) {
      if (length <= mostPictureBytes) chunks.push(chunk)
      length += chunk.length
    }
    if (part.fileName !== '') found ??= Buffer.concat(chunks)
  }
  return found
}

/** By its first bytes: what a browser claims of a file is not asked. */
export function pictureType(bytes: Buffer): 'image/jpeg' | 'image/png' | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  return undefined
}

const choices = [14, 15, 5, 3, 11, 8, 10, 13, 6, 7, 2]

export function Page({ picture, clinicsMay }: Props<typeof load>) {
  const { record, words } = useVisit()
  const w = words.record.profile
  const held = record!
  return (
    <Layout
      title={w.title}
      section="home"
      width="narrow"
      lead={w.lead}
      crumbs={[{ label: held.displayName, to: paths.record(held.recordId) }, { label: w.title }]}
    >
      <Card>
        <FormPart name="names">
          <TextField name="displayName" label={w.name} help={w.nameHelp} maxLength={100} value={held.displayName} />
          {held.relationship !== 1 && (
            <SelectField
              name="relationship"
              label={w.relationship}
              options={choices.map(code => ({
                value: String(code),
                label: words.record.newRecord.relationships[code] ?? String(code),
              }))}
              value={String(held.relationship)}
            />
          )}
          {isCustodian(held) && (
            <TextField name="name" label={w.recordName} help={w.recordNameHelp} maxLength={100} value={held.name} />
          )}
          <Buttons>
            <Button>{w.save}</Button>
          </Buttons>
        </FormPart>
      </Card>
      <Card title={w.picture}>
        {picture ? (
          <img
            className="picture"
            src={`${paths.picture(held.recordId)}?v=${picture.versionStamp}`}
            alt={w.pictureAlt(held.displayName)}
            width="160"
            height="160"
          />
        ) : (
          <p className="muted">{w.pictureNone}</p>
        )}
        {canEdit(held) && <PictureForms hasPicture={picture !== undefined} />}
      </Card>
      <Card flush title={w.about}>
        <LinkList
          links={['personal', 'basic'].flatMap(root => {
            const type = typeNamed(root)
            return type
              ? [
                  {
                    to: paths.type(held.recordId, slugOf(type)),
                    title: nameOfType(words, type),
                    note: root === 'personal' ? w.aboutPersonal : w.aboutBasic,
                    icon: 'person' as const,
                  },
                ]
              : []
          })}
        />
      </Card>
      {isCustodian(held) && (
        <Card title={w.clinics}>
          <p className="muted">{w.clinicsText}</p>
          <FormPart name="clinics">
            <CheckField name="clinics" label={w.clinicsMay} checked={clinicsMay} />
            <Button tone="quiet">{w.clinicsSave}</Button>
          </FormPart>
        </Card>
      )}
      {isCustodian(held) && (
        <Card title={words.record.deleting.end}>
          <p className="muted">{words.record.deleting.endText}</p>
          <ButtonLink to={paths.recordDelete(held.recordId)} tone="danger">
            {words.record.deleting.link}
          </ButtonLink>
        </Card>
      )}
    </Layout>
  )
}

function PictureForms({ hasPicture }: { hasPicture: boolean }) {
  const { words, format } = useVisit()
  const w = words.record.profile
  return (
    <>
      <FormPart name="picture" multipart className="upload">
        <Field name="picture" label={w.pictureChoose} help={w.pictureHelp(format.bytes(mostPictureBytes))}>
          {control => <input {...control} type="file" accept="image/jpeg,image/png" className="input file-input" />}
        </Field>
        <Button tone="quiet">{w.pictureUpload}</Button>
      </FormPart>
      {hasPicture && (
        <form method="post">
          <CsrfField />
          <input type="hidden" name="_form" value="remove-picture" />
          <Button tone="plain">{w.pictureRemove}</Button>
        </form>
      )}
    </>
  )
}
