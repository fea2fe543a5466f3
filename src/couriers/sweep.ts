/** Takes away what has expired and folds what has grown: abandoned uploads, files that no thing holds, ended tokens, connect requests, packages, invitations and recommendations past their time, records deleted a month ago. */
import { sweepFiles, sweepUploads } from '../domain/blobs.ts'
import { scrubRecords } from '../domain/closing.ts'
import { sweepConnectPackages } from '../domain/connect-packages.ts'
import { sweepConnectRequests } from '../domain/connect-requests.ts'
import type { Services } from '../domain/context.ts'
import { sweepGoalRecommendations } from '../domain/goal-recommendations.ts'
import { sweepInvitations } from '../domain/invitations.ts'
import { sweepMessages } from '../domain/messages.ts'
import { foldUsage } from '../domain/operations.ts'
import { sweepOperatorSessions } from '../domain/operator-sessions.ts'
import { sweepSessions } from '../domain/sessions.ts'
import { sweepEvents } from '../domain/subscriptions.ts'

export interface Sweeper {
  /** Does one round now. */
  run(): Promise<void>
  /** Waits for the round under way. */
  close(): Promise<void>
}

/** Short, because the size of a busy record is quick to tell only while few of its operations wait to be added up. */
const pause = 20_000

/** Several processes may sweep at once: each task takes its rows for itself. `failed` is told of a task that did not work; the others go on. */
export function startSweeper(services: Services, failed: (error: Error) => void): Sweeper {
  const tasks: readonly (() => Promise<unknown>)[] = [
    () => foldUsage(services.db),
    () => sweepUploads(services),
    () => sweepFiles(services.db, services.blobs),
    () => sweepSessions(services),
    () => sweepOperatorSessions(services),
    () => sweepEvents(services.db),
    () => scrubRecords(services),
    () => sweepConnectRequests(services),
    () => sweepConnectPackages(services),
    () => sweepInvitations(services),
    () => sweepGoalRecommendations(services),
    () => sweepMessages(services),
  ]
  let round: Promise<void> = Promise.resolve()
  const run = () => {
    round = round.then(async () => {
      for (const task of tasks) await task().catch(failed)
    })
    return round
  }
  const timer = setInterval(run, pause)
  timer.unref()
  return {
    run,
    async close() {
      clearInterval(timer)
      await round
    },
  }
}
