import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/store/db.ts'
import { cda } from '../../src/things/cda.ts'
import { canCheck, findings } from '../check-xml.ts'
import { type Answer, type Client, createWorld, type TestApplication, type World } from '../world.ts'

let world: World
const seen: string[] = []
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const root = '2.16.840.1.113883'
/** The sample document, about a visit of a patient. */
function documentOf(patient: string, visit: string, more = ''): string {
  const xml = cda
    .sampleXml!.replace(/<patientRole><id [^>]*>/, `<patientRole><id root="${root}" extension="${patient}"/>`)
    .replace(
      '<component>',
      `<documentationOf><serviceEvent classCode="PCPR"><effectiveTime><low value="${visit}"/></effectiveTime></serviceEvent></documentationOf><component>`,
    )
  return `<thing><type-id>${cda.id}</type-id><data-xml>${xml}${more}</data-xml></thing>`
}
async function ok(client: Client, method: string, version: number, info: string): Promise<Answer> {
  const answer = await client.call(method, version, info)
  expect([method, answer.code, answer.message]).toEqual([method, 0, ''])
  seen.push(answer.xml)
  return answer
}
const dates = (from: string, to: string) => `<min-date>${from}T00:00:00Z</min-date><max-date>${to}T00:00:00Z</max-date>`
const year = dates('2026-01-01', '2027-01-01')
const paging = (size?: number, cursor?: string) =>
  (size === undefined ? '' : `<max-items-per-page>${size}</max-items-per-page>`) +
  (cursor === undefined ? '' : `<cursor>${cursor}</cursor>`)
const cursorOf = ({ xml }: Answer) => /<cursor>([^<]+)</.exec(xml)?.[1]
const patientsIn = ({ xml }: Answer) => [...xml.matchAll(/<activity patient-id="([^"]+)"/g)].map(m => m[1])
const vdt = (client: Client, period = year, size?: number, cursor?: string) =>
  ok(
    client,
    'GetMeaningfulUseVDTReport',
    1,
    `<filters><reporting-period>${period}</reporting-period></filters>${paging(size, cursor)}`,
  )
const timely = (client: Client, period = year, size?: number, cursor?: string) =>
  ok(
    client,
    'GetMeaningfulUseTimelyAccessReport',
    1,
    `<document-filter><reporting-period>${period}</reporting-period></document-filter>${paging(size, cursor)}`,
  )

/** A patient of the clinic whose record it may write to offline. */
async function patient(app: TestApplication) {
  const person = await world.person('Ann')
  const record = await world.record(person)
  await world.grant(app, person, record)
  const offline = await world.client(app, { person, record, avenue: 'offline' })
  return { person, record, offline, shell: await world.shell(person) }
}
const format = { section: ['core'], xml: [''], typeVersionFormat: [] }
const logged = () => world.platform.services.accessLog.flush()
const look = async (shell: Awaited<ReturnType<World['shell']>>, record: string) => {
  await shell(
    'GetThings',
    { group: [{ id: [], key: [], clientThingId: [], filter: [{ typeId: [cda.id], thingState: [] }], format }] },
    { record },
  )
  await logged()
}

