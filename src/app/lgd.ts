import { commands } from '#app/commands.ts'
import { runCommand } from '#app/run-command.ts'

/** The command line's main. The code is set, not exited with, so that a pipe gets all of a long answer. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0) // `lgd plan read … | head` has read enough
  throw error
})
process.exitCode = await runCommand(commands, process.argv.slice(2), {
  print: (text) => void process.stdout.write(`${text}\n`),
  remark: (text) => void process.stderr.write(`${text}\n`),
})
