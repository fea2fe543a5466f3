/** The table of commands, in the order in which the help shows them. */
import { accountCreate, accountList, accountResume, accountSuspend, recordSet } from './account.ts'
import { appCreate, appDisable, appEnable, appEvents, appList, appShow, appUpdate } from './app.ts'
import { backup } from './backup.ts'
import type { AnyCommand } from './command.ts'
import { demo } from './demo.ts'
import { directoryList, directoryPut, directoryRemove } from './directory.ts'
import { doctor } from './doctor.ts'
import {
  operatorActivate,
  operatorCreate,
  operatorList,
  operatorMask,
  operatorResetFactor,
  operatorResetPassword,
  operatorSuspend,
} from './operator.ts'
import { restore } from './restore.ts'
import { start } from './start.ts'
import { vocabularyAllow, vocabularyList, vocabularyLoad, vocabularyRemove } from './vocabulary.ts'

export const commands: readonly AnyCommand[] = [
  start,
  demo,
  accountCreate,
  accountList,
  accountSuspend,
  accountResume,
  recordSet,
  appCreate,
  appList,
  appShow,
  appUpdate,
  appDisable,
  appEnable,
  appEvents,
  directoryPut,
  directoryList,
  directoryRemove,
  vocabularyLoad,
  vocabularyList,
  vocabularyRemove,
  vocabularyAllow,
  operatorCreate,
  operatorList,
  operatorMask,
  operatorSuspend,
  operatorActivate,
  operatorResetFactor,
  operatorResetPassword,
  backup,
  restore,
  doctor,
]