describe('the report on who looked', () => {
  test('names the patient whose document is about a visit in the period, once somebody has looked', async () => {
    const app = await world.web()
    const [ann, bob, cara] = [await patient(app), await patient(app), await patient(app)]
    await ok(ann.offline, 'PutThings', 2, documentOf('142', '20260317'))
    await ok(bob.offline, 'PutThings', 2, documentOf('143', '20260317'))
    await ok(cara.offline, 'PutThings', 2, documentOf('144', '20250317'))
    const client = await world.client(app)
    expect(patientsIn(await vdt(client))).toEqual([])
    await look(ann.shell, ann.record)
    await look(cara.shell, cara.record)
    const answer = await vdt(client)
    expect(answer.xml).toContain(
      `<sources><source id="${app.applicationId}"><patient-activities><activity patient-id="142" organization-id="${root}"></activity></patient-activities></source></sources>`,
    )
    expect(patientsIn(await vdt(client, dates('2025-03-17', '2025-03-17')))).toEqual(['144'])
    // Another clinic learns nothing of it.
    expect(patientsIn(await vdt(await world.client(await world.web())))).toEqual([])
  })

  test('counts downloads and what is sent on, and not what programs read without the person, or with the intent of nothing', async () => {
    const app = await world.web()
    const ann = await patient(app)
    const client = await world.client(app)
    await ok(ann.offline, 'PutThings', 2, documentOf('1', '20260317'))
    const get = (intents = '') =>
      `<group><filter><type-id>${cda.id}</type-id></filter><format><section>core</section><xml/></format>${intents}</group>`
    await ok(ann.offline, 'GetThings', 3, get())
    const online = await world.client(app, { person: ann.person, record: ann.record })
    await ok(online, 'GetThings', 3, get('<intents/>'))
    await ok(online, 'GetRecordOperations', 1, '<record-operation-sequence-number>0</record-operation-sequence-number>')
    await logged()
    expect(patientsIn(await vdt(client))).toEqual([])
    await ok(online, 'GetThings', 3, get('<intents><intent>transmit</intent></intents>'))
    await logged()
    expect(patientsIn(await vdt(client))).toEqual(['1'])
    const bob = await patient(app)
    await ok(bob.offline, 'PutThings', 2, documentOf('2', '20260317'))
    await bob.shell('AddMeaningfulUseAudit', { audit: [{ action: 'Download' }] }, { record: bob.record })
    expect(patientsIn(await vdt(client))).toEqual(['1', '2'])
  })

  test('is silent about a record whose custodian said no, and the application learns which it is', async () => {
    const app = await world.web()
    const ann = await patient(app)
    const client = await world.client(app)
    await ok(ann.offline, 'PutThings', 2, documentOf('1', '20260317'))
    await look(ann.shell, ann.record)
    const told = async () =>
      /<other-settings>(.*?)<\/other-settings>|<other-settings\/>/.exec(
        (await ok(ann.offline, 'QueryPermissions', 1, `<thing-type-id>${cda.id}</thing-type-id>`)).xml,
      )?.[1]
    expect(await told()).toBe('')
    await ann.shell('UpdateRecord', { meaningfuluseOptIn: false }, { record: ann.record })
    expect(patientsIn(await vdt(client))).toEqual([])
    expect(await told()).toBe('<meaningfuluse-opt-in>false</meaningfuluse-opt-in>')
    await ann.shell('UpdateRecord', { meaningfuluseOptIn: true }, { record: ann.record })
    expect(patientsIn(await vdt(client))).toEqual(['1'])
    const bob = await world.person('Bob')
    await world.share(ann.record, bob, { level: 'Modify' })
    const change = (await world.shell(bob))('UpdateRecord', { meaningfuluseOptIn: false }, { record: ann.record })
    await expect(change).rejects.toMatchObject({ status: 'ACCESS_DENIED' })
  })

  test('comes in pages, each patient once, and ends', async () => {
    const app = await world.web()
    const ann = await patient(app)
    const client = await world.client(app)
    for (const n of [1, 2, 3, 4, 5]) await ok(ann.offline, 'PutThings', 2, documentOf(`${n}`, '20260317').repeat(2))
    await look(ann.shell, ann.record)
    const pages: (string | undefined)[][] = []
    let cursor: string | undefined
    do {
      const answer = await vdt(client, year, 2, cursor)
      pages.push(patientsIn(answer))
      cursor = cursorOf(answer)
    } while (cursor !== undefined)
    expect(pages).toEqual([['1', '2'], ['3', '4'], ['5']])
  })

  test('is refused for a period that is none (69), a cursor that is none (3), and on a device (174)', async () => {
    const client = await world.client(await world.web())
    const ask = (who: Client, info: string) => who.call('GetMeaningfulUseVDTReport', 1, info).then(a => a.code)
    const filters = (period: string) => `<filters><reporting-period>${period}</reporting-period></filters>`
    expect(await ask(client, filters(dates('2026-02-30', '2026-03-01')))).toBe(69)
    expect(await ask(client, filters(dates('2026-03-01', '2026-02-01')))).toBe(69)
    for (const cursor of [
      'x',
      Buffer.from('["a"]').toString('base64url'),
      Buffer.from('[1,2,3]').toString('base64url'),
    ])
      expect(await ask(client, filters(year) + paging(1, cursor))).toBe(3)
    expect(await ask(client, `${filters(year)}<max-items-per-page>0</max-items-per-page>`)).toBe(3)
    expect(await ask(await world.client(await world.soda()), filters(year))).toBe(174)
  })
})

