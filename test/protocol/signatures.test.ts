/** Digital signatures of things (data.md §8): which are stored, and how every kind of wrong one is refused. */
import 'reflect-metadata'
import { execFile, execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkNew } from '../../src/signature/check.ts'
import { sql } from '../../src/store/db.ts'
import { child } from '../../src/xml/tree.ts'
import { canCheck, findings } from '../check-xml.ts'
import {
  c14n,
  dsig,
  exclusive,
  type FormName,
  type Holder,
  holder,
  more,
  partsFor,
  sheets,
  sign,
  signed,
  x509Data,
  xsltTransform,
} from '../signer.ts'
import { createWorld, type World } from '../world.ts'
import { change, cholesterol1, file, format, home, newThing, putOne, shell, types, weight } from './thing-samples.ts'

let world: World
let client: Awaited<ReturnType<typeof home>>['client']
let ann: Awaited<ReturnType<typeof home>>['person']
let recordId: string
let root: Holder
let clinic: Holder
let doctor: Holder
let curved: Holder
let stranger: Holder

beforeAll(async () => {
  root = await holder({ name: 'CN=Root of trust', ca: true })
  clinic = await holder({ name: 'CN=Clinic CA', ca: true, by: root })
  doctor = await holder({ name: 'CN=Dr. Ada Gray, O=Clinic', by: clinic })
  curved = await holder({ name: 'CN=Dr. Curve', kind: 'ec' })
  stranger = await holder({ name: 'CN=Nobody knows' })
  world = await createWorld({ signerRoots: root.pem })
  ;({ client, person: ann, recordId } = await home(world))
})
afterAll(() => world.close())

const data = weight('81.50')
const signerOf = (form: FormName) => (form === 'ec' ? curved : doctor)
const signedThing = (form: FormName, xml = data, more = '') =>
  newThing(types.weight, xml, signed(form, xml, signerOf(form)).info + more)
const code = async (thing: string, version = 2) => (await client.call('PutThings', version, thing)).code
const answerOf = async (id: string, version = 3) =>
  (
    await client.call(
      'GetThings',
      version,
      `<group><id>${id}</id>${format(['core', 'digitalsignatures', version < 3 ? 'otherdata' : 'blobpayload'])}</group>`,
    )
  ).xml
const shownTo = async (id: string) => {
  const ask = await shell(world, ann)
  return (await ask('GetThingSignature', { thingId: id }, { record: recordId })).signature
}

const works = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const xmlsec = works('xmlsec1')
if (!xmlsec)
  console.warn('SKIPPED: signatures are not verified a second time: xmlsec1 is missing (apt-get install xmlsec1)')

