/**
 * Methods of HealthVault that have no place here any more, each with what took it. They answer 12 (NYI), so that whoever still asks
 * learns more than that a method is unknown. All were privileged: no application outside Microsoft could call them.
 */
const tickets = 'Tickets of Microsoft accounts are no longer issued; people sign in at the Shell.'
const pairing = 'Microsoft Health was closed in 2019; there is nothing left to pair with.'
const operators = 'Operators are set up at the command line of the machine, not by other operators over the wire.'
const managers = 'There is no configuration center; operators register applications at the command line.'
const caches = 'Every process keeps what it needs in memory, and the database tells it of changes.'
const tokens =
  'The Shell begins a session with CreateShellSession and makes tokens for applications with CreateCredentialTokenForApplication.'

const sources =
  'The services from which HealthVault fetched data itself are closed; applications write what they have with PutThings.'

const direct =
  'Direct messaging needs a mail hub with certificates, which does not come along; clinics leave packages and send documents through applications.'

// biome-ignore format: a table, one method a line
export const placed: { readonly [method: string]: string } = {
  AcceptEntityManagerInvite: managers,
  CreateAccountWithTicket: tickets,
  CreateAdminAccount: operators,
  CreateApplicationWithTicket: tickets,
  CreateAuthenticationTokensWithTicket: tickets,
  CreateCredentialToken: tokens,
  CreateCredentialTokenWithTicket: tickets,
  CreateDataConnection: sources,
  CreateDirectAddress: direct,
  CreatePersistentToken: tokens,
  CreatePromotionToken: 'Sponsored records were never described in public, so nobody could use them.',
  CreateSessionWithCredential: 'A password is never sent to the XML interface; the Shell takes it.',
  EnqueueMessages: 'Mail and notifications wait in the database, written in the transaction of the change that they tell of.',
  GetApplicationCacheItems: caches,
  GetAuthorizedRecordPrivileged: 'GetPersonInfoPrivileged answers the records of a person, with what the Shell shows of them.',
  GetClaims: 'Every door asks the one gate, which knows what a token may do; nobody has to be told in order to decide elsewhere.',
  GetCredentials: 'GetAccountInfo answers the ways in which a person can sign in.',
  GetDataConnectionsPrivileged: sources,
  GetDirectAddressesPrivileged: direct,
  GetEntitiesManagedByPerson: managers,
  GetEntityManagers: managers,
  GetMshPairing: pairing,
  GetPairingByMshId: pairing,
  GetPersonInfoForDirectAccess: direct,
  GetProfileInfoFromCredential: 'A credential here brings no profile along; people say their name themselves.',
  GetSpecialAccountInfo: operators,
  GetThingsBulk: 'Nobody reads across records here: an application asks each record for itself, and the gate each time who it is.',
  GetVocabularyPrivileged: 'GetVocabulary answers the Shell in full.',
  InviteEntityManager: managers,
  InvokeDataConnectionSync: sources,
  IsValidHealthVaultAccount: tickets,
  PutApplicationCacheItems: caches,
  PutThingsPrivileged: 'PickUpConnectPackage writes what an application dropped off, once, with the yes of a person; nobody else writes in the name of another.',
  QueryDrugList: 'SearchVocabulary finds medicines in RxNorm, which the operator loads.',
  RemoveAdminAccount: operators,
  RemoveApplicationCacheItems: caches,
  RemoveDataConnection: sources,
  RemoveEntityManager: managers,
  RemoveRecordAuthorizationAtAppBehest: 'RemoveApplicationRecordAuthorization does it, asked by the application itself.',
  RemoveVocabulary: 'RemoveLoadedVocabulary does it, from the command line.',
  RepsertVocabulary: 'LoadVocabulary does it, from files, atomically.',
  SetMshPairing: pairing,
  UpdateAdminAccount: operators,
  UpdateDataConnectionPrivileged: sources,
  UpdateDirectAddress: direct,
}

/** Versions without a place, of methods that are built in another one. */
export const placedVersions: { readonly [methodAndVersion: string]: string } = {
  'CreatePersonAccount 1': 'Only its answer was published; version 2 makes accounts.',
}
