import { describe, expect, test } from 'vitest'
import {
  afterFailure,
  type Failures,
  isLocked,
  patienceWithAddress,
  patienceWithName,
} from '#domains/people/lock-out.ts'

const nine = new Date('2026-11-21T02:00:00Z')

describe('tạm dừng đăng nhập', () => {
  test.each([
    { tries: 1, waitSeconds: 0 },
    { tries: 4, waitSeconds: 0 },
    { tries: 5, waitSeconds: 30 },
    { tries: 6, waitSeconds: 60 },
    { tries: 9, waitSeconds: 480 },
    { tries: 10, waitSeconds: 900 },
    { tries: 500, waitSeconds: 900 },
  ])('sai $tries lần thì đợi $waitSeconds giây', ({ tries, waitSeconds }) => {
    const failures = failTimes(tries)
    expect(isLocked(failures, new Date(nine.getTime() + waitSeconds * 1000 - 1))).toBe(waitSeconds > 0)
    expect(isLocked(failures, new Date(nine.getTime() + waitSeconds * 1000))).toBe(false)
  })

  test('sau một ngày thì đếm lại từ đầu', () => {
    const nextDay = new Date(nine.getTime() + 24 * 3_600_000)
    expect(afterFailure(failTimes(20), patienceWithName, nextDay)).toEqual({
      failures: 1,
      since: nextDay,
      lockedUntil: null,
    })
  })

  test('một địa chỉ mạng là cả cơ quan nên được sai nhiều hơn', () => {
    expect(isLocked(failTimes(199, patienceWithAddress), nine)).toBe(false)
    expect(isLocked(failTimes(200, patienceWithAddress), nine)).toBe(true)
  })
})

function failTimes(tries: number, patience = patienceWithName): Failures {
  let failures: Failures | undefined
  for (let count = 0; count < tries; count++) failures = afterFailure(failures, patience, nine)
  return failures!
}
