import { describe, expect, it } from 'vitest'
import { parse } from '../xml/parse.ts'
import { checkTime, faultXml, readEnvelope, successXml } from './envelope.ts'
import { Fault } from './fault.ts'

const request = (
  header: string,
  rest = '<info/>',
  root = 'wc-request:request xmlns:wc-request="urn:com.microsoft.wc.request"',
) => parse(Buffer.from(`<${root}><header>${header}</header>${rest}</${root.split(' ')[0]}>`))
const basic = '<method>GetThings</method><method-version>3</method-version><app-id>A</app-id>'
const time = (messageTime: string, messageTtl: string, now: string) => () =>
  checkTime({ messageTime, messageTtl }, Date.parse(now))
const status = (f: () => unknown) => {
  try {
    f()
    return 'OK'
  } catch (error) {
    return (error as Fault).status
  }
}

describe('the header', () => {
  it('is read in any order, and unknown elements are ignored', () => {
    const e = readEnvelope(
      request('<msg-ttl>5</msg-ttl><color>red</color><app-id>A</app-id><method>X</method><msg-time>t</msg-time>'),
    )
    expect(e).toMatchObject({ method: 'X', version: undefined, appId: 'A', messageTtl: '5', messageTime: 't' })
  })
  it('is matched by local names when a client pulls everything into the namespace', () => {
    const e = readEnvelope(
      parse(
        Buffer.from(
          '<request xmlns="urn:com.microsoft.wc.request"><header><method>X</method><app-id>A</app-id></header><info><a/></info></request>',
        ),
      ),
    )
    expect(e.method).toBe('X')
    expect(e.info?.children).toHaveLength(1)
  })
  it('accepts a version with decimals as WP7 might print it, and refuses words', () => {
    expect(
      readEnvelope(request('<method>X</method><method-version>2</method-version><app-id>A</app-id>')).version,
    ).toBe(2)
    expect(
      status(() => readEnvelope(request('<method>X</method><method-version>two</method-version><app-id>A</app-id>'))),
    ).toBe('INVALID_XML')
  })
  it('reads culture in the old form, the new form and both', () => {
    const culture = (xml: string) => readEnvelope(request(basic + xml)).culture()
    expect(culture('<language>en</language><country>us</country>')).toEqual({ language: 'en', country: 'US' })
    expect(culture('<culture-code>de-AT</culture-code><language>en</language>')).toEqual({
      language: 'de',
      country: 'AT',
    })
    expect(culture('<language>en-US</language>')).toEqual({ language: 'en', country: 'US' })
    expect(culture('<culture-code/><language/><country/>')).toBeUndefined()
    expect(culture('')).toBeUndefined()
    expect(status(() => culture('<language>12</language>'))).toBe('CULTURE_NOT_SUPPORTED')
  })
  it('must name an application or a session, and only one of them', () => {
    expect(status(() => readEnvelope(request('<method>X</method>')))).toBe('INVALID_XML')
    expect(status(() => readEnvelope(request(`${basic}<auth-session><auth-token>T</auth-token></auth-session>`)))).toBe(
      'INVALID_TOKEN',
    )
  })
  it('refuses the same element twice', () => {
    expect(status(() => readEnvelope(request(`${basic}<method>Y</method>`)))).toBe('INVALID_XML')
  })
  it('reads a session with its person', () => {
    const session = (xml: string) =>
      readEnvelope(request(`<method>X</method><auth-session><auth-token> T </auth-token>${xml}</auth-session>`)).session
    expect(session('')).toEqual({ token: 'T', userToken: undefined, offlinePersonId: undefined })
    expect(session('<user-auth-token>U</user-auth-token>')?.userToken).toBe('U')
    expect(
      session('<offline-person-info><offline-person-id>P</offline-person-id></offline-person-info>')?.offlinePersonId,
    ).toBe('P')
    expect(status(() => session('<offline-person-info/>'))).toBe('INVALID_XML')
  })
})

describe('the time of a message', () => {
  it('is good until msg-ttl and five minutes have passed', () => {
    expect(status(time('2026-01-01T00:00:00Z', '60', '2026-01-01T00:05:59Z'))).toBe('OK')
    expect(status(time('2026-01-01T00:00:00Z', '60', '2026-01-01T00:06:01Z'))).toBe('REQUEST_TIMED_OUT')
  })
  it('may lie in the future, for phones with fast clocks', () => {
    expect(status(time('2026-01-02T00:00:00Z', '60', '2026-01-01T00:00:00Z'))).toBe('OK')
  })
  it('without a zone gets fourteen hours', () => {
    expect(status(time('2026-01-01T00:00:00', '0', '2026-01-01T13:59:00Z'))).toBe('OK')
    expect(status(time('2026-01-01T00:00:00', '0', '2026-01-01T14:01:00Z'))).toBe('REQUEST_TIMED_OUT')
  })
  it.each([
    '2026-01-01T00:00:00.1Z',
    '2026-01-01T00:00:00.1234567Z',
    '2026-01-01T02:00:00+02:00',
    '2026-01-01T02:00:00+0200',
  ])('is understood as %s', t => {
    expect(status(time(t, '60', '2026-01-01T00:01:00Z'))).toBe('OK')
  })
  it.each([
    ['yesterday', '60'],
    ['2026-13-01T00:00:00Z', '60'],
    ['2026-01-01T00:00:00Z', '-1'],
    ['2026-01-01T00:00:00Z', ''],
  ])('is refused as %s, %s', (t, ttl) => {
    expect(status(time(t, ttl, '2026-01-01T00:01:00Z'))).toBe('INVALID_XML')
  })
})

describe('the answer', () => {
  it('has the prefix wc and no white space, since real parsers look for exactly that', () => {
    expect(successXml('GetThings3', '<group></group>')).toBe(
      '<response><status><code>0</code></status><wc:info xmlns:wc="urn:com.microsoft.wc.methods.response.GetThings3"><group></group></wc:info></response>',
    )
    expect(successXml('X', undefined)).toBe('<response><status><code>0</code></status></response>')
    expect(faultXml(11, 'a < b')).toBe(
      '<response><status><code>11</code><error><message>a &lt; b</message></error></status></response>',
    )
  })
  it('carries a Fault that is an Error with a code', () => {
    expect(new Fault('ACCESS_DENIED').code).toBe(11)
  })
})
