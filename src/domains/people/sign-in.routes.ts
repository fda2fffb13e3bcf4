import { Refusal } from '#base/refusal.ts'
import { askPasswordReset } from '#domains/people/acts/ask-password-reset.ts'
import { signOut } from '#domains/people/acts/end-sessions.ts'
import { giveSecondFactor } from '#domains/people/acts/give-second-factor.ts'
import { becomeFirstAdministrator, setPasswordByLink } from '#domains/people/acts/set-password-by-link.ts'
import { signIn } from '#domains/people/acts/sign-in.ts'
import { signInWithProvider } from '#domains/people/acts/sign-in-with-provider.ts'
import { setPasswordPage } from '#domains/people/pages/set-password-page.tsx'
import { forgottenPasswordPage, secondFactorPage, signInPage } from '#domains/people/pages/sign-in-page.tsx'
import { wishesPerAddress } from '#domains/people/password-reset.ts'
import { loadSetPasswordPage } from '#domains/people/people-pages.queries.ts'
import {
  cookieOf,
  findSession,
  noSessionCookie,
  type OpenedSession,
  type SignInAnswer,
} from '#domains/people/session.store.ts'
import { sessionCookie } from '#domains/people/session.ts'
import { perform } from '#platform/acts/act.ts'
import { type Cookie, redirect } from '#platform/http/answer.ts'
import { nobody, open, type ReadRoute, type Routes, submitWith } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { finishOidc, openOidcAttempt, sealOidcAttempt, startOidc } from '#platform/identity/oidc.ts'
import { requireToken } from '#platform/identity/rate-limit.ts'

const workPath = '/nghiep-vu'
const secondFactorPath = '/dang-nhap/ma-xac-thuc'
const providerPath = '/dang-nhap/lien-ket'

const signInForm: ReadRoute = {
  kind: 'read',
  async answer(request, again) {
    if (request.actor !== undefined && again === undefined) return redirect(ownPath(request.query.tiep))
    const tiep = ownPath(request.query.tiep)
    const provider = request.house.oidc && `${providerPath}?tiep=${encodeURIComponent(tiep)}`
    return open(async () => ({ provider }), signInPage).answer(request, again)
  },
}

const secondFactorForm: ReadRoute = {
  kind: 'read',
  async answer(request, again) {
    const { house, cookies } = request
    const session = await findSession(house.database.kysely, cookies[sessionCookie], house.clock.now())
    if (session?.second_factor_due !== true) return redirect('/dang-nhap')
    return open(async () => ({}), secondFactorPage).answer(request, again)
  },
}

const setPasswordForm = open(loadSetPasswordPage, setPasswordPage)

