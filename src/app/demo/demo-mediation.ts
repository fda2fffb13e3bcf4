import type { Story } from '#app/demo/demo-story.ts'
import { addDays, type Day, showDay } from '#base/day.ts'
import { newSecret } from '#base/ids.ts'
import { addCandidateAct } from '#domains/mediation/acts/add-candidate.ts'
import { addCoMediatorAct } from '#domains/mediation/acts/add-co-mediator.ts'
import { assignMediator } from '#domains/mediation/acts/assign-mediator.ts'
import { confirmElection } from '#domains/mediation/acts/confirm-election.ts'
import { decideFee } from '#domains/mediation/acts/decide-fee.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { escalate } from '#domains/mediation/acts/escalate.ts'
import { foundTeam } from '#domains/mediation/acts/found-team.ts'
import { handleEscalation } from '#domains/mediation/acts/handle-escalation.ts'
import { inviteGuest } from '#domains/mediation/acts/invite-guest.ts'
import { joinTeam } from '#domains/mediation/acts/join-team.ts'
import { linkAccount } from '#domains/mediation/acts/link-account.ts'
import { nameLeader } from '#domains/mediation/acts/name-leader.ts'
import { noteCourt } from '#domains/mediation/acts/note-court.ts'
import { noteSession } from '#domains/mediation/acts/note-session.ts'
import { openElection } from '#domains/mediation/acts/open-election.ts'
import { recogniseElected } from '#domains/mediation/acts/recognise-elected.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { requestFee } from '#domains/mediation/acts/request-fee.ts'
import { sayShown } from '#domains/mediation/acts/say-shown.ts'
import { submitTeamReport } from '#domains/mediation/acts/submit-team-report.ts'
import { writeAgreement } from '#domains/mediation/acts/write-agreement.ts'
import { writeTeamReport } from '#domains/mediation/acts/write-team-report.ts'
import { findElection } from '#domains/mediation/election.store.ts'
import { conditionsOn } from '#domains/mediation/mediation-law.ts'
import { listMediators } from '#domains/mediation/team.store.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { today } from '#platform/clock.ts'

type People = { lan: string; hung: string; tam: string }

/** The ward's quarters, a team that was elected and one that lacks people, and three quarrels at three points of their way. */
export async function tellMediation(story: Story, { lan, hung, tam }: People, wardId: string): Promise<void> {
  const { does, house } = story
  const now = today(house.clock)
  const first: Day = `${story.year}-01-05`
  const daysAgo = (days: number): Day => (addDays(now, -days) < first ? first : addDays(now, -days))
  const at = (days: number) => showDay(daysAgo(days))
  story.moveTo(daysAgo(60))
  const village = async (name: string, households: string) =>
    does(lan, foundVillage, { bodyId: wardId, kind: 'to-dan-pho', name, fromDay: at(60), households, decision: '' })
  const one = await village('Tổ dân phố Niềm Xá', '612')
  const two = await village('Tổ dân phố Y Na', '540')
  await village('Tổ dân phố Thị Chung', '705')
  const team = async (villageId: string, name: string) =>
    does(lan, foundTeam, { bodyId: wardId, villageId, name, quota: '5', decision: '31/QĐ-UBND', decidedOn: at(60) })
  const { id: teamId } = await team(one.id, 'Tổ hòa giải Niềm Xá')
  const second = await team(two.id, 'Tổ hòa giải Y Na')

  const { id: electionId } = await does(lan, openElection, {
    teamId,
    heldOn: at(50),
    mode: 'secret',
    attended: '480',
    seats: '4',
  })
  const conditions = conditionsOn(now).map(({ id }) => id)
  for (const [name, votes, birthYear] of [
    ['Nguyễn Văn Tâm', '455', '1962'],
    ['Lê Thị Hạnh', '441', '1970'],
    ['Ngô Quang Vinh', '390', '1958'],
    ['Trần Thị Dậu', '301', '1981'],
  ] as const) {
    const isWoman = name.includes(' Thị ') ? 'co' : undefined
    await does(lan, addCandidateAct, { electionId, name, birthYear, isWoman, conditions, votes })
  }
  const { version } = (await findElection(house.database.kysely, electionId))!
  await does(lan, confirmElection, { electionId, version: String(version) })
  await does(hung, recogniseElected, { electionId, version: String(version + 1), decision: '38/QĐ-UBND', day: at(45) })
  const mediators = await listMediators(house.database.kysely, [teamId])
  const idOf = (name: string) => mediators.find((mediator) => mediator.name === name)!.id
  const hanh = { teamId, mediatorId: idOf('Lê Thị Hạnh') }
  await does(hung, nameLeader, { ...hanh, decision: '39/QĐ-UBND', day: at(45) })
  await does(lan, linkAccount, { teamId, mediatorId: idOf('Nguyễn Văn Tâm'), userName: 'tam' })

  for (const name of ['Nguyễn Văn Tâm', 'Lê Thị Hạnh'])
    await does(lan, sayShown, { teamId, mediatorId: idOf(name), isShown: 'co' })

  const brings = (receivedOn: string, more: Record<string, string>) =>
    does(lan, recordCase, {
      teamId,
      formKey: newSecret(),
      receivedOn,
      ground: 'party',
      gate: 'none',
      others: '',
      ...more,
    })
  const gives = (caseId: string, day: string) =>
    does(lan, assignMediator, {
      caseId,
      version: '0',
      mediatorId: idOf('Nguyễn Văn Tâm'),
      chosenBy: 'parties',
      interestAsked: 'co',
      day,
      agreedStart: '',
    })
  const session = (caseId: string, heldOn: string, what: string) =>
    does(tam, noteSession, { caseId, heldOn, place: 'Nhà văn hóa Niềm Xá', came: 'Hai bên', what })

  story.moveTo(daysAgo(20))
  const path = await brings(at(20), lane)
  await gives(path.id, at(20))
  await session(path.id, at(20), 'Hai bên cùng xem lối đi, nói yêu cầu của mình.')
  story.moveTo(daysAgo(12))
  await does(tam, endCase, {
    caseId: path.id,
    endedOn: at(12),
    endReason: 'agreement',
    lookAgainOn: showDay(addDays(now, 6)),
    note: 'Giữ lối đi rộng 1,5 mét, không để vật cản.',
  })
  await does(tam, writeAgreement, { caseId: path.id, version: '0', ...agreement })
  await does(tam, noteCourt, { caseId: path.id, version: '0', filedOn: at(12), result: '', resultOn: '' })
  await does(tam, requestFee, { caseId: path.id, amount: '400.000', requestedOn: at(12) })
  story.moveTo(daysAgo(9))
  await does(hung, decideFee, { caseId: path.id, decision: 'grant', decidedOn: at(9), paidOn: '', reason: '' })
  story.moveTo(daysAgo(4))
  const noise = await brings(at(4), karaoke)
  await gives(noise.id, at(4))
  await does(lan, addCoMediatorAct, {
    caseId: noise.id,
    mediatorId: idOf('Ngô Quang Vinh'),
    interestAsked: 'co',
    day: at(4),
  })
  const elder = {
    name: 'Cụ Phan Văn Lộc',
    role: 'Người cao tuổi, hai nhà đều nể',
    consentAsked: 'co',
    invitedOn: at(4),
  }
  await does(tam, inviteGuest, { caseId: noise.id, ...elder })
  await does(lan, joinTeam, { caseId: noise.id, teamId: second.id })
  await does(tam, escalate, {
    caseId: noise.id,
    kind: 'violence',
    foundOn: at(4),
    note: 'Anh Toàn dọa đập loa nhà bà Thắm.',
  })
  const { id: escalationId } = await house.database.kysely
    .selectFrom('mediation_escalation')
    .select('id')
    .where('case_id', '=', noise.id)
    .executeTakeFirstOrThrow()
  await does(hung, handleEscalation, {
    caseId: noise.id,
    escalationId,
    handledOn: at(4),
    handledNote: 'Công an phường đã đến nhắc nhở, hai bên hứa giữ trật tự.',
  })
  const yearly = { teamId, year: String(story.year) }
  await does(lan, writeTeamReport, { ...yearly, version: '0', ...report })
  await does(lan, submitTeamReport, { ...yearly, version: '1' })
  story.moveToNow()
  await brings(at(1), debt)
}

