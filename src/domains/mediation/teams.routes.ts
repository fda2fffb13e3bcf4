import { isId } from '#base/ids.ts'
import { addCandidateAct } from '#domains/mediation/acts/add-candidate.ts'
import { attachTeam } from '#domains/mediation/acts/attach-team.ts'
import { callOffElection } from '#domains/mediation/acts/call-off-election.ts'
import { confirmElection } from '#domains/mediation/acts/confirm-election.ts'
import { countVotes } from '#domains/mediation/acts/count-votes.ts'
import { endTeam } from '#domains/mediation/acts/end-team.ts'
import { foundTeam } from '#domains/mediation/acts/found-team.ts'
import { linkAccount } from '#domains/mediation/acts/link-account.ts'
import { markEthnicArea } from '#domains/mediation/acts/mark-ethnic-area.ts'
import { nameLeader } from '#domains/mediation/acts/name-leader.ts'
import { openElection } from '#domains/mediation/acts/open-election.ts'
import { recogniseElected } from '#domains/mediation/acts/recognise-elected.ts'
import { releaseMediator } from '#domains/mediation/acts/release-mediator.ts'
import { removeCandidateAct } from '#domains/mediation/acts/remove-candidate.ts'
import { reviewTeam } from '#domains/mediation/acts/review-team.ts'
import { sayShown } from '#domains/mediation/acts/say-shown.ts'
import { listElections } from '#domains/mediation/election.store.ts'
import { loadElectionPage } from '#domains/mediation/election-page.queries.ts'
import { listFeeRates } from '#domains/mediation/fee.queries.ts'
import { limitFor } from '#domains/mediation/fee.ts'
import { releaseGroundsOn } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { electionPage } from '#domains/mediation/pages/election-page.tsx'
import { teamPage } from '#domains/mediation/pages/team-page.tsx'
import { teamsPage } from '#domains/mediation/pages/teams-page.tsx'
import { findEthnicArea, listTeams, loadTeamState } from '#domains/mediation/team.queries.ts'
import { countCasesOf } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { listTeamReports } from '#domains/mediation/team-report.store.ts'
import { chosenCommune, listCommuneBodies, listVillages } from '#domains/places/villages.queries.ts'
import { type Routes, read, submit } from '#platform/http/routes.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const teams = read(
  'see mediation',
  async ({ db, actor, query, today }) => {
    const communes = await listCommuneBodies(db, actor, 'see mediation')
    const commune = chosenCommune(communes, query['co-quan'])
    const mayRun = mayAnywhere(actor, 'run mediation')
    if (commune === undefined)
      return { communes, commune, teams: [], reports: [], villages: [], area: undefined, limits: undefined, mayRun }
    const listed = await listTeams(db, commune.bodyId, today)
    const rates = await listFeeRates(db, commune.bodyId)
    return {
      communes,
      commune,
      teams: listed,
      reports: await listTeamReports(
        db,
        listed.map(({ id }) => id),
      ),
      villages: await listVillages(db, commune.communeId, today),
      area: await findEthnicArea(db, commune.bodyId),
      limits: { ended: limitFor('not-reached', today, rates), reached: limitFor('reached', today, rates) },
      mayRun,
    }
  },
  teamsPage,
)

const team = read(
  'see mediation',
  async ({ db, actor, params, today }) => {
    if (!isId(params.teamId!)) throw refusals.notFound
    return {
      team: await loadTeamState(db, actor, 'see mediation', params.teamId!, today),
      reports: await listTeamReports(db, [params.teamId!]),
      caseCounts: await countCasesOf(db, params.teamId!, today),
      elections: await listElections(db, params.teamId!),
      grounds: releaseGroundsOn(today),
      mayRun: mayAnywhere(actor, 'run mediation'),
      mayRecognise: mayAnywhere(actor, 'recognise mediators'),
    }
  },
  teamPage,
)

const election = read(
  'see mediation',
  ({ db, actor, params, today }) => loadElectionPage(db, actor, params.electionId!, today),
  electionPage,
)