describe('the report on timely access', () => {
  test('tells of each document when the visit was and when it came; the extension wins, and the document stays as it is', async () => {
    const app = await world.web()
    const ann = await patient(app)
    const client = await world.client(app)
    const extension =
      '<common><extension source="hv-meaningfuluse"><event-date>2026-05-03</event-date><patient-id>X7</patient-id></extension></common>'
    const info = documentOf('142', '20250317', extension)
    await ok(ann.offline, 'PutThings', 2, info)
    const { xml } = await timely(client)
    expect(xml).toMatch(
      new RegExp(
        `<source id="${app.applicationId}"><document-receipts><document-receipt patient-id="X7" organization-id="${root}" event-date="2026-05-03T00:00:00Z"><available-date>[^<]+Z</available-date></document-receipt></document-receipts></source>`,
      ),
    )
    const [stored] = await world.platform.services.db.read.query<{ data: string }>(
      sql`select data from thing where record_id = ${ann.record}`,
    )
    expect(info).toContain(stored!.data)
  })

  test('comes in pages, forgets what was deleted for good, and leaves out what people brought in themselves', async () => {
    const app = await world.web()
    const ann = await patient(app)
    const client = await world.client(app)
    for (const n of [1, 2, 3]) await ok(ann.offline, 'PutThings', 2, documentOf(`${n}`, `2026031${n}`))
    const first = await timely(client, year, 2)
    const second = await timely(client, year, 2, cursorOf(first))
    const patients = ({ xml }: Answer) => [...xml.matchAll(/ patient-id="([^"]+)"/g)].map(m => m[1])
    expect([patients(first), patients(second), cursorOf(second)]).toEqual([['1', '2'], ['3'], undefined])
    const rows = await world.platform.services.db.read.query<{ thing_id: string; version_stamp: string }>(
      sql`select thing_id, version_stamp from thing where record_id = ${ann.record}`,
    )
    const keys = rows.map(r => ({ text: r.thing_id, versionStamp: r.version_stamp }))
    await ann.shell('RemoveThings', { thingId: keys }, { record: ann.record })
    expect(patients(await timely(client))).toEqual(['1', '2', '3'])
    await world.platform.services.db.now.query(sql`update shell_session set confirmed_at = now()`)
    const gone = await world.platform.services.db.read.query<{ thing_id: string; version_stamp: string }>(
      sql`select thing_id, version_stamp from thing where record_id = ${ann.record}`,
    )
    await ann.shell(
      'PermanentlyRemoveThings',
      { thingIds: { thingId: gone.map(r => ({ text: r.thing_id, versionStamp: r.version_stamp })) } },
      { record: ann.record },
    )
    expect(patients(await timely(client))).toEqual([])
  })

  test('is asked about either documents or packages (3)', async () => {
    const client = await world.client(await world.web())
    const ask = (info: string) => client.call('GetMeaningfulUseTimelyAccessReport', 1, info).then(a => a.code)
    const documents = `<document-filter><reporting-period>${year}</reporting-period></document-filter>`
    const packages = `<dopu-document-filter><available-date-filter>${year}</available-date-filter></dopu-document-filter>`
    expect([await ask(''), await ask(documents + packages), await ask(packages)]).toEqual([3, 3, 0])
  })

  test('tells of packages by the id that the application gave them', async () => {
    const app = await world.web()
    await world.platform.services.db.now.query(sql`
      insert into connect_package (code_digest, application_id, created_at, gone_at, tries_left, external_id, friendly_name, question, algorithm, salt, iterations, sealed)
      values ('\\x01', ${app.applicationId}, '2026-03-17T10:00:00Z', '2099-01-01', 3, 'MRN-1', 'n', 'q', 'a', 's', 1, '\\x00'),
        ('\\x02', ${app.applicationId}, '2025-03-17T10:00:00Z', '2099-01-01', 3, 'MRN-2', 'n', 'q', 'a', 's', 1, '\\x00')`)
    const { xml } = await ok(
      await world.client(app),
      'GetMeaningfulUseTimelyAccessReport',
      1,
      `<dopu-document-filter><available-date-filter>${year}</available-date-filter></dopu-document-filter>`,
    )
    expect(xml).toContain(
      '<dopu-document-receipts><dopu-document-receipt package-id="MRN-1"><available-date>2026-03-17T10:00:00Z</available-date></dopu-document-receipt></dopu-document-receipts>',
    )
  })
})

