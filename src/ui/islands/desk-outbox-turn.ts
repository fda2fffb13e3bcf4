/** What becomes of a form that waited, by what the server answered: pure, so that it can be tried ten thousand times. */
export type SentAnswer = { status: number; redirected: boolean; path: string; alert: string | undefined }

/**
 * `taken`: the server has it, it leaves this machine · `refused`: it stays here with the reason, to be put right · `later`: it stays and
 * goes again, under the same key. Nothing leaves this machine but by `taken`.
 */
export type Turn =
  | { kind: 'taken'; href: string; parallel: boolean }
  | { kind: 'refused'; why: string }
  | { kind: 'later' }

const refusing = new Set([400, 403, 404, 409, 410, 413, 415, 422])

export function turnOf({ status, redirected, path, alert }: SentAnswer): Turn {
  if (status === 200 && redirected && !path.startsWith('/dang-nhap'))
    return { kind: 'taken', href: path, parallel: path.includes('/doi-chieu/') }
  if (refusing.has(status))
    return { kind: 'refused', why: alert || 'Hệ thống chưa nhận mục này. Hãy mở mẫu, xem lại rồi gửi.' }
  return { kind: 'later' }
}

/** Whether a form goes now, under the name of whoever is signed in. */
export type Leave = 'go' | 'sign-in' | 'other-person' | 'ask'

export function mayLeave(owner: string, signedIn: string | undefined): Leave {
  if (signedIn === undefined || signedIn === '') return 'sign-in'
  if (owner === '') return 'ask'
  return owner === signedIn ? 'go' : 'other-person'
}
