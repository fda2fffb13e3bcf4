import { showTime } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'

/**
 * Tạm dừng đăng nhập: after some wrong tries a name, or an address from which many names were tried, must wait, each time longer.
 * Names without an account wait alike, so that the waiting tells nothing.
 */
export type Failures = { failures: number; since: Date; lockedUntil: Date | null }

export type Patience = { freeTries: number; forgottenAfterHours: number }

/** For one name, or one person's second factor. A right password forgets all. */
export const patienceWithName: Patience = { freeTries: 5, forgottenAfterHours: 24 }
/** For one network address: a whole office may stand behind it. */
export const patienceWithAddress: Patience = { freeTries: 200, forgottenAfterHours: 1 }

const firstWaitSeconds = 30
const longestWaitSeconds = 15 * 60

export const refusals = {
  wrongPassword: new Refusal(
    401,
    'Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy gõ lại; nếu không nhớ, hãy mở «Quên mật khẩu».',
  ),
  wrongCode: new Refusal(
    401,
    'Mã xác thực chưa đúng hoặc đã dùng rồi. Hãy đợi mã mới trên điện thoại rồi nhập lại, hoặc dùng một mã dự phòng.',
  ),
}

export function lockedRefusal(until: Date): Refusal {
  return new Refusal(
    429,
    `Đã nhập sai nhiều lần nên tạm dừng nhận đăng nhập đến sau ${showTime(until)}. Hãy đợi, hoặc đặt lại mật khẩu ở «Quên mật khẩu».`,
  )
}

export function isLocked(failures: Failures | undefined, now: Date): boolean {
  return failures !== undefined && failures.lockedUntil !== null && now < failures.lockedUntil
}

/** One more wrong try. The last free one waits 30 seconds, each later one twice as long, at most 15 minutes. */
export function afterFailure(earlier: Failures | undefined, patience: Patience, now: Date): Failures {
  const forgottenMs = patience.forgottenAfterHours * 3_600_000
  const remembered =
    earlier !== undefined && now.getTime() - earlier.since.getTime() < forgottenMs ? earlier : undefined
  const failures = (remembered?.failures ?? 0) + 1
  const over = failures - patience.freeTries
  return { failures, since: remembered?.since ?? now, lockedUntil: over < 0 ? null : waitUntil(over, now) }
}

function waitUntil(over: number, now: Date): Date {
  const waitSeconds = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** Math.min(over, 10))
  return new Date(now.getTime() + waitSeconds * 1000)
}