describe('behind the counter', () => {
  const period = { minDate: '2026-01-01T00:00:00Z', maxDate: '2027-01-01T00:00:00Z' }

  test('an operator gets the reports as text, where no field breaks a line or starts a formula', async () => {
    const app = await world.web()
    const ann = await patient(app)
    await ok(ann.offline, 'PutThings', 2, documentOf('a,b', '20260317'))
    await ok(ann.offline, 'PutThings', 2, documentOf('=1+1', '20260318'))
    await look(ann.shell, ann.record)
    const asked = { applicationId: app.applicationId, delimiter: ',' }
    const { textData } = await world.machine()('GetMeaningfulUseVDTReportPrivileged', {
      ...asked,
      filters: { reportingPeriod: period },
    })
    const { applicationId: id } = app
    expect(textData).toEqual({
      columnDefinition: 'Source,PatientId,OrganizationId',
      data: `${id},'=1+1,${root}\r\n${id},"a,b",${root}`,
    })
    const timelyText = await world.machine()('GetMeaningfulUseTimelyAccessReportPrivileged', {
      ...asked,
      documentFilter: { reportingPeriod: period },
      maxItemsPerPage: 1,
    })
    expect(timelyText.textData!.data).toMatch(new RegExp(`^${id},"a,b",${root},2026-03-17T00:00:00Z,[^,]+Z$`))
    expect(timelyText.cursor).toBeDefined()
    const unknown = {
      ...asked,
      applicationId: '00000000-0000-4000-8000-000000000001',
      filters: { reportingPeriod: period },
    }
    await expect(world.machine()('GetMeaningfulUseVDTReportPrivileged', unknown)).rejects.toMatchObject({
      status: 'INVALID_APP',
    })
  })

  test('documents that came another way count by the name that is registered for an application', async () => {
    const app = await world.web()
    await world.platform.services.db.now.query(
      sql`update application set meaningful_use_sources = '{direct.example}' where application_id = ${app.applicationId}`,
    )
    world.platform.services.caches.forget()
    const thing = (patientId: string, visit: string) => ({
      typeId: { text: cda.id },
      dataXml: [{ text: /<data-xml>(.*)<\/data-xml>/s.exec(documentOf(patientId, visit))![1]! }],
      signatureInfo: [],
    })
    const add = (...things: object[]) =>
      world.machine()('AddMeaningfulUseTimelyAccessActivitiesPrivileged', {
        activities: { thing: things as never },
        source: 'direct.example',
      })
    await expect(add(thing('1', '20260317'), thing('2', 'soon'))).rejects.toMatchObject({ status: 'INVALID_XML' })
    await add(thing('3', '20260317'))
    const { xml } = await timely(await world.client(app))
    expect([...xml.matchAll(/<source id="([^"]+)"|patient-id="([^"]+)"/g)].map(m => m[1] ?? m[2])).toEqual([
      'direct.example',
      '3',
    ])
  })

  test('a record tells who did what, in pages: everything to a custodian, their own to others', async () => {
    const app = await world.web()
    const ann = await patient(app)
    const bob = await world.person('Bob')
    await world.share(ann.record, bob, { level: 'View' })
    await world.platform.services.db.now.query(
      sql`update record_holder set can_access_audit = false where person_id = ${bob.personId}`,
    )
    const shell = await world.shell(bob)
    await ok(ann.offline, 'PutThings', 2, documentOf('1', '20260317'))
    await look(ann.shell, ann.record)
    await shell(
      'AddMeaningfulUseAudit',
      { audit: [{ action: 'Transmit' }, { action: 'None' }] },
      { record: ann.record },
    )
    const first = await ann.shell('GetMeaningfulUseAudit', { maxItemsPerPage: 1 }, { record: ann.record })
    const second = await ann.shell(
      'GetMeaningfulUseAudit',
      { maxItemsPerPage: 1, cursor: first.cursor! },
      { record: ann.record },
    )
    expect([first, second].map(page => [page.audits!.audit[0]!.action, page.people!.person[0]!.name])).toEqual([
      ['Transmit', 'Bob'],
      ['View', 'Ann'],
    ])
    expect(second.cursor).toBeUndefined()
    const own = await shell('GetMeaningfulUseAudit', {}, { record: ann.record })
    expect(own.audits!.audit.map(a => a.action)).toEqual(['Transmit'])
    const late = { audit: [{ action: 'View' as const }, { action: 'View' as const, date: '2001-01-01T00:00:00Z' }] }
    await expect(shell('AddMeaningfulUseAudit', late, { record: ann.record })).rejects.toMatchObject({
      status: 'INVALID_DATETIME',
    })
    expect((await shell('GetMeaningfulUseAudit', {}, { record: ann.record })).audits!.audit).toHaveLength(1)
  })
})

test('every answer fits the published schemas', async () => {
  if (canCheck) expect(await findings(seen)).toEqual([])
})
