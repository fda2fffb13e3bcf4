import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Outcome, runProgram } from './run-program.ts'

export type TestCounts = { passed: number; failed: number; skipped: number; skippedNames: string[] }
export type TestOutcome = Outcome & { tests: TestCounts; namesPassed: string[]; slowest: string[] }

export const noTests: TestCounts = { passed: 0, failed: 0, skipped: 0, skippedNames: [] }

export function addCounts(one: TestCounts, other: TestCounts): TestCounts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    skippedNames: [...one.skippedNames, ...other.skippedNames],
  }
}

/** Runs one project of vitest.config.ts. No test at all is a failure; so is a file that cannot be loaded. */
export async function runTests(
  project: string,
  environment: Record<string, string | undefined>,
  { minutesMax, workers }: { minutesMax: number; workers: number },
): Promise<TestOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'tests-'))
  try {
    const report = join(folder, 'report.json')
    const outcome = await runProgram(
      join(import.meta.dirname, '../node_modules/.bin/vitest'),
      [
        'run',
        '--project',
        project,
        `--maxWorkers=${workers}`,
        '--reporter=dot',
        `--reporter=${join(import.meta.dirname, 'tell-failures.ts')}`,
        '--silent=passed-only',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { minutesMax, environment },
    )
    const files = await readReport(report)
    const tests = countTests(files)
    return {
      ...outcome,
      ok: outcome.ok && tests.passed > 0,
      tests,
      namesPassed: namesOf(files, 'passed'),
      slowest: slowestOf(files),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

type TestFile = {
  name: string
  startTime: number
  endTime: number
  status: string
  assertionResults: { status: string; fullName: string; ancestorTitles: string[] }[]
}

/** None when the run broke off before its end; its output then tells why. */
async function readReport(path: string): Promise<TestFile[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')).testResults
  } catch {
    return []
  }
}

function countTests(files: TestFile[]): TestCounts {
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const skipped = files.flatMap((file) => file.assertionResults).filter(({ status }) => isSkipped(status))
  return {
    passed: namesOf(files, 'passed').length,
    failed: namesOf(files, 'failed').length + unloaded.length,
    skipped: skipped.length,
    skippedNames: groupSkipped(skipped),
  }
}

/** A suite that is left out whole is named once, with the number of its tests. */
function groupSkipped(skipped: { fullName: string; ancestorTitles: string[] }[]): string[] {
  const groups = Map.groupBy(skipped, ({ ancestorTitles, fullName }) => ancestorTitles[0] ?? fullName)
  return [...groups].map(([suite, tests]) =>
    tests.length === 1 ? tests[0]!.fullName : `${suite} (${tests.length} tests)`,
  )
}

const slowestShown = 4

/** `moi-trang.walk.ts 120 s`: where the time goes. */
function slowestOf(files: TestFile[]): string[] {
  return files
    .map(({ name, startTime, endTime }) => ({
      name: basename(name),
      seconds: Math.round((endTime - startTime) / 1000),
    }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, slowestShown)
    .map(({ name, seconds }) => `${name} ${seconds} s`)
}

function isSkipped(status: string): boolean {
  return status !== 'passed' && status !== 'failed'
}

function namesOf(files: TestFile[], status: string): string[] {
  return files
    .flatMap((file) => file.assertionResults)
    .flatMap((test) => (test.status === status ? [test.fullName] : []))
}
