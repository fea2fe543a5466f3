/**
 * Every address of the Shell, once. A page's `path` is the same function given the names of its parameters:
 * `paths.type(':record', ':type')`.
 */

const queried = (path: string, query: { readonly [name: string]: string | undefined }): string => {
  const given = Object.entries(query).filter((e): e is [string, string] => e[1] !== undefined && e[1] !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

const directoryNames: { readonly [kind: string]: string } = { application: 'apps', device: 'devices' }

export const paths = {
  home: () => '/',
  privacy: () => '/privacy',
  terms: () => '/terms',
  help: () => '/help',

  // The reference for those who write applications
  thingTypes: () => '/developers/types',
  /** By the name of its root, or by the id of one of its versions. */
  thingType: (type: string) => `/developers/types/${type}`,

  // Coming and going
  signUp: (next?: string, code?: string) => queried('/sign-up', { next, code }),
  signIn: (next?: string) => queried('/sign-in', { next }),
  signOut: () => '/sign-out',
  forgot: () => '/forgot',
  reset: (token: string) => `/reset/${token}`,
  verify: (token: string) => `/verify/${token}`,
  /** The choice of messages without signing in, by the link in one (domain/messages.ts). */
  messages: (token: string) => `/messages/${token}`,

  // Operators: nothing leads there from the pages of people
  operator: () => '/operator',
  operatorSignIn: (next?: string) => queried('/operator/sign-in', { next }),
  operatorSignOut: () => '/operator/sign-out',
  operatorApps: () => '/operator/applications',
  operatorApp: (app: string) => `/operator/applications/${app}`,
  operatorAppState: (app: string) => `/operator/applications/${app}/state`,
  /** Names and ids of people are posted, so that none stands in an address. */
  operatorPeople: () => '/operator/people',
  operatorPersonState: () => '/operator/people/state',
  operatorMail: () => '/operator/mail',
  operatorEvents: () => '/operator/events',
  operatorVocabularies: () => '/operator/vocabularies',
  operatorAudit: (before?: number) => queried('/operator/audit', { before: before?.toString() }),

  // The account
  account: () => '/account',
  accountName: () => '/account/name',
  accountEmail: () => '/account/email',
  accountVerify: () => '/account/verify',
  accountPassword: () => '/account/password',
  accountPreferences: () => '/account/preferences',
  accountMessages: () => '/account/messages',
  accountPasskeys: () => '/account/passkeys',
  accountPasskey: (credential: string) => `/account/passkeys/${credential}`,
  accountPasskeyRemove: (credential: string) => `/account/passkeys/${credential}/remove`,
  accountClose: () => '/account/close',
  accountOthers: () => '/account/others',
  accountPasswordRemove: () => '/account/password/remove',
  /** `back` is where who thinks better of it goes. */
  confirm: (next?: string, back?: string) => queried('/account/confirm', { next, back }),

  // Records
  records: () => '/records',
  record: (record: string) => `/record/${record}`,
  data: (record: string) => `/record/${record}/data`,
  type: (record: string, type: string) => `/record/${record}/data/${type}`,
  files: (record: string) => `/record/${record}/files`,
  /** `next` gets the id of the new record as `record`. */
  recordNew: (next?: string) => queried('/records/new', { next }),
  profile: (record: string) => `/record/${record}/profile`,
  recordDelete: (record: string) => `/record/${record}/delete`,
  picture: (record: string) => `/record/${record}/picture`,
  /** Where VIEWITEMS leads (shell.md §2.3): the lists of some types, given by id or by name. */
  types: (record: string, types: readonly string[]) => queried(`/record/${record}/data`, { types: types.join(',') }),
  /** `type` by id or by name: VIEWITEMS with additem=true leads here too. */
  typeAdd: (record: string, type: string) => `/record/${record}/data/${type}/add`,
  /** Asked by the island `combobox`, by POST. */
  vocabularySearch: (record: string) => `/record/${record}/words`,
  typePeople: (record: string, type: string) => `/record/${record}/data/${type}/who`,
  typeUnit: (record: string, type: string) => `/record/${record}/data/${type}/unit`,
  deleted: (record: string) => `/record/${record}/deleted`,
  /** Of the things named, in `pages/record/chosen.ts`'s writing; of all deleted ones when none is. */
  deletedForGood: (record: string, chosen?: string) => queried(`/record/${record}/deleted/for-good`, { chosen }),
  thing: (record: string, thing: string) => `/record/${record}/item/${thing}`,
  thingEdit: (record: string, thing: string) => `/record/${record}/item/${thing}/edit`,
  thingRemove: (record: string, thing: string) => `/record/${record}/item/${thing}/delete`,
  thingRestore: (record: string, thing: string) => `/record/${record}/item/${thing}/restore`,
  thingRelate: (record: string, thing: string) => `/record/${record}/item/${thing}/related`,
  thingHistory: (record: string, thing: string) => `/record/${record}/item/${thing}/history`,
  /** `from` and `to`: numbers of versions. */
  thingCompare: (record: string, thing: string) => `/record/${record}/item/${thing}/compare`,
  /** The files that an item carries: more in, some out. */
  thingFiles: (record: string, thing: string) => `/record/${record}/item/${thing}/files`,
  /** `query`: see `pages/record/activity.tsx`. */
  activity: (record: string, query: { readonly [name: string]: string | undefined } = {}) =>
    queried(`/record/${record}/activity`, query),
  thingFile: (record: string, thing: string) => `/record/${record}/item/${thing}/file`,

  // Applications
  apps: (record: string) => `/record/${record}/apps`,
  /** `of`: a person whose yes a custodian looks at. */
  app: (record: string, app: string, of?: string) => queried(`/record/${record}/apps/${app}`, { of }),
  appRemove: (record: string, app: string, of?: string) => queried(`/record/${record}/apps/${app}/remove`, { of }),
  /** After a code: this application was connected with this record. */
  appConnected: (record: string, app: string) => `/record/${record}/apps/${app}/connected`,
  /** What an application left in a record at once; `at`: when it was taken in. */
  received: (record: string, app: string, at?: string) => queried(`/record/${record}/received/${app}`, { at }),
  /** `which`: privacy or terms. */
  appStatement: (app: string, which: string) => `/apps/${app}/statements/${which}`,
  /** The person's records that one application may use. */
  appRecords: (app: string) => `/apps/${app}`,

  // Sharing with people; invitations and people by id, so that no address stands in an address
  sharing: (record: string) => `/record/${record}/sharing`,
  /** `query`: what SHARERECORD hands on (redirects.ts). */
  share: (record: string, query: { readonly [name: string]: string | undefined } = {}) =>
    queried(`/record/${record}/sharing/invite`, query),
  sharer: (record: string, person: string) => `/record/${record}/sharing/people/${person}`,
  sharerStop: (record: string, person: string) => `/record/${record}/sharing/people/${person}/stop`,
  invited: (record: string, invitation: string) => `/record/${record}/sharing/invitations/${invitation}`,
  invitedAgain: (record: string, invitation: string) => `/record/${record}/sharing/invitations/${invitation}/again`,
  invitedWithdraw: (record: string, invitation: string) =>
    `/record/${record}/sharing/invitations/${invitation}/withdraw`,
  /** For those who are invited. */
  invitationCode: () => '/invitation',
  invitation: (code: string) => `/invitation/${code}`,
  invitationDecline: (code: string) => `/invitation/${code}/decline`,

  // The directory of applications and devices
  directory: (query: { readonly [name: string]: string } = {}) => queried('/directory', query),
  directoryItem: (kind: string, id: string) => `/directory/${directoryNames[kind] ?? kind}/${id}`,
  /** `which`: `logo`, or the number of a screenshot from 0. */
  directoryPicture: (kind: string, id: string, which: string) =>
    `/directory/${directoryNames[kind] ?? kind}/${id}/picture/${which}`,

  // Where applications send people (shell.md §2); `connection` is written by connection.ts
  redirect: () => '/redirect.aspx',
  connect: (connection?: string) =>
    connection === undefined ? '/connect/authorize' : `/connect/authorize?${connection}`,
  connectBack: (connection?: string, result?: string) =>
    connection === undefined ? '/connect/back' : `/connect/back?${connection}&result=${result}`,
  // A code from a clinic or an application (shell.md §4.1); the code itself is in no address (typed-code.ts)
  /** `check`: comes back from signing in with a code typed before. */
  code: (check?: 'check') => queried('/connect/code', { go: check }),
  codeQuestion: () => '/connect/question',
  codeAllow: () => '/connect/allow',
  /** What somebody left under a code (shell.md §4.2). */
  pickUp: () => '/connect/pickup',
  pickUpDecline: () => '/connect/pickup/decline',
  complete: (said: { readonly [name: string]: string } = {}) => queried('/application/complete', said),
  cancelled: () => '/application/cancelled',
} as const