/** What xmlsec1 says of a document whose signer is certified by `trusted`. */
async function elsewhere(document: string, trusted: Holder): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'healthkeep-signed-'))
  try {
    await writeFile(join(folder, 'root.pem'), trusted.pem)
    await writeFile(join(folder, 'thing.xml'), document)
    return await promisify(execFile)('xmlsec1', ['--verify', '--trusted-pem', 'root.pem', 'thing.xml'], {
      cwd: folder,
    }).then(
      () => true,
      () => false,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}
/** Data and signature as GetThings 3 answered them, in one document. */
function documentOf(answer: string): string {
  const part = (name: string) => new RegExp(`<${name}>.*</${name}>`, 's').exec(answer)![0]
  return `<thing>${part('data-xml')}${part('signature-info')}</thing>`
}

const formNames: readonly FormName[] = ['method1', 'method2', 'rsa', 'ec']

describe('a right signature', () => {
  test.each(formNames)(
    'of the form %s is stored, comes back byte for byte, and is shown with its signer',
    async form => {
      const { info } = signed(form, data, signerOf(form))
      const key = await putOne(client, newThing(types.weight, data, info))
      expect(await answerOf(key.id)).toContain(info)
      const shown = await shownTo(key.id)
      expect(shown?.state).toBe('matches')
      expect(shown?.signer?.name).toBe(form === 'ec' ? 'Dr. Curve' : 'Dr. Ada Gray')
    },
  )

  test.skipIf(!xmlsec).each(formNames)(
    'of the form %s, as answered, is right for xmlsec1 too, and wrong when bent',
    async form => {
      const self = form === 'ec' ? curved : await holder({ name: 'CN=Self' })
      const xml = weight('81.50', '2026-03-04', '\n<common><note>a &amp; b &#xe9; <![CDATA[<x>]]></note></common> ')
      const key = await putOne(client, newThing(types.weight, xml, signed(form, xml, self).info))
      const document = documentOf(await answerOf(key.id))
      expect(await elsewhere(document, self)).toBe(true)
      expect(await elsewhere(document.replace('81.50', '18.50'), self)).toBe(false)
    },
  )

  test.skipIf(!canCheck)('comes in answers that fit the published schemas', async () => {
    const answers = []
    for (const form of formNames) answers.push(await answerOf((await putOne(client, signedThing(form))).id))
    expect(await findings(answers)).toEqual([])
  })

  test('of version 1 is stored, and shown in the frame of version 3', async () => {
    const { signature, info } = signed('method1', data, doctor)
    const answer = await client.call('PutThings', 1, newThing(types.weight, data, signature))
    expect(answer.code).toBe(0)
    const id = /<thing-id[^>]*>([^<]+)</.exec(answer.xml)![1]!
    expect(await answerOf(id, 1)).toContain(signature)
    expect(await answerOf(id)).toContain(info)
    expect((await shownTo(id))?.state).toBe('matches')
  })

  test('holds with white space, entities, CDATA, line ends and namespaces of all kinds in the data', async () => {
    const xml = `\r\n  <weight ><when><date><y>2026</y><m>01</m><d>2</d></date></when>\t<value><kg>81.50</kg></value></weight>\n<common><note>a &amp; b &#xe9;&#13; <![CDATA[<!-- x -->]]></note><extension source="m&#10;e"><x:y xmlns:x="urn:x" xmlns="urn:d" b='2' x:a="1"><z xmlns=""/></x:y></extension></common> `
    // Line ends are line feeds for every reader of XML; the signer's canonical form says so too.
    for (const form of formNames) {
      const key = await putOne(
        client,
        newThing(types.weight, xml, signed(form, xml.replace('\r\n', '\n'), signerOf(form), { data: xml }).info),
      )
      expect((await shownTo(key.id))?.state).toBe('matches')
    }
  })

  test('is called verified only when its signer leads to a root of the operator', async () => {
    const of = async (keyInfo: string, who = doctor) =>
      (
        await shownTo(
          (
            await putOne(client, newThing(types.weight, data, signed('rsa', data, who, { keyInfo }).info))
          ).id,
        )
      )?.signer?.trusted
    expect(await of(x509Data(doctor, clinic))).toBe(true)
    expect(await of(x509Data(clinic, doctor))).toBe(true)
    expect(await of(x509Data(doctor))).toBe(false)
    expect(await of(x509Data(stranger), stranger)).toBe(false)
    const forged = await holder({
      name: 'CN=Dr. Ada Gray, O=Clinic',
      by: await holder({ name: 'CN=Clinic CA', ca: true }),
    })
    expect(await of(x509Data(forged, clinic), forged)).toBe(false)
    const byDoctor = await holder({ name: 'CN=Friend', by: doctor })
    expect(await of(x509Data(byDoctor, doctor, clinic), byDoctor)).toBe(false)
    const narrow = await holder({
      name: 'CN=Narrow',
      by: root,
      extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
    })
    const below = await holder({ name: 'CN=Below', ca: true, by: narrow })
    const last = await holder({ name: 'CN=Last', by: below })
    expect(await of(x509Data(last, below, narrow), last)).toBe(false)
    const odd = await holder({ by: clinic, extensions: [new x509.Extension('1.2.3.4', true, new Uint8Array([5, 0]))] })
    expect(await of(x509Data(odd, clinic), odd)).toBe(false)
  })

  test('stays verified when its certificate has ended since', async () => {
    const brief = await holder({ name: 'CN=Brief', by: root, to: new Date(Date.now() + 3_600_000) })
    const key = await putOne(client, newThing(types.weight, data, signed('rsa', data, brief).info))
    world.pass(2 * 3_600_000)
    try {
      expect(await shownTo(key.id)).toMatchObject({ state: 'matches', signer: { trusted: true } })
    } finally {
      world.pass(-2 * 3_600_000)
    }
  })

  test('stays when tags change, and goes when the data change without a new one', async () => {
    const key = await putOne(client, signedThing('method2'))
    const tagged = await putOne(client, change(key, '<tags>x</tags>'))
    expect((await shownTo(key.id))?.state).toBe('matches')
    await putOne(client, change(tagged, `<data-xml>${weight(2)}</data-xml>`))
    expect(await shownTo(key.id)).toBeUndefined()
  })

  test('comes with a converted thing as it was given: it is about the stored form, as the flag of the conversion says', async () => {
    const old = cholesterol1('2026-01-02', 100)
    const { info } = signed('rsa', old, doctor)
    const key = await putOne(client, newThing(types.cholesterol1, old, info))
    const answer = await client.call(
      'GetThings',
      3,
      `<group><id>${key.id}</id>${format(['core', 'digitalsignatures'], '<xml/>', `<type-version-format>${types.cholesterol2}</type-version-format>`)}</group>`,
    )
    expect(answer.xml).toContain(info)
    expect(answer.xml).not.toContain(old)
    expect((await shownTo(key.id))?.state).toBe('matches')
  })
})

test('what changed behind our back is shown as changed since it was signed, never from memory', async () => {
  const { db } = world.platform.services
  for (const form of formNames) {
    const key = await putOne(client, signedThing(form))
    expect((await shownTo(key.id))?.state).toBe('matches')
    await db.now.query(
      sql`update thing set data = replace(data, '81.50', '18.50') where record_id = ${recordId} and thing_id = ${key.id}`,
    )
    expect((await shownTo(key.id))?.state).toBe('changed')
    await db.now.query(sql`update thing set signature = 'x' where record_id = ${recordId} and thing_id = ${key.id}`)
    expect(await shownTo(key.id)).toEqual({ state: 'unreadable', typeId: types.weight })
  }
})

describe('blobs', () => {
  const hash = 'LXEWQrcmsEQBYnyp++6wy9chTD7GQPMTbAiWHF5IaSI='
  let stored: string
  const blob = (name: string, content = 'eA==') =>
    `<blob><blob-info><name>${name}</name><content-type>text/plain</content-type></blob-info><base64data>${content}</base64data></blob>`
  const item = (name: string, change: { algorithm?: string; size?: string; hash?: string } = {}) =>
    `<item><blob-info><name>${name}</name><content-type>text/plain</content-type><hash-info><algorithm>${change.algorithm ?? 'SHA256Block'}</algorithm><params><block-size>${change.size ?? '2097152'}</block-size></params><hash>${change.hash ?? stored}</hash></hash-info></blob-info></item>`
  const thing = (blobs: string, items: string, form: FormName = 'method2') =>
    newThing(
      types.file,
      file('a'),
      `<blob-payload>${blobs}</blob-payload>${signed(form, file('a'), signerOf(form), { blobs: items && `<blob-signature-info>${items}</blob-signature-info>` }).info}`,
    )
  beforeAll(async () => {
    const key = await putOne(client, newThing(types.file, file('a'), `<blob-payload>${blob('n')}</blob-payload>`))
    stored = /<hash>([^<]+)</.exec(await answerOf(key.id))![1]!
    expect(stored).not.toBe(hash)
  })

  test.each(['method2', 'rsa', 'ec'] as const)(
    'that are all named with their hashes are signed by the form %s',
    async form => {
      const key = await putOne(client, thing(blob('n') + blob(''), item('n') + item(''), form))
      expect((await shownTo(key.id))?.state).toBe('matches')
      await putOne(client, change(key, `<blob-payload>${blob('n', 'eQ==')}</blob-payload>`))
      expect(await shownTo(key.id)).toBeUndefined()
    },
  )

  test.each([
    ['one of another content', 111, () => thing(blob('n'), item('n', { hash }))],
    ['one that is signed and not there', 111, () => thing(blob('n'), item('n') + item('m'))],
    ['one that is there and not signed', 111, () => thing(blob('n') + blob('m'), item('n'))],
    ['none signed at all', 111, () => thing(blob('n'), '')],
    ['one signed twice', 111, () => thing(blob('n') + blob('m'), item('n') + item('n'))],
    ['a hash algorithm that is not ours', 106, () => thing(blob('n'), item('n', { algorithm: 'MD5' }))],
    ['a block size that is no number', 107, () => thing(blob('n'), item('n', { size: 'big' }))],
    ['another block size', 109, () => thing(blob('n'), item('n', { size: '1024' }))],
    ['the old method, which signs no blobs', 110, () => thing(blob('n'), '', 'method1')],
  ])('with %s are refused with %i', async (_, expected, given) => {
    expect(await code(given())).toBe(expected)
  })
})

describe('a wrong signature is refused', () => {
  const transform = (algorithm: string, inside = '') => `<Transform Algorithm="${algorithm}">${inside}</Transform>`
  const twice = transform(`${dsig}enveloped-signature`)
  const rsa = (change: Parameters<typeof signed>[3] = {}, who = doctor) => signed('rsa', data, who, change).info
  const two = (change: Parameters<typeof signed>[3] = {}) => signed('method2', data, doctor, change).info
  const bend = (xml: string, from: string | RegExp, to: string) => {
    const bent = xml.replace(from, to)
    if (bent === xml) throw new Error('the attack changed nothing')
    return bent
  }
  const attacks: readonly (readonly [string, number, () => string | Promise<string>, string?])[] = [
    ['over another thing’s data', 4, () => signed('rsa', weight(70), doctor).info],
    ['over another thing’s data, in the published form', 4, () => signed('method2', weight(70), doctor).info],
    ['over data of which white space was changed', 4, () => rsa(), data.replace('<kg>', ' <kg>')],
    [
      'made with another key than that of its certificate',
      4,
      () => sign(partsFor('rsa', data, doctor), doctor, stranger.key).info,
    ],
    ['whose value was changed', 4, () => bend(rsa(), '<SignatureValue>', '<SignatureValue>AAAA')],
    ['whose digest was changed', 4, () => bend(rsa(), /<DigestValue>./, '<DigestValue>/')],
    [
      'without a value',
      4,
      () => bend(rsa(), /<SignatureValue>.*<\/SignatureValue>/, '<SignatureValue></SignatureValue>'),
    ],
    ['whose sig-data was changed after signing', 4, () => bend(two(), '<algorithm-tag>', ' <algorithm-tag>')],
    ['without a Signature', 4, () => bend(rsa(), /<Signature .*<\/Signature>/, '')],
    ['with two Signatures', 4, () => bend(rsa(), /(<Signature .*<\/Signature>)/, '$1$1')],
    ['in two signature-infos', 4, () => rsa() + rsa()],
    ['with two References', 4, () => bend(rsa(), /(<Reference .*<\/Reference>)/, '$1$1')],
    ['with two SignedInfos', 4, () => bend(rsa(), /(<SignedInfo>.*<\/SignedInfo>)/, '$1$1')],
    ['with a second DigestValue', 4, () => bend(rsa(), /(<DigestValue>.*<\/DigestValue>)/, '$1$1')],
    [
      'with an Object, where wrapped content can hide',
      4,
      () => bend(rsa(), '</KeyInfo>', `</KeyInfo><Object><thing><data-xml>${data}</data-xml></thing></Object>`),
    ],
    ['that points to an address', 4, () => rsa({ uri: 'http://example.org/thing.xml' })],
    ['that points to a file', 4, () => rsa({ uri: 'file:///etc/passwd' })],
    ['that points to an element by its Id', 4, () => rsa({ uri: '#a' })],
    ['that points by XPointer', 4, () => rsa({ uri: '#xpointer(/)' })],
    ['without a URI', 4, () => bend(rsa(), ' URI=""', '')],
    [
      'with another style sheet',
      105,
      () => two({ transforms: transform(xsltTransform, sheets[2].replace('data-xml', 'type-id')) + transform(c14n) }),
    ],
    [
      'with a style sheet that reads a file',
      105,
      () =>
        two({
          transforms:
            transform(
              xsltTransform,
              sheets[2].replace('<xs:template', `<xs:include href="file:///etc/passwd"/><xs:template`),
            ) + transform(c14n),
        }),
    ],
    [
      'with the style sheet of the other method',
      105,
      () => two({ transforms: transform(xsltTransform, sheets[1]) + transform(c14n) }),
    ],
    [
      'with two style sheets',
      105,
      () => two({ transforms: transform(xsltTransform, sheets[2] + sheets[2]) + transform(c14n) }),
    ],
    [
      'with an XPath transform',
      105,
      () =>
        rsa({
          transforms:
            transform('http://www.w3.org/TR/1999/REC-xpath-19991116', '<XPath>false()</XPath>') + transform(exclusive),
        }),
    ],
    ['with a base64 transform', 105, () => rsa({ transforms: twice + transform(`${dsig}base64`) })],
    ['with one transform', 105, () => rsa({ transforms: twice })],
    ['with three transforms', 105, () => rsa({ transforms: twice + twice + transform(exclusive) })],
    [
      'with namespaces smuggled into canonicalisation',
      105,
      () =>
        rsa({ transforms: twice + transform(exclusive, `<InclusiveNamespaces xmlns="${exclusive}" PrefixList="x"/>`) }),
    ],
    ['canonicalised with comments', 105, () => rsa({ canonicalization: `${c14n}#WithComments` })],
    ['canonicalised in an unknown way', 105, () => rsa({ canonicalization: 'urn:none' })],
    [
      'by HMAC with the public certificate as its key',
      105,
      () => {
        const info = rsa({ algorithm: `${more}hmac-sha256` })
        return bend(
          info,
          /<SignatureValue>[^<]*/,
          `<SignatureValue>${createHmac('sha256', doctor.pem).update('x').digest('base64')}`,
        )
      },
    ],
    [
      'with a length for its HMAC',
      105,
      () => bend(rsa(), '"></SignatureMethod>', '"><HMACOutputLength>8</HMACOutputLength></SignatureMethod>'),
    ],
    ['with the algorithm none', 105, () => rsa({ algorithm: 'none' })],
    ['by MD5', 105, () => rsa({ digestMethod: `${more}md5` })],
    [
      'by SHA-1 under a modern tag',
      105,
      () => rsa({ algorithm: `${dsig}rsa-sha1`, digestMethod: `${dsig}sha1`, hash: 'sha1' }),
    ],
    ['with a tag that is not known', 105, () => rsa({ tag: 'dsa-sha1' })],
    ['with a method that is not known', 110, () => rsa({ method: 'HVSignatureMethod3' })],
    [
      'by ECDSA with the certificate of an RSA key',
      70,
      () =>
        bend(
          bend(rsa(), 'rsa-sha256</algorithm-tag>', 'ecdsa-p256-sha256</algorithm-tag>'),
          `${more}rsa-sha256`,
          `${more}ecdsa-sha256`,
        ),
    ],
    ['without a certificate', 70, () => rsa({ keyInfo: '' })],
    [
      'with a bare key instead of a certificate',
      70,
      () =>
        rsa({
          keyInfo: '<KeyValue><RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue>',
        }),
    ],
    ['with a bare key beside its certificate', 70, () => rsa({ keyInfo: `${x509Data(doctor)}<KeyValue/>` })],
    [
      'that says where to fetch its key',
      70,
      () => rsa({ keyInfo: `<RetrievalMethod URI="http://169.254.169.254/"/>` }),
    ],
    ['with two unrelated certificates', 70, () => rsa({ keyInfo: x509Data(doctor, stranger) })],
    [
      'with a certificate that is none',
      70,
      () => rsa({ keyInfo: '<X509Data><X509Certificate>AAAA</X509Certificate></X509Data>' }),
    ],
    [
      'with a certificate that has ended',
      70,
      async () => {
        const past = await holder({ from: new Date('2020-01-01'), to: new Date('2021-01-01') })
        return rsa({ keyInfo: x509Data(past) }, past)
      },
    ],
    [
      'with a certificate of the future',
      70,
      async () => {
        const future = await holder({ from: new Date('2090-01-01'), to: new Date('2091-01-01') })
        return rsa({ keyInfo: x509Data(future) }, future)
      },
    ],
    [
      'with an RSA key of 1024 bits',
      70,
      async () => {
        const weak = await holder({ bits: 1024 })
        return rsa({ keyInfo: x509Data(weak) }, weak)
      },
    ],
    [
      'with a certificate that is not meant for signing',
      70,
      async () => {
        const sealed = await holder({
          extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyEncipherment, true)],
        })
        return rsa({ keyInfo: x509Data(sealed) }, sealed)
      },
    ],
    ['with a comment that divides its data', 4, () => rsa(), data.replace('81.50', '8<!-- -->1.50')],
    ['with a comment in its digest', 4, () => bend(rsa(), '<DigestValue>', '<DigestValue><!---->')],
    ['with a processing instruction in its data', 4, () => rsa(), data.replace('<value>', '<?x?><value>')],
    [
      'with a relative namespace',
      4,
      () => signed('rsa', `${data}<common><extension source="x"><a xmlns="b"/></extension></common>`, doctor).info,
      `${data}<common><extension source="x"><a xmlns="b"/></extension></common>`,
    ],
    [
      'over data that hold a Signature themselves',
      4,
      () =>
        signed('rsa', `${data}<common><extension source="x"><Signature xmlns="${dsig}"/></extension></common>`, doctor)
          .info,
      `${data}<common><extension source="x"><Signature xmlns="${dsig}"/></extension></common>`,
    ],
    ['whose Signature is of another namespace', 4, () => bend(rsa(), dsig, 'urn:not-dsig')],
    [
      'whose parts are hidden behind another prefix',
      4,
      () => bend(rsa(), '<SignedInfo>', '<SignedInfo xmlns="urn:other">'),
    ],
    ['that is only an attribute away', 4, () => bend(rsa(), '<sig-data>', '<sig-data a="b">')],
    [
      'over more elements than are canonicalised in time',
      3,
      () => rsa(),
      `${data}<common><extension source="x">${'<a/>'.repeat(10_001)}</extension></common>`,
    ],
    [
      'with namespaces nested by the hundred',
      4,
      () => rsa(),
      `${data}<common><extension source="x">${Array.from({ length: 100 }, (_, i) => `<a xmlns:n${i}="urn:n">`).join('')}${'</a>'.repeat(100)}</extension></common>`,
    ],
    ['longer than any can be', 4, () => bend(rsa(), '<KeyInfo>', `${' '.repeat(300_000)}<KeyInfo>`)],
  ]

  for (const [what, expected, info, xml = data] of attacks)
    test(`when it is one ${what}: with ${expected}`, async () => {
      const answer = await client.call('PutThings', 2, newThing(types.weight, xml, await info()))
      expect([answer.code, answer.message]).toEqual([expected, expect.any(String)])
    })

  test('when a call holds more of them than are checked in time', async () => {
    expect(await code(newThing(types.weight, data, '<signature-info><x/></signature-info>').repeat(501))).toBe(124)
  })

  test('in a time that grows with its size, not with the square of it', async () => {
    const checks = async (elements: number) => {
      const xml = `<file>${'<a><b>x</b></a>'.repeat(elements / 2)}</file>`
      const { info } = signed('rsa', xml, doctor)
      const began = performance.now()
      expect((await checkNew(xml, info, new Date())).matches).toBe(true)
      return performance.now() - began
    }
    await checks(10)
    // By the square it would be 64 times as long.
    expect(await checks(8000)).toBeLessThan(32 * Math.max(await checks(1000), 10))
  })

  test('when a document type or an entity comes with it: the whole request', async () => {
    const answer = await client.call('PutThings', 2, signedThing('rsa'), {
      change: xml => `<!DOCTYPE x [<!ENTITY e "81.50">]>${xml.replace('81.50', '&e;')}`,
    })
    expect(answer.code).not.toBe(0)
  })

  test('with every other thing of its call, and nothing is stored', async () => {
    const count = async () =>
      (await world.platform.services.db.read.query(sql`select 1 from thing where record_id = ${recordId}`)).length
    const before = await count()
    expect(await code(signedThing('rsa') + newThing(types.weight, data, signed('rsa', weight(1), doctor).info))).toBe(4)
    expect(await count()).toBe(before)
  })

  test('when a thing is updated or overwritten, and when it comes without its data', async () => {
    const key = await putOne(client, signedThing('rsa'))
    const bad = `<data-xml>${weight(5)}</data-xml>${signed('rsa', weight(6), doctor).info}`
    for (const method of ['PutThings', 'OverwriteThings'])
      expect((await client.call(method, 2, change(key, bad))).code).toBe(4)
    expect(await code(change(key, signed('rsa', data, doctor).info))).toBe(3)
    expect((await shownTo(key.id))?.state).toBe('matches')
  })

  test('of version 1 as of version 2', async () => {
    expect(await code(newThing(types.weight, data, signed('method1', weight(3), doctor).signature), 1)).toBe(4)
    expect(await code(newThing(types.weight, data, signed('method2', data, doctor).signature), 1)).toBe(105)
    expect(await code(newThing(types.weight, data, signed('rsa', data, doctor).signature), 1)).toBe(105)
  })

  test('with SHA-1, where the operator takes none: 105', async () => {
    const strict = await createWorld({ acceptSha1: false })
    try {
      const app = await home(strict)
      expect((await app.client.call('PutThings', 2, signedThing('method2'))).code).toBe(105)
      expect((await app.client.call('PutThings', 2, signedThing('rsa'))).code).toBe(0)
    } finally {
      await strict.close()
    }
  })
})

test('only the Shell asks for signers, and rows tell applications that a thing is signed', async () => {
  const key = await putOne(client, signedThing('rsa'))
  const asked = await client.call('GetThingSignature', 1, `<thing-id>${key.id}</thing-id>`)
  expect(asked.code).not.toBe(0)
  expect(child(asked.info ?? ({ children: [] } as never), 'signature')).toBeUndefined()
  const rows = await client.call(
    'GetThings',
    3,
    `<group><id>${key.id}</id>${format(['core'], '<xml>mtt</xml>')}</group>`,
  )
  expect(rows.xml).toMatch(/wc-issigned="true"/i)
})