const report = {
  work: 'Hòa giải các vụ, việc ở ngõ phố; cùng tổ dân phố nói chuyện về trật tự, vệ sinh chung.',
  difficulties: 'Hai hòa giải viên đã cao tuổi, ngại dùng điện thoại.',
  proposal: 'Tập huấn kỹ năng hòa giải, cấp thêm sách.',
}
const lane = {
  topic: 'land',
  name1: 'Ông Đỗ Văn Lực',
  age1: '1965',
  address1: 'Ngõ 12, Niềm Xá',
  wish1: 'Dời chậu cây để xe máy đi được',
  name2: 'Bà Vũ Thị Ngân',
  age2: '1972',
  address2: 'Ngõ 12, Niềm Xá',
  wish2: 'Được để chậu cây sát tường',
  story: 'Chậu cây để trên lối đi chung, hai nhà to tiếng nhiều lần.',
}
const karaoke = {
  topic: 'environment',
  name1: 'Bà Phan Thị Thắm',
  address1: 'Ngõ 5, Niềm Xá',
  wish1: 'Không hát sau 21 giờ',
  name2: 'Anh Hà Văn Toàn',
  address2: 'Ngõ 5, Niềm Xá',
  story: 'Nhà bên hát karaoke đến khuya, con nhỏ không ngủ được.',
}
const debt = {
  topic: 'money',
  name1: 'Chị Bùi Thị Lụa',
  wish1: 'Trả tiền hụi còn thiếu',
  name2: 'Chị Mai Thị Xuyến',
  story: 'Vay tiền góp hụi, đến hạn chưa trả.',
}
const agreement = {
  basis: 'Một bên hoặc các bên yêu cầu (Luật Hòa giải ở cơ sở 35/2013/QH13, Điều 16).',
  parties:
    'Bên 1: ông Đỗ Văn Lực, sinh năm 1965, ngõ 12, Niềm Xá.\nBên 2: bà Vũ Thị Ngân, sinh năm 1972, ngõ 12, Niềm Xá.',
  subject: 'Chậu cây để trên lối đi chung của ngõ 12.',
  course: 'Một buổi tại nhà văn hóa, hai bên có mặt.',
  terms: 'Giữ lối đi rộng 1,5 mét, không để vật cản.',
  duties: 'Bà Ngân dời chậu cây. Ông Lực cùng dọn rãnh nước.',
  manner: 'Xong trong 10 ngày.',
}
