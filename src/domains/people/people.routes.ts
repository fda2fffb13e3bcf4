import { changePassword } from '#domains/people/acts/change-password.ts'
import { changePerson } from '#domains/people/acts/change-person.ts'
import { delegateWork, endDelegation } from '#domains/people/acts/delegate.ts'
import { endOneSession, signOutEverywhere } from '#domains/people/acts/end-sessions.ts'
import { endGrant, grantRole } from '#domains/people/acts/grant-role.ts'
import { invitePerson } from '#domains/people/acts/invite-person.ts'
import { closeAccount, type HandedLink, removeSecondFactor, renewLink } from '#domains/people/acts/manage-account.ts'
import { renewRecoveryCodes, turnOffSecondFactor, turnOnSecondFactor } from '#domains/people/acts/second-factor.ts'
import { linkAddress } from '#domains/people/one-time-link.ts'
import { accountPage } from '#domains/people/pages/account-page.tsx'
import { delegationPage } from '#domains/people/pages/delegation-page.tsx'
import { handedLinkPage, invitePage } from '#domains/people/pages/invite-page.tsx'
import { peoplePage, peoplePath } from '#domains/people/pages/people-page.tsx'
import { personPage } from '#domains/people/pages/person-page.tsx'
import { recoveryCodesPage, secondFactorSetUpPage } from '#domains/people/pages/second-factor-set-up-page.tsx'
import {
  loadAccountPage,
  loadDelegationPage,
  loadInvitePage,
  loadOwnDelegationPage,
  loadPeoplePage,
  loadPersonPage,
  loadSecondFactorOffer,
} from '#domains/people/people-pages.queries.ts'
import { cookieOf, noSessionCookie, type OpenedSession } from '#domains/people/session.store.ts'
import { sessionCookie } from '#domains/people/session.ts'
import { perform } from '#platform/acts/act.ts'
import {
  type ReadRoute,
  type Routes,
  read,
  type Sender,
  submit,
  submitAndShow,
  submitWith,
} from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const people = read('manage people', loadPeoplePage, peoplePage)
const person = read('manage people', loadPersonPage, personPage)
const invite = read('manage people', loadInvitePage, invitePage)
const delegation = read('manage people', loadDelegationPage, delegationPage)
const account = read('anyone', loadAccountPage, accountPage)
const ownDelegation = read('anyone', loadOwnDelegationPage, delegationPage)

/** Shows the same picture again when the form comes back. */
const secondFactorSetUp: ReadRoute = {
  kind: 'read',
  answer: (request, again) =>
    read(
      'anyone',
      (context) => loadSecondFactorOffer(context, [again?.typed.offer ?? []].flat().at(-1)),
      secondFactorSetUpPage,
    ).answer(request, again),
}

/** Người dùng and «Tài khoản của tôi»: for the workbench. */
export const peopleRoutes: Routes = {
  [`GET ${peoplePath}`]: people,
  [`POST ${peoplePath}`]: submitAndShow('manage people', handOver(invitePerson), handedLinkPage, { again: invite }),
  [`GET ${peoplePath}/moi`]: invite,
  [`GET ${peoplePath}/:personId`]: person,
  [`POST ${peoplePath}/:personId`]: submit(changePerson, {
    again: person,
    to: toPerson('Đã lưu thông tin tài khoản.'),
  }),
  [`POST ${peoplePath}/:personId/vai-tro`]: submit(grantRole, { again: person, to: toPerson('Đã giao vai trò.') }),
  [`POST ${peoplePath}/:personId/vai-tro/:grantId/ket-thuc`]: submit(endGrant, {
    again: person,
    to: toPerson('Đã kết thúc vai trò.'),
  }),
  [`POST ${peoplePath}/:personId/lien-ket`]: submitAndShow('manage people', handOver(renewLink), handedLinkPage, {
    again: person,
  }),
  [`POST ${peoplePath}/:personId/go-xac-thuc-hai-lop`]: submit(removeSecondFactor, {
    again: person,
    to: toPerson('Đã gỡ xác thực hai lớp. Người này đăng nhập lại bằng mật khẩu rồi bật lại.'),
  }),
  [`POST ${peoplePath}/:personId/dong`]: submit(closeAccount, { again: person, to: toPerson('Đã đóng tài khoản.') }),
  [`GET ${peoplePath}/:personId/uy-quyen`]: delegation,
  [`POST ${peoplePath}/:personId/uy-quyen`]: submit(delegateWork, {
    again: delegation,
    to: toPerson('Đã ghi việc ủy quyền.'),
  }),

  'GET /tai-khoan': account,
  'POST /tai-khoan/mat-khau': submitWith('anyone', changePassword, {
    again: account,
    to: (session, request) => toAccount(request, session, 'Đã đổi mật khẩu. Các thiết bị khác đã đăng xuất.'),
  }),
  'GET /tai-khoan/xac-thuc-hai-lop': secondFactorSetUp,
  'POST /tai-khoan/xac-thuc-hai-lop': submitAndShow(
    'anyone',
    ({ house, actor, request }, raw) =>
      perform(turnOnSecondFactor, { house, actor }, { ...raw, sessionToken: request.cookies[sessionCookie] }),
    recoveryCodesPage,
    { again: secondFactorSetUp },
  ),
  'POST /tai-khoan/ma-du-phong': submitAndShow(
    'anyone',
    async (by, raw) => ({ codes: await renewRecoveryCodes(by, raw) }),
    recoveryCodesPage,
    { again: account },
  ),
  'POST /tai-khoan/tat-xac-thuc-hai-lop': submitWith('anyone', turnOffSecondFactor, {
    again: account,
    to: () => ({ to: '/tai-khoan', notice: 'Đã tắt xác thực hai lớp.' }),
  }),
  'POST /tai-khoan/phien/:sessionId/ket-thuc': submit(endOneSession, {
    again: account,
    to: () => ({ to: '/tai-khoan', notice: 'Đã đăng xuất ở thiết bị đó.' }),
  }),
  'POST /tai-khoan/dang-xuat-moi-noi': submit(signOutEverywhere, {
    to: () => ({ to: '/dang-nhap', notice: 'Đã đăng xuất khỏi mọi thiết bị.', cookies: [noSessionCookie] }),
  }),
  'GET /tai-khoan/uy-quyen': ownDelegation,
  'POST /tai-khoan/uy-quyen': submitWith(
    'anyone',
    ({ house, actor }, raw) => perform(delegateWork, { house, actor }, { ...raw, personId: actor.personId }),
    { again: ownDelegation, to: () => ({ to: '/tai-khoan', notice: 'Đã ghi việc ủy quyền.' }) },
  ),
  'POST /tai-khoan/uy-quyen/:grantId/ket-thuc': submit(endDelegation, {
    to: () => ({ to: '/tai-khoan', notice: 'Đã kết thúc ủy quyền.' }),
  }),
}

function handOver(deed: typeof invitePerson | typeof renewLink) {
  return async ({ house, actor }: Sender, raw: Record<string, unknown>) => {
    const { person, token, expiresAt }: HandedLink = await perform<unknown, HandedLink>(deed, { house, actor }, raw)
    return { person, expiresAt, address: linkAddress(house.publicUrl, token) }
  }
}

function toPerson(notice: string) {
  return (_: unknown, request: WebRequest) => ({ to: `${peoplePath}/${request.params.personId}`, notice })
}

function toAccount(request: WebRequest, session: OpenedSession, notice: string) {
  return { to: '/tai-khoan', notice, cookies: [cookieOf(session, request.house.clock.now())] }
}