/** Signing in and what comes before it: open to somebody we do not know, so these stand in the portal. */
export const signInRoutes: Routes = {
  'GET /dang-nhap': signInForm,
  'POST /dang-nhap': submitWith(
    'anyone',
    async ({ house, actor, request }, raw) => ({
      answer: await signIn({ house, actor }, raw, request.cookies[sessionCookie]),
      tiep: ownPath(raw.tiep),
    }),
    { public: true, again: signInForm, to: ({ answer, tiep }, request) => enter(request, sessionOf(answer), tiep) },
  ),
  [`GET ${secondFactorPath}`]: secondFactorForm,
  [`POST ${secondFactorPath}`]: submitWith(
    'anyone',
    async ({ house, actor, request }, raw) => ({
      answer: await perform(
        giveSecondFactor,
        { house, actor },
        { code: raw.code, sessionToken: request.cookies[sessionCookie] },
      ),
      tiep: ownPath(raw.tiep),
    }),
    {
      public: true,
      again: secondFactorForm,
      to: ({ answer, tiep }, request) => enter(request, sessionOf(answer), tiep),
    },
  ),
  'POST /dang-xuat': submitWith(
    'anyone',
    ({ house, actor, request }) => perform(signOut, { house, actor }, { sessionToken: request.cookies[sessionCookie] }),
    { public: true, to: () => ({ to: '/dang-nhap', notice: 'Đã đăng xuất.', cookies: [noSessionCookie] }) },
  ),

  [`GET ${providerPath}`]: { kind: 'raw', answer: goToProvider },
  [`GET ${providerPath}/ve`]: { kind: 'raw', answer: comeBackFromProvider },

  'GET /quen-mat-khau': open(async ({ query }) => ({ asked: query['da-gui'] === '1' }), forgottenPasswordPage),
  'POST /quen-mat-khau': submitWith(
    'anyone',
    async ({ house, actor, request }, raw) => {
      const key = `ask-password-reset:${request.networkAddress}`
      await requireToken(house.database.kysely, house.secretKey, key, wishesPerAddress, house.clock.now())
      await perform(askPasswordReset, { house, actor }, raw)
    },
    { public: true, to: () => '/quen-mat-khau?da-gui=1' },
  ),

  'GET /dat-mat-khau/:token': setPasswordForm,
  'POST /dat-mat-khau/:token': submitWith('anyone', setPasswordByLink, {
    public: true,
    again: setPasswordForm,
    to: ({ session, purpose }, request) =>
      enter(request, session, purpose === 'invitation' ? '/tai-khoan/xac-thuc-hai-lop' : workPath),
  }),
  'POST /dat-mat-khau/:token/quan-tri': submitWith('anyone', becomeFirstAdministrator, {
    public: true,
    again: setPasswordForm,
    to: (session, request) => enter(request, session, '/tai-khoan/xac-thuc-hai-lop'),
  }),
}

/** A refused try was counted and noted; now it is said. */
function sessionOf(answer: SignInAnswer): OpenedSession {
  if ('refusal' in answer) throw answer.refusal
  return answer.session
}

function enter(request: WebRequest, session: OpenedSession, tiep: string) {
  const cookies = [cookieOf(session, request.house.clock.now())]
  if (session.secondFactorDue) return { to: `${secondFactorPath}?tiep=${encodeURIComponent(tiep)}`, cookies }
  return { to: tiep, cookies }
}

/** Only a path of ours: an address of somebody else's would make us a springboard. */
function ownPath(typed: unknown): string {
  return typeof typed === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(typed) ? typed : workPath
}

const attemptCookie = 'lgd_oidc'
const onwardCookie = 'lgd_oidc_tiep'
const attemptSeconds = 600

const noProvider = new Refusal(404, 'Hệ thống này chưa nối với nơi đăng nhập chung. Hãy đăng nhập bằng mật khẩu.')

/** A link and not a form: browsers let no form lead to another site. What we remember is sealed in this browser's cookie. */
async function goToProvider({ house, query }: WebRequest) {
  if (house.oidc === undefined) throw noProvider
  const { url, attempt } = await startOidc(house.oidc, house.clock.now())
  const onward = new URLSearchParams({ tiep: ownPath(query.tiep), moi: query.moi ?? '' })
  return redirect(url, undefined, [
    cookie(attemptCookie, sealOidcAttempt(house.secretKey, attempt)),
    cookie(onwardCookie, onward.toString()),
  ])
}

async function comeBackFromProvider(request: WebRequest) {
  const { house, cookies, address, path } = request
  if (house.oidc === undefined) throw noProvider
  const attempt = openOidcAttempt(house.secretKey, cookies[attemptCookie], house.clock.now())
  const claims = await finishOidc(house.oidc, address.slice(path.length), attempt)
  const onward = new URLSearchParams(cookies[onwardCookie] ?? '')
  const session = await perform(
    signInWithProvider,
    { house, actor: nobody(request) },
    { claims, linkToken: onward.get('moi') || undefined, earlierToken: cookies[sessionCookie] },
  )
  const entering = enter(request, session, ownPath(onward.get('tiep')))
  return redirect(entering.to, undefined, [...entering.cookies, gone(attemptCookie), gone(onwardCookie)])
}

function cookie(name: string, value: string): Cookie {
  return { name, value, maxAgeSeconds: attemptSeconds }
}

function gone(name: string): Cookie {
  return { name, value: '', maxAgeSeconds: 0 }
}
