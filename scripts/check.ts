import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startTemporaryPostgres } from '#platform/database/temporary-postgres.ts'
import { type Outcome, runProgram } from './run-program.ts'
import { addCounts, noTests, runTests, type TestCounts, type TestOutcome } from './run-tests.ts'

/**
 * What keeps the house in order, fastest first. `says` is what a reader of the list learns; a step that lacks its tool
 * fails, or with --partial is left out and named.
 */
const steps: Step[] = [
  { name: 'format', says: 'format and lint', run: () => tool('biome', 'check', '--error-on-warnings', '.') },
  { name: 'words', says: 'words, names and escapes that we do not use', run: () => script('check-words.ts') },
  {
    name: 'documents',
    says: 'links, paths and commands in documents lead somewhere',
    run: () => script('check-documents.ts'),
  },
  { name: 'imports', says: 'direction of imports', run: () => script('check-imports.ts') },
  { name: 'unused', says: 'unused files, exports and packages', run: () => tool('knip', '--no-progress') },
  { name: 'types', says: 'types', run: () => tool('tsc', '-p', '.') },
  { name: 'build', says: 'the build', run: () => script('build.ts') },
  { name: 'tests', says: 'rules, stores and acts, on both databases', run: testOnBothDatabases },
  { name: 'walks', says: 'walks in a real browser', run: walk },
]

type Step = { name: string; says: string; run: () => Promise<StepOutcome> }
type StepOutcome = (Outcome & { tests?: TestCounts; slowest?: string[] }) | { lacks: string }

const root = join(import.meta.dirname, '..')

/** Half a minute on a quiet machine; people may share one. */
const toolMinutesMax = 10

function tool(name: string, ...parameters: string[]): Promise<Outcome> {
  return runProgram(join(root, 'node_modules/.bin', name), parameters, { minutesMax: toolMinutesMax })
}

function script(name: string): Promise<Outcome> {
  return runProgram(process.execPath, [join(root, 'scripts', name)], { minutesMax: toolMinutesMax })
}

function testOnBothDatabases(): Promise<StepOutcome> {
  return onServer((url) => runTests('unit', { TEST_DATABASE_URL: url }, { minutesMax: 15, workers: 2 }))
}

function walk(): Promise<StepOutcome> {
  const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  if (!browsers.some(existsSync)) return Promise.resolve({ lacks: 'Chromium (package chromium)' })
  // three at a time on two cores end hardly earlier, and the slowest pages then miss their half minute
  return onServer((url) => runTests('walks', { TEST_DATABASE_URL: url }, { minutesMax: 30, workers: 2 }))
}

/** Runs tests with the server that was given, or a throwaway one; without any the other half counts as skipped. */
async function onServer(run: (url: string | undefined) => Promise<TestOutcome>): Promise<StepOutcome> {
  const given = process.env.TEST_DATABASE_URL
  const postgres = given ? undefined : await startTemporaryPostgres({ forgetful: true })
  const url = given ?? postgres?.url
  if (!url && !partial) return { lacks: 'PostgreSQL 15 or newer (package postgresql)' }
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= postgres?.stop() ?? Promise.resolve())
  const interrupted = () => void stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    return requireServerTests(await run(url), url)
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await stop()
  }
}

/** A run that was given a server and tested nothing on it has checked only half. */
function requireServerTests(outcome: TestOutcome, url: string | undefined): StepOutcome {
  if (!url || outcome.namesPassed.some((name) => name.includes('· server'))) return outcome
  return { ...outcome, ok: false, output: `${outcome.output}\nNo test ran on PostgreSQL (${url}).` }
}

const [words, partial] = [process.argv.slice(2).filter((it) => it !== '--partial'), process.argv.includes('--partial')]
const stranger = words.find((word) => !steps.some((step) => step.name === word))
if (stranger) {
  console.error(`bin/check knows no step "${stranger}"; its steps are: ${steps.map(({ name }) => name).join(' ')}`)
  process.exit(2)
}

const begin = Date.now()
const failed: string[] = []
const leftOut: string[] = []
let counts = noTests
for (const { name, says, run } of steps.filter((step) => words.length === 0 || words.includes(step.name))) {
  const start = Date.now()
  process.stdout.write(`  ${name.padEnd(10)} ${says} … `)
  const outcome = await run()
  const seconds = `${((Date.now() - start) / 1000).toFixed(1)} s`
  if ('lacks' in outcome) {
    console.info(
      partial ? `left out: this machine lacks ${outcome.lacks}` : `✗ this machine lacks ${outcome.lacks}; or --partial`,
    )
    ;(partial ? leftOut : failed).push(name)
    continue
  }
  if (outcome.tests) counts = addCounts(counts, outcome.tests)
  console.info(`${outcome.ok ? '✓' : '✗'} ${outcome.tests ? `${outcome.tests.passed} passed, ` : ''}${seconds}`)
  if (outcome.slowest?.length) console.info(`             longest: ${outcome.slowest.join(', ')}`)
  for (const why of outcome.tests?.skippedNames ?? []) console.info(`             skipped: ${why}`)
  if (outcome.ok) continue
  failed.push(name)
  console.info(outcome.output.trimEnd().replace(/^/gm, '    '))
}
console.info(
  `\n${failed.length === 0 ? '✓ all well' : `✗ failed: ${failed.join(', ')}`} in ${((Date.now() - begin) / 1000).toFixed(0)} s`,
)
if (leftOut.length > 0) console.info(`left out: ${leftOut.join(', ')}`)
console.info(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = failed.length === 0 ? 0 : 1
