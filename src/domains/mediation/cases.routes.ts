import { sql } from 'kysely'
import { isId, newSecret } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { loadMediationRequest } from '#domains/matters/mediation-request.queries.ts'
import { addCoMediatorAct } from '#domains/mediation/acts/add-co-mediator.ts'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { barMediator } from '#domains/mediation/acts/bar-mediator.ts'
import { correctCase } from '#domains/mediation/acts/correct-case.ts'
import { decideFee } from '#domains/mediation/acts/decide-fee.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { endCoMediator } from '#domains/mediation/acts/end-co-mediator.ts'

import { escalate } from '#domains/mediation/acts/escalate.ts'
import { handleEscalation } from '#domains/mediation/acts/handle-escalation.ts'
import { inviteGuest } from '#domains/mediation/acts/invite-guest.ts'
import { joinTeam } from '#domains/mediation/acts/join-team.ts'
import { noteCourt } from '#domains/mediation/acts/note-court.ts'
import { noteFollowUp } from '#domains/mediation/acts/note-follow-up.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { partFromTeam } from '#domains/mediation/acts/part-from-team.ts'
import { passFeeOn } from '#domains/mediation/acts/pass-fee-on.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { removeGuest } from '#domains/mediation/acts/remove-guest.ts'
import { reportEscalation } from '#domains/mediation/acts/report-escalation.ts'
import { requestFee } from '#domains/mediation/acts/request-fee.ts'
import { signAgreement } from '#domains/mediation/acts/sign-agreement.ts'
import { partyNumbers } from '#domains/mediation/acts/steps/case-fields.ts'
import { unbarMediator } from '#domains/mediation/acts/unbar-mediator.ts'
import { writeAgreement } from '#domains/mediation/acts/write-agreement.ts'
import { agreementPaper } from '#domains/mediation/agreement-paper.ts'
import { findRecordCommune } from '#domains/mediation/book-number.queries.ts'
import {
  type CaseShow,
  caseShows,
  listCases,
  listLedTeams,
  listRecordTeams,
  loadCasePage,
} from '#domains/mediation/case.queries.ts'
import { refusals, toldNotice } from '#domains/mediation/case.ts'
import { listOtherTeams, loadCaseToTryAgain } from '#domains/mediation/case-together.queries.ts'
import { loadFeeSheet } from '#domains/mediation/fee.queries.ts'
import { feePaper } from '#domains/mediation/fee-paper.ts'
import { caseGroundsOn, exclusionsOn } from '#domains/mediation/mediation-law.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { casePage } from '#domains/mediation/pages/case-page.tsx'
import { casesPage } from '#domains/mediation/pages/cases-page.tsx'
import { otherTeamsPage } from '#domains/mediation/pages/other-teams-page.tsx'
import { quickSessionPage } from '#domains/mediation/pages/quick-session-page.tsx'
import { recordCasePage } from '#domains/mediation/pages/record-case-page.tsx'
import { writeWord } from '#engines/word/write-word.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

const cases = read(
  'mediate',
  async ({ db, actor, query, today }) => {
    const show: CaseShow = Object.hasOwn(caseShows, query.xem ?? '') ? (query.xem as CaseShow) : 'open'
    const teamId = isId(query.to ?? '') ? query.to : undefined
    const teams = await listRecordTeams(db, actor, today)
    const rows = await listCases(db, actor, today, { show, ...(teamId !== undefined && { teamId }) })
    const led = await listLedTeams(db, actor, today)
    return { rows, show, teams, teamId, led, mayRecord: teams.length > 0, mayRun: mayAnywhere(actor, 'run mediation') }
  },
  casesPage,
)

