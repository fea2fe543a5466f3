import { command } from './command.ts'

export const start = command({
  name: 'start',
  summary: 'Starts the platform; SIGTERM finishes what is under way and stops it.',
  flags: {},
  async run({ answer, signal, startServer, say }) {
    const { shell, platform, outbox, metrics } = await startServer()
    answer(
      { shell, platform, outbox, ...(metrics && { metrics }) },
      [
        `Shell     ${shell}`,
        `Platform  ${platform}`,
        `Mail      ${outbox}`,
        ...(metrics ? [`Metrics   ${metrics}`] : []),
      ].join('\n'),
    )
    if (!signal.aborted) await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
    say('Finishing what is under way.')
  },
})
