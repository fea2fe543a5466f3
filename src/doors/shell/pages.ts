/** Every page of the Shell, one line each. */
import type { PageModule } from './page.ts'
import * as accountClose from './pages/account/close.tsx'
import * as accountConfirm from './pages/account/confirm.tsx'
import * as accountEmail from './pages/account/email.tsx'
import * as accountMessages from './pages/account/messages.tsx'
import * as accountName from './pages/account/name.tsx'
import * as account from './pages/account/overview.tsx'
import * as accountPasskeyName from './pages/account/passkey-name.tsx'
import * as accountPasskeyRemove from './pages/account/passkey-remove.tsx'
import * as accountPasskeys from './pages/account/passkeys.tsx'
import * as accountPassword from './pages/account/password.tsx'
import * as accountPreferences from './pages/account/preferences.tsx'
import * as app from './pages/apps/app.tsx'
import * as appConnected from './pages/apps/connected.tsx'
import * as apps from './pages/apps/list.tsx'
import * as appRecords from './pages/apps/records.tsx'
import * as appRemove from './pages/apps/remove.tsx'
import * as appStatement from './pages/apps/statement.tsx'
import * as codeAllow from './pages/connect/allow.tsx'
import * as authorize from './pages/connect/authorize.tsx'
import * as back from './pages/connect/back.tsx'
import * as cancelled from './pages/connect/cancelled.tsx'
import * as code from './pages/connect/code.tsx'
import * as complete from './pages/connect/complete.tsx'
import * as codePickUpDecline from './pages/connect/decline.tsx'
import * as codePickUp from './pages/connect/pickup.tsx'
import * as codeQuestion from './pages/connect/question.tsx'
import * as redirect from './pages/connect/redirect.tsx'
import * as developersType from './pages/developers/type.tsx'
import * as developersTypes from './pages/developers/types.tsx'
import * as directoryItem from './pages/directory/item.tsx'
import * as directory from './pages/directory/list.tsx'
import * as directoryPicture from './pages/directory/picture.ts'
import * as forgot from './pages/forgot.tsx'
import * as help from './pages/help.tsx'
import * as home from './pages/home.tsx'
import * as messages from './pages/messages.tsx'
import * as operatorApplication from './pages/operator/application.tsx'
import * as operatorApplicationState from './pages/operator/application-state.tsx'
import * as operatorApplications from './pages/operator/applications.tsx'
import * as operatorAudit from './pages/operator/audit.tsx'
import * as operatorEvents from './pages/operator/events.tsx'
import * as operatorHome from './pages/operator/home.tsx'
import * as operatorMail from './pages/operator/mail.tsx'
import * as operatorPeople from './pages/operator/people.tsx'
import * as operatorPersonState from './pages/operator/person-state.tsx'
import * as operatorSignIn from './pages/operator/sign-in.tsx'
import * as operatorSignOut from './pages/operator/sign-out.tsx'
import * as operatorVocabularies from './pages/operator/vocabularies.tsx'
import * as privacy from './pages/privacy.tsx'
import * as recordActivity from './pages/record/activity.tsx'
import * as recordAdd from './pages/record/add.tsx'
import * as recordCompare from './pages/record/compare.tsx'
import * as recordData from './pages/record/data.tsx'
import * as recordDelete from './pages/record/delete.tsx'
import * as recordDeleted from './pages/record/deleted.tsx'
import * as recordDeletedForGood from './pages/record/deleted-for-good.tsx'
import * as recordEdit from './pages/record/edit.tsx'
import * as recordFile from './pages/record/file.ts'
import * as recordFiles from './pages/record/files.tsx'
import * as recordHistory from './pages/record/history.tsx'
import * as recordHome from './pages/record/home.tsx'
import * as recordItem from './pages/record/item.tsx'
import * as recordNew from './pages/record/new.tsx'
import * as recordPicture from './pages/record/picture.ts'
import * as recordProfile from './pages/record/profile.tsx'
import * as recordReceived from './pages/record/received.tsx'
import * as recordRelate from './pages/record/relate.tsx'
import * as recordRemove from './pages/record/remove.tsx'
import * as recordRestore from './pages/record/restore.ts'
import * as recordThingFiles from './pages/record/thing-files.tsx'
import * as recordType from './pages/record/type.tsx'
import * as recordTypePeople from './pages/record/type-people.tsx'
import * as recordUnit from './pages/record/unit.ts'
import * as recordWords from './pages/record/words.ts'
import * as records from './pages/records.tsx'
import * as reset from './pages/reset.tsx'
import * as sharingAccept from './pages/sharing/accept.tsx'
import * as sharingAgain from './pages/sharing/again.tsx'
import * as sharingCode from './pages/sharing/code.tsx'
import * as sharingDecline from './pages/sharing/decline.tsx'
import * as sharingInvitation from './pages/sharing/invitation.tsx'
import * as sharingInvite from './pages/sharing/invite.tsx'
import * as sharingPeople from './pages/sharing/people.tsx'
import * as sharingPerson from './pages/sharing/person.tsx'
import * as sharingStop from './pages/sharing/stop.tsx'
import * as sharingWithdraw from './pages/sharing/withdraw.tsx'
import * as signIn from './pages/sign-in.tsx'
import * as signOut from './pages/sign-out.tsx'
import * as signUp from './pages/sign-up.tsx'
import * as terms from './pages/terms.tsx'
import * as verify from './pages/verify.tsx'

export const pages: readonly PageModule[] = [
  // Coming and going
  home,
  signUp,
  signIn,
  signOut,
  forgot,
  reset,
  verify,
  messages,
  help,
  privacy,
  terms,
  developersTypes,
  developersType,
  // The account
  account,
  accountClose,
  accountConfirm,
  accountEmail,
  accountName,
  accountPasskeyName,
  accountPasskeyRemove,
  accountPasskeys,
  accountPassword,
  accountPreferences,
  accountMessages,
  // Records
  records,
  recordNew,
  recordHome,
  recordProfile,
  recordDelete,
  recordPicture,
  recordCompare,
  recordData,
  recordType,
  recordAdd,
  recordTypePeople,
  recordUnit,
  recordWords,
  recordItem,
  recordEdit,
  recordRemove,
  recordRestore,
  recordHistory,
  recordRelate,
  recordDeleted,
  recordDeletedForGood,
  recordActivity,
  recordReceived,
  recordFiles,
  recordFile,
  recordThingFiles,
  // Sharing
  sharingAccept,
  sharingAgain,
  sharingCode,
  sharingDecline,
  sharingInvitation,
  sharingInvite,
  sharingPeople,
  sharingPerson,
  sharingStop,
  sharingWithdraw,
  // Applications
  apps,
  app,
  appRemove,
  appConnected,
  appRecords,
  directory,
  directoryItem,
  directoryPicture,
  appStatement,
  redirect,
  authorize,
  back,
  complete,
  cancelled,
  code,
  codeQuestion,
  codeAllow,
  codePickUp,
  codePickUpDecline,
  // Operators
  operatorSignIn,
  operatorSignOut,
  operatorHome,
  operatorApplications,
  operatorApplication,
  operatorApplicationState,
  operatorPeople,
  operatorPersonState,
  operatorMail,
  operatorEvents,
  operatorVocabularies,
  operatorAudit,
]
