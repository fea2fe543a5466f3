/** What couriers share: how they are woken. */

/** Runs `work` again when it was woken meanwhile, never twice at once. */
export function oneAtATime(work: () => Promise<unknown>, failed: (error: Error) => void) {
  let running: Promise<void> | undefined
  let again = false
  const wake = (): void => {
    if (running) {
      again = true
      return
    }
    running = (async () => {
      do {
        again = false
        await work().catch(failed)
      } while (again)
      running = undefined
    })()
  }
  return { wake, idle: async () => running }
}
