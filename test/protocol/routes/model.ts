// biome-ignore-all format: one page, to be read at a glance
/**
 * Who gets which page, on one screen: written from the specification (shell.md §1, §3, §4) and from what the pages promise, never
 * read from the server. Letters stand for what an answer is: p the page, r led on elsewhere, n not found, d refused, c not now.
 */

/** Those who hold the record today. `partial` looks only, and at weights only. */
export const holders = ['owner', 'second', 'modifier', 'viewer', 'partial'] as const
/** Signed in, and to whom the record is as if it were not there. */
export const strangers = ['stranger', 'expired', 'ended'] as const
/** Nobody is signed in, whatever cookie comes along. */
export const outsiders = ['nobody', 'suspended', 'closed', 'operator', 'forged'] as const
export type Holder = (typeof holders)[number]
export type CallerName = Holder | (typeof strangers)[number] | (typeof outsiders)[number]
export const states = ['Active', 'ReadOnly', 'Suspended', 'Deleted'] as const
export type State = (typeof states)[number]

/** In the order of the letters below. */
export const levelOf: { readonly [holder in Holder]: 0 | 1 | 2 | 3 } = { owner: 0, second: 0, modifier: 1, viewer: 2, partial: 3 }
export type Rank = 'custodian' | 'modifier' | 'holder'
const ranks: { readonly [rank in Rank]: readonly Holder[] } =
  { custodian: ['owner', 'second'], modifier: ['owner', 'second', 'modifier'], holder: ['owner', 'second', 'modifier', 'viewer', 'partial'] }

export type Values = readonly (readonly [name: string, value: string])[]
/** What the record of a test holds, by name. */
export interface Ids { readonly [name: string]: string }

/** A post that does something, and who may. */
export interface Deed {
  readonly may: Rank
  /** Also where nothing can be written: it is about the caller, or about who gets in. */
  readonly readOnly?: true
  readonly form?: (ids: Ids) => Values
  /** Sent as a form with a file instead. */
  readonly upload?: { readonly name: string; readonly type: string; readonly base64: string; readonly field?: string }
  readonly thing?: string
  readonly query?: string
  readonly app?: string
  /** Changes nothing even for those who may; it answers. */
  readonly only?: 'answers'
}
export interface RecordPage {
  /** For custodians, modifiers, viewers, and those who see weights alone; in a record that is Active, and ReadOnly where that differs. */
  readonly get?: string
  readonly readOnly?: string
  readonly query?: string
  /** What `:thing` names. */
  readonly thing?: string
  readonly deeds?: readonly Deed[]
}