const record = read(
  'mediate',
  async ({ db, actor, today, query, house }) => ({
    teams: await listRecordTeams(db, actor, today),
    formKey: newSecret(),
    grounds: caseGroundsOn(today),
    exclusions: exclusionsOn(today),
    parties: partyNumbers,
    isMediator: !mayAnywhere(actor, 'run mediation'),
    from: isId(query.viec ?? '') ? await loadMediationRequest(db, house.secretKey, actor, query.viec!) : undefined,
    again: isId(query.lai ?? '') ? await loadCaseToTryAgain(db, house.secretKey, actor, today, query.lai!) : undefined,
  }),
  recordCasePage,
)

async function pageOf({ db, actor, house, params, today }: ReadContext) {
  if (!isId(params.caseId!)) throw refusals.notFound
  const shown = await loadCasePage(db, house.secretKey, actor, today, params.caseId!)
  return {
    ...shown,
    partyNumbers,
    formKey: newSecret(),
    mayDecideFee: mayAnywhere(actor, 'recognise mediators'),
    mayRun: mayAnywhere(actor, 'run mediation'),
    maySeeFigures: mayAnywhere(actor, 'see mediation'),
    matterHref:
      shown.one.matterId === null || !mayAnywhere(actor, 'read matters')
        ? undefined
        : matterPaths.matter(shown.one.matterId),
  }
}

const one = read('mediate', pageOf, casePage)

/** Teams of the province to work along with: of this commune, or found by name of team, village or commune. */
const otherTeams = read(
  'mediate',
  async (context) => {
    const { one, joint } = await pageOf(context)
    if (!one.mayAssign) throw refusals.onlyLeader
    const asked = fold((context.query.tim ?? '').trim())
    const teams = await listOtherTeams(context.db, one.teamId)
    const found = teams.filter((team) =>
      asked === ''
        ? team.bodyId === one.bodyId
        : fold(`${team.name} ${team.villageName} ${team.communeName}`).includes(asked),
    )
    return {
      one,
      joint,
      asked: context.query.tim ?? '',
      found: found.slice(0, 50),
      more: Math.max(found.length - 50, 0),
    }
  },
  otherTeamsPage,
)

const agreementFile = raw('mediate', async (context) => {
  const shown = await pageOf(context)
  const { agreement, words, mediatorName, teamName } = shown
  if (agreement === undefined) throw refusals.noAgreement
  const { rows } = await sql<{ name: string }>`
    select place.name from body join place on place.id = body.place_id where body.id = ${shown.one.bodyId}`.execute(
    context.db,
  )
  const bytes = await writeWord(
    agreementPaper({
      teamName,
      communeName: rows[0]?.name ?? '',
      words: agreement.words,
      mediatorNames: [mediatorName ?? '', ...shown.coMediators.map(({ name }) => name)],
      partyNames: words.parties.map(({ name }) => name),
      agreedOn: agreement.agreedOn,
      madeAt: context.now,
    }),
  )
  return wordAnswer(bytes, `van-ban-hoa-giai-thanh-${shown.one.number}-${shown.one.year}.docx`)
})

const feeFile = raw('mediate', async ({ db, actor, today, now, params }) => {
  if (!isId(params.caseId!)) throw refusals.notFound
  const sheet = await loadFeeSheet(db, actor, today, params.caseId!)
  return wordAnswer(await writeWord(feePaper(sheet, now)), `de-nghi-thu-lao-${sheet.requestedOn.slice(0, 7)}.docx`)
})

/** What a mediator can write down now: open cases that have somebody who mediates. */
const quick = read(
  'mediate',
  async ({ db, actor, today }) => {
    const open = await listCases(db, actor, today, { show: 'open' })
    return {
      rows: open.filter(({ mediatorId, mayWrite }) => mediatorId !== null && mayWrite),
      communeId: await findRecordCommune(db, actor, today),
      formKey: newSecret(),
    }
  },
  quickSessionPage,
)

const toCase = (notice: string) => ({
  again: one,
  to: ({ id }: { id: string }) => ({ to: mediationPaths.oneCase(id), notice }),
})
const path = '/nghiep-vu/hoa-giai/vu-viec/:caseId' as const