const toTeam = (notice: string) => ({
  again: team,
  to: ({ id }: { id: string }) => ({ to: mediationPaths.team(id), notice }),
})
const toElection = (notice: string) => ({
  again: election,
  to: ({ id }: { id: string }) => ({ to: mediationPaths.election(id), notice }),
})

/** Tổ hòa giải, hòa giải viên, bầu: the desk of the commune. */
export const mediationTeamsRoutes: Routes = {
  [`GET ${mediationPaths.teams}`]: teams,
  [`POST ${mediationPaths.teams}`]: submit(foundTeam, {
    again: teams,
    to: ({ id }) => ({ to: mediationPaths.team(id), notice: 'Đã ghi tổ hòa giải.' }),
  }),
  [`POST ${mediationPaths.ethnicArea}`]: submit(markEthnicArea, {
    again: teams,
    to: ({ bodyId }) => ({ to: mediationPaths.teamsOf(bodyId), notice: 'Đã lưu.' }),
  }),
  'GET /nghiep-vu/hoa-giai/to/:teamId': team,
  'POST /nghiep-vu/hoa-giai/to/:teamId/noi': submit(attachTeam, toTeam('Đã gắn tổ với nơi mới.')),
  'POST /nghiep-vu/hoa-giai/to/:teamId/ket-thuc': submit(endTeam, {
    again: team,
    to: ({ bodyId }) => ({ to: mediationPaths.teamsOf(bodyId), notice: 'Đã ghi kết thúc tổ hòa giải.' }),
  }),
  'POST /nghiep-vu/hoa-giai/to/:teamId/ra-soat': submit(reviewTeam, toTeam('Đã ghi rà soát.')),
  'POST /nghiep-vu/hoa-giai/to/:teamId/bau': submit(openElection, {
    again: team,
    to: ({ id }) => ({ to: mediationPaths.election(id), notice: 'Đã mở cuộc bầu.' }),
  }),
  'POST /nghiep-vu/hoa-giai/to/:teamId/hoa-giai-vien/:mediatorId/to-truong': submit(
    nameLeader,
    toTeam('Đã ghi tổ trưởng.'),
  ),
  'POST /nghiep-vu/hoa-giai/to/:teamId/hoa-giai-vien/:mediatorId/thoi': submit(
    releaseMediator,
    toTeam('Đã ghi thôi làm hòa giải viên.'),
  ),
  'POST /nghiep-vu/hoa-giai/to/:teamId/hoa-giai-vien/:mediatorId/tai-khoan': submit(
    linkAccount,
    toTeam('Đã gắn tài khoản.'),
  ),
  'POST /nghiep-vu/hoa-giai/to/:teamId/hoa-giai-vien/:mediatorId/danh-ba': submit(sayShown, toTeam('Đã ghi.')),
  'GET /nghiep-vu/hoa-giai/bau/:electionId': election,
  'POST /nghiep-vu/hoa-giai/bau/:electionId/bo': submit(callOffElection, {
    again: election,
    to: ({ id }) => ({ to: mediationPaths.team(id), notice: 'Đã bỏ cuộc bầu ghi nhầm.' }),
  }),
  'POST /nghiep-vu/hoa-giai/bau/:electionId/ung-vien': submit(addCandidateAct, toElection('Đã ghi vào danh sách bầu.')),
  'POST /nghiep-vu/hoa-giai/bau/:electionId/bo-ung-vien': submit(
    removeCandidateAct,
    toElection('Đã bỏ khỏi danh sách bầu.'),
  ),
  'POST /nghiep-vu/hoa-giai/bau/:electionId/so-phieu': submit(countVotes, toElection('Đã lưu số hộ đồng ý.')),
  'POST /nghiep-vu/hoa-giai/bau/:electionId/xac-nhan': submit(confirmElection, toElection('Đã xác nhận kết quả.')),
  'POST /nghiep-vu/hoa-giai/bau/:electionId/cong-nhan': submit(recogniseElected, {
    again: election,
    to: ({ id, goesOn }) => ({
      to: mediationPaths.election(id),
      notice: `Đã ghi công nhận.${goesOn.length === 0 ? '' : ` Vẫn làm theo quyết định cũ, không ghi mới: ${goesOn.join(', ')}.`}`,
    }),
  }),
}