const terms: Values = [['level', 'View'], ['reach', 'whole']]
const text = { name: 'note.txt', type: 'text/plain', base64: 'aGVsbG8=' }
const png = { name: 'me.png', type: 'image/png', base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==' }
const newWeight: Values = [['when.date', '2026-01-02'], ['when.time', '08:30'], ['value.amount', '70'], ['value.unit', 'kg']]

/** Pages below a record: everybody else gets 404, and whoever is not signed in the way to sign in. */
export const recordPages: { readonly [path: string]: RecordPage } = {
  '/record/:record': { get: 'pppp', deeds: [{ may: 'modifier', form: () => newWeight }] },
  '/record/:record/profile': { get: 'pppp', deeds: [
    { may: 'holder', readOnly: true, form: () => [['displayName', 'Somebody'], ['relationship', '2']] },
    { may: 'custodian', form: () => [['displayName', 'Somebody'], ['relationship', '2'], ['name', 'Somebody else']] },
    { may: 'custodian', form: () => [['_form', 'clinics']] },
    { may: 'modifier', form: () => [['_form', 'remove-picture']] },
    { may: 'modifier', upload: { ...png, field: 'picture' } }] },
  '/record/:record/delete': { get: 'pnnn', readOnly: 'nnnn', deeds: [{ may: 'custodian' }] },
  '/record/:record/picture': { get: 'pppd' },
  '/record/:record/data': { get: 'pppp' },
  '/record/:record/data/:type': { get: 'pppp' },
  '/record/:record/data/:type/add': { get: 'pppd', deeds: [{ may: 'modifier', form: () => [['name.text', 'Soy']] }] },
  '/record/:record/data/:type/who': { get: 'pnnn' },
  '/record/:record/data/:type/unit': { deeds: [{ may: 'holder', readOnly: true, form: () => [['unit', 'kg']] }] },
  '/record/:record/words': { deeds: [{ may: 'holder', readOnly: true, only: 'answers', form: () => [['list', 'allergen-type'], ['text', 'f']] }] },
  '/record/:record/item/:thing': { get: 'pppn' },
  '/record/:record/item/:thing/edit': { get: 'pppn', deeds: [{ may: 'modifier', form: () => [['name.text', 'Soy']] }] },
  '/record/:record/item/:thing/delete': { get: 'pppn', deeds: [{ may: 'modifier' }] },
  '/record/:record/item/:thing/restore': { deeds: [{ may: 'custodian', thing: 'deleted' }] },
  '/record/:record/item/:thing/history': { get: 'pppn' },
  '/record/:record/item/:thing/compare': { get: 'pnnn', query: '?from=1&to=2', deeds: [{ may: 'custodian', form: ids => [['version', '1'], ['_stamp', ids.stamp!]] }] },
  '/record/:record/item/:thing/related': { get: 'ppnn', readOnly: 'nnnn', deeds: [{ may: 'modifier', form: ids => [['other', ids.file!]] }] },
  '/record/:record/item/:thing/file': { get: 'pppn', thing: 'file', query: '?name=' },
  '/record/:record/item/:thing/files': { get: 'ppnn', readOnly: 'nnnn', thing: 'file', deeds: [{ may: 'modifier', upload: { ...text, field: 'files' } }] },
  '/record/:record/deleted': { get: 'pppp', deeds: [{ may: 'custodian', form: ids => [['thing', ids.deleted!]] }] },
  '/record/:record/deleted/for-good': { get: 'pnnn', readOnly: 'nnnn', deeds: [{ may: 'custodian', form: () => [['count', '1']] }] },
  '/record/:record/activity': { get: 'pppp' },
  '/record/:record/received/:app': { get: 'pppp', query: '?at=:at' },
  '/record/:record/files': { get: 'pppd', deeds: [{ may: 'modifier', upload: { ...text, field: 'files' } }] },
  '/record/:record/sharing': { get: 'pppp' },
  '/record/:record/sharing/invite': { get: 'pddd', readOnly: 'cddd', deeds: [{ may: 'custodian', form: ids => [['email', `${ids.record}@example.org`], ['relationship', '2'], ...terms] }] },
  '/record/:record/sharing/people/:person': { get: 'pnnn', deeds: [{ may: 'custodian', form: () => [['level', 'Modify'], ['reach', 'whole']] }] },
  '/record/:record/sharing/people/:person/stop': { get: 'pnnn', deeds: [{ may: 'custodian', readOnly: true }] },
  '/record/:record/sharing/invitations/:invitation': { get: 'pnnn', deeds: [{ may: 'custodian', form: () => [['level', 'Modify'], ['reach', 'whole']] }] },
  '/record/:record/sharing/invitations/:invitation/again': { get: 'pnnn', deeds: [{ may: 'custodian' }] },
  '/record/:record/sharing/invitations/:invitation/withdraw': { get: 'pnnn', deeds: [{ may: 'custodian', readOnly: true }] },
  '/record/:record/apps': { get: 'pppp' },
  '/record/:record/apps/:app': { get: 'pppp', deeds: [{ may: 'holder', readOnly: true, only: 'answers', form: ids => [['rules', ids.digest!]] }] },
  '/record/:record/apps/:app/connected': { get: 'pppp' },
  '/record/:record/apps/:app/remove': { get: 'pppp', deeds: [{ may: 'holder', readOnly: true }] },
}

/** Pages without a record: for nobody, and for somebody who is signed in. Tokens, codes and credentials in the addresses are none. */
export const otherPages: { readonly [path: string]: readonly [nobody: string, person: string] } = {
  '/': ['p', 'r'], '/help': ['p', 'p'], '/privacy': ['p', 'p'], '/terms': ['p', 'p'],
  '/developers/types': ['p', 'p'], '/developers/types/:type': ['p', 'p'],
  '/sign-up': ['p', 'r'], '/sign-in': ['p', 'r'], '/sign-out': ['r', 'p'], '/forgot': ['p', 'p'],
  '/reset/:token': ['p', 'p'], '/verify/:token': ['p', 'p'], '/messages/:token': ['p', 'p'],
  '/account': ['r', 'p'], '/account/close': ['r', 'p'], '/account/confirm': ['r', 'p'], '/account/email': ['r', 'p'],
  '/account/name': ['r', 'p'], '/account/passkeys': ['r', 'p'], '/account/password': ['r', 'p'],
  '/account/preferences': ['r', 'p'], '/account/messages': ['r', 'p'],
  '/account/passkeys/:credential': ['r', 'n'], '/account/passkeys/:credential/remove': ['r', 'n'],
  '/records': ['r', 'p'], '/records/new': ['r', 'p'],
  '/invitation': ['r', 'p'], '/invitation/:code': ['p', 'n'], '/invitation/:code/decline': ['r', 'n'],
  '/apps/:app': ['r', 'p'], '/apps/:app/statements/:statement': ['p', 'p'],
  '/redirect.aspx': ['d', 'd'], '/connect/authorize': ['r', 'd'], '/connect/back': ['r', 'd'],
  '/connect/code': ['p', 'p'], '/connect/question': ['r', 'r'], '/connect/allow': ['r', 'r'],
  '/connect/pickup': ['r', 'r'], '/connect/pickup/decline': ['r', 'r'],
  '/directory': ['p', 'p'], '/directory/:kind/:id': ['n', 'n'], '/directory/:kind/:id/picture/:which': ['n', 'n'],
  '/application/complete': ['p', 'p'], '/application/cancelled': ['p', 'p'],
}

/** Pages of operators: for everybody else the way to sign in, and for an operator. `:app` is one that is there. */
export const operatorPages: { readonly [path: string]: string } = {
  '/operator': 'p', '/operator/applications': 'p', '/operator/applications/:app': 'p', '/operator/applications/:app/state': 'p',
  '/operator/people': 'p', '/operator/people/state': 'r', '/operator/mail': 'p', '/operator/events': 'p', '/operator/vocabularies': 'p',
  '/operator/audit': 'p', '/operator/sign-in': 'r', '/operator/sign-out': 'p',
}

/** Addresses that are no pages, and what they answer to whoever comes with nothing. */
export const otherRoutes: { readonly [path: string]: number } = {
  '/healthz': 200, '/readyz': 200, '/metrics': 404, '/favicon.ico': 302, '/assets/:file': 404, '/*': 404,
  '/platform/wildcat.ashx': 200, '/platform/xsd/:file': 404, '/platform/type-xsd/:file': 404,
  '/streaming/wildcatblob.ashx': 403, '/rest/openapi.json': 200, '/rest/*': 404,
}

/** What may stand in an answer, by the marks that were put into the record. Old versions and what is deleted or private is for custodians. */
export const marks = {
  name: 'Zaphirkwell', display: 'Quillombra', allergy: 'Brontovexil', before: 'Wimblethorne', file: 'Mirquantel', content: 'Ostrelvane',
  deleted: 'Drusquimper', personal: 'Kelvandrow', invited: 'velmonticus', goal: 'Fennorbeck',
} as const
export type Mark = keyof typeof marks
export function shown(caller: CallerName, state: State): readonly Mark[] {
  const holder = holders.find(h => h === caller)
  if (!holder || state === 'Suspended' || state === 'Deleted') return []
  const all: readonly (readonly Mark[])[] = [
    ['name', 'display', 'allergy', 'before', 'file', 'content', 'deleted', 'personal', 'invited', 'goal'],
    ['name', 'allergy', 'file', 'content', 'goal'], ['name', 'allergy', 'file', 'content', 'goal'], ['name'],
  ]
  return all[levelOf[holder]]!
}

export const mayDo = ({ may, readOnly }: Deed, caller: CallerName, state: State): boolean =>
  ranks[may].some(h => h === caller) && (state === 'Active' || (state === 'ReadOnly' && readOnly === true))
