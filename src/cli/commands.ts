/** The table of commands, in the order in which the help shows them. */
import { backup } from './backup.ts'
import type { AnyCommand } from './command.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { restore } from './restore.ts'
import { start } from './start.ts'

export const commands: readonly AnyCommand[] = [start, demo, backup, restore, doctor]