/** Vụ, việc hòa giải: officers of the commune, the leader of the team, the mediator of the case. */
export const mediationCasesRoutes: Routes = {
  [`GET ${mediationPaths.cases}`]: cases,
  [`GET ${mediationPaths.record}`]: record,
  [`POST ${mediationPaths.record}`]: submit(recordCase, {
    again: record,
    to: ({ id }) => ({ to: mediationPaths.oneCase(id), notice: 'Đã ghi vụ, việc.' }),
  }),
  [`GET ${mediationPaths.quick}`]: quick,
  [`POST ${mediationPaths.quick}`]: submit(noteSession, {
    again: quick,
    to: ({ id }) => ({ to: mediationPaths.oneCase(id), notice: 'Đã ghi buổi hòa giải.' }),
  }),
  [`GET ${path}`]: one,
  [`GET ${path}/van-ban-hoa-giai-thanh.docx`]: agreementFile,
  [`GET ${path}/de-nghi-thu-lao.docx`]: feeFile,
  [`POST ${path}/sua`]: submit(correctCase, toCase('Đã sửa.')),
  [`POST ${path}/phan-cong`]: submit(assignMediator, toCase('Đã ghi người hòa giải.')),
  [`POST ${path}/xung-dot`]: submit(barMediator, toCase('Đã ghi.')),
  [`POST ${path}/bo-xung-dot`]: submit(unbarMediator, toCase('Đã bỏ ghi xung đột lợi ích.')),
  [`POST ${path}/buoi`]: submit(noteSession, toCase('Đã ghi buổi hòa giải.')),
  [`POST ${path}/cung-hoa-giai`]: submit(addCoMediatorAct, toCase('Đã ghi người cùng hòa giải.')),
  [`POST ${path}/thoi-cung`]: submit(endCoMediator, toCase('Đã ghi thôi cùng hòa giải.')),
  [`POST ${path}/moi`]: submit(inviteGuest, toCase('Đã ghi người được mời.')),
  [`POST ${path}/bo-moi`]: submit(removeGuest, toCase('Đã bỏ người được mời.')),
  [`GET ${path}/phoi-hop`]: otherTeams,
  [`POST ${path}/phoi-hop`]: submit(joinTeam, { ...toCase('Đã ghi tổ phối hợp.'), again: otherTeams }),
  [`POST ${path}/thoi-phoi-hop`]: submit(partFromTeam, toCase('Đã ghi thôi phối hợp.')),
  [`POST ${path}/toa-an`]: submit(noteCourt, toCase('Đã ghi việc ở Tòa án.')),
  [`POST ${path}/ket-thuc`]: submit(endCase, toCase('Đã ghi kết thúc.')),
  [`POST ${path}/van-ban`]: submit(writeAgreement, toCase('Đã lưu văn bản.')),
  [`POST ${path}/da-ky`]: submit(signAgreement, toCase('Đã ghi ngày ký.')),
  [`POST ${path}/theo-doi`]: submit(noteFollowUp, toCase('Đã ghi việc thực hiện.')),
  [`POST ${path}/bao-ngay`]: submit(escalate, {
    again: one,
    to: ({ id, told }) => ({ to: mediationPaths.oneCase(id), notice: toldNotice(told) }),
  }),
  [`POST ${path}/da-bao`]: submit(reportEscalation, toCase('Đã ghi báo cáo.')),
  [`POST ${path}/da-xu-ly`]: submit(handleEscalation, toCase('Đã ghi xử lý.')),
  [`POST ${path}/de-nghi-thu-lao`]: submit(requestFee, toCase('Đã ghi đề nghị trả thù lao.')),
  [`POST ${path}/quyet-dinh-thu-lao`]: submit(decideFee, toCase('Đã ghi quyết định.')),
  [`POST ${path}/da-tra`]: submit(passFeeOn, toCase('Đã ghi trả thù lao.')),
}
