import type { Reporter, TestCase } from 'vitest/node'

/** Says each failure when it happens: a run that is cut at its limit has named what failed before. */
export default class TellFailures implements Reporter {
  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result()
    if (state === 'failed')
      process.stdout.write(
        `\nfailed: ${test.module.relativeModuleId} > ${test.fullName}\n  ${errors?.[0]?.message ?? ''}\n`,
      )
  }
}
