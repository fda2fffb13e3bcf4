import * as client from 'openid-client'
import { z } from 'zod'
import { Refusal } from '#base/refusal.ts'
import { openSealedText, sealText } from '#platform/identity/sealed-text.ts'

/** An outside place that vouches for people (the province's single sign-on), as the operator set it up. */
export type OidcSettings = {
  /** `https://sso.example.gov.vn`, exactly as the provider names itself. */
  issuer: string
  clientId: string
  clientSecret: string
  /** The address of ours that the provider sends people back to; registered there. */
  redirectUri: string
  /** Plain http, and only to this machine: for tests and trying out. */
  plainLoopback?: true
}

/** Who the provider says signed in, after every check. `email` only when the provider has verified it. */
export type OidcClaims = { issuer: string; subject: string; email: string | undefined; name: string | undefined }

/** What must be remembered between going there and coming back: in a sealed cookie of that browser. */
export type OidcAttempt = { state: string; nonce: string; codeVerifier: string; startedAt: number }

/** The provider, found once and kept. */
export type Oidc = { settings: OidcSettings; configuration(): Promise<client.Configuration> }

export const refusals = {
  unreachable: new Refusal(
    503,
    'Chưa kết nối được với hệ thống đăng nhập chung. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.',
  ),
  stale: new Refusal(400, 'Lượt đăng nhập này đã cũ hoặc được mở ở trình duyệt khác. Hãy bấm đăng nhập lại từ đầu.'),
  cancelled: new Refusal(
    403,
    'Bạn chưa đồng ý đăng nhập ở hệ thống đăng nhập chung. Hãy bấm đăng nhập lại, hoặc đăng nhập bằng mật khẩu.',
  ),
}

const timeoutSeconds = 10
const clockToleranceSeconds = 60
const claimLengthMax = 254
const attemptLastsMs = 10 * 60_000

export function openOidc(settings: OidcSettings): Oidc {
  let found: Promise<client.Configuration> | undefined
  return {
    settings,
    configuration() {
      found ??= discover(settings).catch((error: unknown) => {
        found = undefined // the next person finds it again
        throw error
      })
      return found
    },
  }
}

/** Where to send the browser, and what to remember until it comes back. Refuses (503) when the provider is away. */
export async function startOidc(oidc: Oidc, now: Date): Promise<{ url: string; attempt: OidcAttempt }> {
  const configuration = await oidc.configuration()
  const attempt = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    codeVerifier: client.randomPKCECodeVerifier(),
    startedAt: now.getTime(),
  }
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: oidc.settings.redirectUri,
    scope: 'openid email profile',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, attempt }
}

/**
 * Who came back. `search` is the query the browser brought (`?code=…&state=…`). State, nonce, PKCE, issuer, audience,
 * times and the signature of the ID token are checked. Refuses a stale, cancelled or unverifiable answer.
 */
export async function finishOidc(oidc: Oidc, search: string, attempt: OidcAttempt): Promise<OidcClaims> {
  const configuration = await oidc.configuration()
  const address = new URL(oidc.settings.redirectUri)
  address.search = search
  if (address.searchParams.get('state') !== attempt.state) throw refusals.stale
  try {
    const tokens = await client.authorizationCodeGrant(configuration, address, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.codeVerifier,
      idTokenExpected: true,
    })
    const idToken = tokens.claims()!
    const told = configuration.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub)
      : idToken
    return {
      issuer: idToken.iss,
      subject: idToken.sub,
      email: told.email_verified === true ? textOf(told.email) : undefined,
      name: textOf(told.name),
    }
  } catch (error) {
    throw refusalFor(error)
  }
}

export function sealOidcAttempt(secretKey: Uint8Array, attempt: OidcAttempt): string {
  return sealText(secretKey, attemptSeal, JSON.stringify(attempt))
}

/** The attempt of this browser's cookie. Refuses when there is none, it is not ours, or it is older than ten minutes. */
export function openOidcAttempt(secretKey: Uint8Array, cookie: string | undefined, now: Date): OidcAttempt {
  const text = cookie === undefined ? undefined : openSealedText(secretKey, attemptSeal, cookie)
  if (text === undefined) throw refusals.stale
  const attempt = attemptSchema.parse(JSON.parse(text))
  if (now.getTime() - attempt.startedAt > attemptLastsMs) throw refusals.stale
  return attempt
}

const attemptSeal = { purpose: 'oidc-attempt', owner: 'browser' }
const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  startedAt: z.number(),
})

async function discover(settings: OidcSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer)
  const execute = [client.enableNonRepudiationChecks] // the signature too, not only the TLS connection it came over
  if (settings.plainLoopback) {
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname))
      throw new Error(`Plain http is for this machine alone, not for ${issuer.hostname}.`)
    execute.push(client.allowInsecureRequests)
  }
  const metadata = { client_secret: settings.clientSecret, [client.clockTolerance]: clockToleranceSeconds }
  try {
    return await client.discovery(issuer, settings.clientId, metadata, undefined, { execute, timeout: timeoutSeconds })
  } catch (cause) {
    throw new Refusal(503, refusals.unreachable.message, { cause })
  }
}

function refusalFor(error: unknown): unknown {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? refusals.cancelled : invalid(error)
  // The code was used before, or belongs to another attempt: going back in the browser does that.
  if (error instanceof client.ResponseBodyError)
    return error.error === 'invalid_grant' ? new Refusal(400, refusals.stale.message, { cause: error }) : invalid(error)
  if (isUnreachable(error)) return new Refusal(503, refusals.unreachable.message, { cause: error })
  if (error instanceof client.ClientError || error instanceof client.WWWAuthenticateChallengeError)
    return invalid(error)
  return error
}

function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError) return error.message === 'fetch failed'
  if (!(error instanceof client.ClientError)) return false
  return error.code === 'OAUTH_TIMEOUT' || (error.cause instanceof Response && error.cause.status >= 500)
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim.length <= claimLengthMax ? claim.normalize('NFC') : undefined
}

function invalid(cause: unknown): Refusal {
  return new Refusal(
    403,
    'Hệ thống đăng nhập chung trả lời không hợp lệ nên chưa đăng nhập được. Hãy thử lại; nếu vẫn lỗi, hãy báo quản trị.',
    { cause },
  )
}
