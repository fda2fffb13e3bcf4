import { expect, test } from 'vitest'
import { addCandidateAct } from '#domains/mediation/acts/add-candidate.ts'
import { attachTeam } from '#domains/mediation/acts/attach-team.ts'
import { callOffElection } from '#domains/mediation/acts/call-off-election.ts'
import { confirmElection } from '#domains/mediation/acts/confirm-election.ts'
import { countVotes } from '#domains/mediation/acts/count-votes.ts'
import { endTeam } from '#domains/mediation/acts/end-team.ts'
import { foundTeam } from '#domains/mediation/acts/found-team.ts'
import { linkAccount } from '#domains/mediation/acts/link-account.ts'
import { markEthnicArea } from '#domains/mediation/acts/mark-ethnic-area.ts'
import { openElection } from '#domains/mediation/acts/open-election.ts'
import { recogniseElected } from '#domains/mediation/acts/recognise-elected.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { releaseMediator } from '#domains/mediation/acts/release-mediator.ts'
import { removeCandidateAct } from '#domains/mediation/acts/remove-candidate.ts'
import { reviewTeam } from '#domains/mediation/acts/review-team.ts'
import { listCandidates, listElections } from '#domains/mediation/election.store.ts'
import { refusals as electionRefusals } from '#domains/mediation/election.ts'
import { caseForm, holds, onMediation, seated } from '#domains/mediation/mediation.fixtures.ts'
import { loadTeamState } from '#domains/mediation/team.queries.ts'
import { refusals } from '#domains/mediation/team.ts'
import { foundVillage } from '#domains/places/acts/found-village.ts'
import { mergeVillages } from '#domains/places/acts/merge-villages.ts'
import { splitVillage } from '#domains/places/acts/split-village.ts'
import type { Act } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onMediation('tổ hòa giải và bầu hòa giải viên', (world) => {
  const stateOf = () => loadTeamState(world().db, world().actors.lan, 'see mediation', world().team.id, '2026-11-21')
  const missing = async () => (await stateOf()).missing.map(({ id }) => id)

  test('tổ mới thiếu gì thì nói thiếu ấy; người xã khác, hòa giải viên không ghi được tổ', async () => {
    const { does, bodies, village, team } = world()
    expect(await missing()).toEqual(['three-mediators', 'a-woman', 'a-leader'])
    const typed = {
      bodyId: bodies.first.id,
      villageId: village.id,
      name: 'Tổ khác',
      quota: '3',
      decision: '1',
      decidedOn: '01/02/2026',
    }
    await expect(does('tu', foundTeam, typed)).rejects.toBe(refusals.notFound)
    await expect(does('bich', foundTeam, typed)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', foundTeam, { ...typed, bodyId: bodies.second.id })).rejects.toBe(refusals.noVillage)
    await does('lan', markEthnicArea, { bodyId: bodies.first.id, version: '0', isEthnicArea: 'co', basis: 'QĐ 861' })
    expect(await missing()).toContain('an-ethnic-member')
    await expect(loadTeamState(world().db, world().actors.tu, 'see mediation', team.id, '2026-11-21')).rejects.toBe(
      refusals.notFound,
    )
  })

  test('bầu, xác nhận, công nhận: chỉ người trên nửa số hộ thành hòa giải viên, chỉ lãnh đạo công nhận, một lần', async () => {
    const { db, does } = world()
    const { id, version } = await holds(world(), 3, { 'Đỗ Thị Bích': 207, 'Vũ Văn Cường': 206, 'Phạm Thị Dung': 400 })
    const recognising = {
      electionId: id,
      version: String(version + 1),
      decision: '15/QĐ-UBND',
      day: '20/02/2026',
    }
    await expect(does('hung', recogniseElected, recognising)).rejects.toBe(electionRefusals.notConfirmed)
    await does('lan', confirmElection, { electionId: id, version: String(version) })
    await expect(does('lan', countVotes, { electionId: id, version: '9' })).rejects.toBe(electionRefusals.confirmed)
    await expect(does('lan', recogniseElected, recognising)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', recogniseElected, recognising)).rejects.toBe(refusals.notFound)
    await expect(does('hung', recogniseElected, { ...recognising, day: '09/02/2026' })).rejects.toMatchObject({
      status: 422,
    })
    // whoever opened the page before the result was confirmed recognises nobody
    await expect(does('hung', recogniseElected, { ...recognising, version: String(version) })).rejects.toBe(
      electionRefusals.changedMeanwhile,
    )
    await does('hung', recogniseElected, recognising)
    await expect(does('hung', recogniseElected, recognising)).rejects.toBe(electionRefusals.recognised)
    expect((await listCandidates(db, id)).map(({ name, result }) => [name, result])).toEqual([
      ['Phạm Thị Dung', 'elected'],
      ['Đỗ Thị Bích', 'elected'],
      ['Vũ Văn Cường', 'not-half'],
    ])
    // short of three: an extra election
    expect(await missing()).toEqual(['three-mediators', 'a-leader'])
    const extra = await holds(world(), 1, { 'Vũ Văn Cường': 300 })
    await does('lan', confirmElection, { electionId: extra.id, version: String(extra.version) })
    await does('hung', recogniseElected, {
      ...recognising,
      electionId: extra.id,
      version: String(extra.version + 1),
    })
    expect(await missing()).toEqual(['a-leader'])
  })

  test('mẫu số phải có, phiếu không nhiều hơn người dự họp, một lúc một cuộc bầu', async () => {
    const { does, team } = world()
    const typed = { teamId: team.id, heldOn: '10/02/2026', mode: 'secret', attended: '300', seats: '3' }
    await expect(does('lan', openElection, { ...typed, heldOn: '01/01/2019' })).rejects.toBe(
      electionRefusals.noHouseholds,
    )
    await expect(does('lan', openElection, { ...typed, attended: '' })).rejects.toBe(electionRefusals.attendedMissing)
    await expect(does('lan', openElection, { ...typed, attended: '413' })).rejects.toBe(
      electionRefusals.tooManyAttended,
    )
    const election = await does('lan', openElection, typed)
    await expect(does('lan', openElection, typed)).rejects.toBe(electionRefusals.openAlready)
    const person = { electionId: election.id, name: 'Bà Bích', conditions: [], votes: '301' }
    await expect(does('lan', addCandidateAct, person)).rejects.toBe(electionRefusals.tooManyVotes)
    await does('lan', addCandidateAct, { ...person, votes: '' })
    await expect(does('lan', confirmElection, { electionId: election.id, version: '1' })).rejects.toBe(
      electionRefusals.votesMissing,
    )
    const { id } = (await listCandidates(world().db, election.id))[0]!
    await expect(
      does('lan', countVotes, { electionId: election.id, version: '1', [`votes-${id}`]: '301' }),
    ).rejects.toBe(electionRefusals.tooManyVotes)
    const counting = { electionId: election.id, [`votes-${id}`]: '300' }
    await does('lan', countVotes, { ...counting, version: '1' })
    // whoever opened the page before does not write over it, takes nobody away and confirms nothing
    const stale = { electionId: election.id, candidateId: id, version: '1' }
    for (const deed of [countVotes, removeCandidateAct, confirmElection] as Act<unknown, unknown>[])
      await expect(does('lan', deed, { ...stale, [`votes-${id}`]: '3' })).rejects.toBe(
        electionRefusals.changedMeanwhile,
      )
    await does('lan', confirmElection, { electionId: election.id, version: '2' })
    // nobody looked at the conditions of Điều 7
    await expect(
      does('hung', recogniseElected, { electionId: election.id, version: '3', decision: '1', day: '20/02/2026' }),
    ).rejects.toBe(electionRefusals.nobodyElected)
  })

  test('thôi làm phải có căn cứ của luật; tổ trưởng thôi thì tổ thiếu tổ trưởng; rà soát của năm', async () => {
    const { does, team } = world()
    const { bich, cuong } = await seated(world())
    expect(await missing()).toEqual([])
    const leaving = {
      teamId: team.id,
      mediatorId: bich.id,
      ground: 'own-wish',
      decision: '20/QĐ-UBND',
      day: '01/11/2026',
    }
    await expect(does('hung', releaseMediator, { ...leaving, ground: 'no-such' })).rejects.toBe(refusals.noGround)
    await expect(does('hung', releaseMediator, { ...leaving, day: '01/01/2026' })).rejects.toBe(refusals.tooEarly)
    await expect(does('lan', releaseMediator, leaving)).rejects.toBe(permissionRefusals.mayNot)
    await does('hung', releaseMediator, leaving)
    expect(await missing()).toEqual(['three-mediators', 'a-leader'])
    await expect(does('lan', linkAccount, { teamId: team.id, mediatorId: cuong.id, userName: 'lan' })).rejects.toBe(
      refusals.notAnAccount,
    )
    await expect(does('lan', linkAccount, { teamId: team.id, mediatorId: cuong.id, userName: 'dung' })).rejects.toBe(
      refusals.accountTaken,
    )
    const review = { teamId: team.id, reviewedOn: '20/11/2026', assessment: 'Hoạt động đều.' }
    await expect(does('lan', reviewTeam, { ...review, year: '2027' })).rejects.toMatchObject({ status: 422 })
    await does('lan', reviewTeam, { ...review, year: '2026' })
    expect((await stateOf()).reviews).toMatchObject([{ year: 2026 }])
  })

  test('thôn sáp nhập thì tổ thuộc nơi mới, thôn chia tách thì người chọn', async () => {
    const { does, bodies, village, team } = world()
    const other = await does('lan', foundVillage, {
      bodyId: bodies.first.id,
      kind: 'thon',
      name: 'Thôn Đông',
      fromDay: '01/01/2020',
      households: '100',
    })
    const merged = await does('lan', mergeVillages, {
      bodyId: bodies.first.id,
      villageIds: [village.id, other.id],
      kind: 'thon',
      name: 'Thôn Đông Đoài',
      day: '01/07/2026',
      households: '512',
    })
    expect((await stateOf()).villages).toMatchObject([{ name: 'Thôn Đông Đoài', households: 512 }])
    await does('lan', splitVillage, {
      villageId: merged.id,
      version: '0',
      day: '01/10/2026',
      name1: 'Thôn Một',
      households1: '200',
      name2: 'Thôn Hai',
      households2: '312',
    })
    const { villages } = await stateOf()
    expect(villages).toHaveLength(2)
    const election = { teamId: team.id, heldOn: '10/11/2026', mode: 'sheets', attended: '', seats: '3' }
    await expect(does('lan', openElection, election)).rejects.toBe(electionRefusals.severalVillages)
    await expect(does('lan', attachTeam, { teamId: team.id, villageId: village.id })).rejects.toBe(
      refusals.notItsSuccessor,
    )
    const two = villages.find(({ name }) => name === 'Thôn Hai')!
    await does('lan', attachTeam, { teamId: team.id, villageId: two.id })
    expect((await does('lan', openElection, election)).households).toBe(312)
  })

  test('cuộc bầu ghi nhầm bỏ được khi chưa xác nhận; tổ còn vụ đang mở thì chưa kết thúc được', async () => {
    const { does, team } = world()
    await seated(world())
    const [confirmed] = await listElections(world().db, team.id)
    await expect(does('lan', callOffElection, { electionId: confirmed!.id, version: '0' })).rejects.toBe(
      electionRefusals.confirmed,
    )
    const mistaken = await holds(world(), 1, { 'Vũ Văn Nhầm': 300 })
    await expect(does('tu', callOffElection, { electionId: mistaken.id, version: '1' })).rejects.toBe(refusals.notFound)
    // somebody wrote a candidate into it meanwhile
    await expect(does('lan', callOffElection, { electionId: mistaken.id, version: '0' })).rejects.toBe(
      electionRefusals.changedMeanwhile,
    )
    await does('lan', callOffElection, { electionId: mistaken.id, version: String(mistaken.version) })
    await holds(world(), 1, {})
    const one = await does('lan', recordCase, caseForm(team.id))
    const ending = { teamId: team.id, decision: '40/QĐ-UBND', day: '21/11/2026' }
    await expect(does('lan', endTeam, ending)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('hung', endTeam, ending)).rejects.toBe(refusals.hasOpenCases)
    await world().db.deleteFrom('mediation_case').where('id', '=', one.id).execute()
    await does('hung', endTeam, ending)
    await expect(does('lan', recordCase, caseForm(team.id))).rejects.toMatchObject({ status: 404 })
  })
})
