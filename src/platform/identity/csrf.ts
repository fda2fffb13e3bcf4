import { createHmac } from 'node:crypto'
import { Refusal } from '#base/refusal.ts'
import { deriveKey } from '#platform/identity/secret-key.ts'
import { isSameSecret } from '#platform/identity/session-token.ts'

/** The token that every form of this session carries. Nothing is stored: it follows from the session and our key. */
export function csrfToken(secretKey: Uint8Array, sessionId: string): string {
  return createHmac('sha256', deriveKey(secretKey, 'csrf')).update(sessionId).digest('base64url')
}

export const refusals = {
  foreign: new Refusal(
    403,
    'Biểu mẫu này được gửi từ một trang khác nên hệ thống không nhận. Hãy mở lại trang trong chính hệ thống rồi gửi lại.',
  ),
  expired: new Refusal(
    403,
    'Biểu mẫu đã quá cũ hoặc phiên đăng nhập đã đổi nên chưa gửi được. Hãy tải lại trang rồi gửi lại.',
  ),
}

/** What came with a form. `csrf` is the token of this session; the rest was sent by the browser. */
export type SentForm = {
  csrf: string
  typed: Record<string, string | string[]>
  origin: string | undefined
  fetchSite: string | undefined
  host: string | undefined
}

/**
 * A check that a form came from a page of ours: first where the browser says it came from, then the token.
 * `publicUrl` counts beside the Host header because a proxy in front may have changed that one.
 */
export function forgeryCheck(publicUrl: string): (sent: SentForm) => void {
  const publicHost = new URL(publicUrl).host
  return (sent) => {
    // `none`: the person reloaded or typed the address; another site cannot bring that about.
    if (sent.fetchSite !== undefined && sent.fetchSite !== 'same-origin' && sent.fetchSite !== 'none')
      throw refusals.foreign
    if (sent.origin !== undefined && !isOurs(sent.origin, [publicHost, sent.host])) throw refusals.foreign
    const token = sent.typed.csrf
    if (typeof token !== 'string' || sent.csrf === '' || !isSameSecret(token, sent.csrf)) throw refusals.expired
  }
}

function isOurs(origin: string, hosts: (string | undefined)[]): boolean {
  if (!URL.canParse(origin)) return false
  return hosts.includes(new URL(origin).host)
}
