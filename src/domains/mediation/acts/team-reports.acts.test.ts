import { expect, test } from 'vitest'
import { decideTeamReport } from '#domains/mediation/acts/decide-team-report.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { submitTeamReport } from '#domains/mediation/acts/submit-team-report.ts'
import { writeTeamReport } from '#domains/mediation/acts/write-team-report.ts'
import { caseForm, goingOn, onMediation } from '#domains/mediation/mediation.fixtures.ts'
import { countTeamYear, findTeamReport } from '#domains/mediation/team-report.store.ts'
import { refusals } from '#domains/mediation/team-report.ts'
import { figureLines, teamReportPaper } from '#domains/mediation/team-report-paper.ts'
import { faultsOf } from '#engines/word/word-check.fixture.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const today = '2026-11-21'
const year = 2026

onMediation('báo cáo năm của tổ hòa giải', (world) => {
  test('tổ trưởng soạn, trình, số liệu chốt; UBND trả lại có lý do, trình lại, người khác nhận', async () => {
    const { does, db, team } = world()
    const { id } = await goingOn(world())
    await does('cuong', endCase, { caseId: id, endedOn: '20/11/2026', endReason: 'agreement', note: 'Xong.' })
    const at = { teamId: team.id, year: String(year) }
    const words = { work: 'Hòa giải một vụ, tuyên truyền hai buổi.', difficulties: '', proposal: 'Thêm sách.' }
    await expect(does('cuong', writeTeamReport, { ...at, ...words, version: '0' })).rejects.toBe(refusals.notFound)
    await expect(does('tu', writeTeamReport, { ...at, ...words, version: '0' })).rejects.toBe(refusals.notFound)
    await expect(does('mai', writeTeamReport, { ...at, ...words, version: '0' })).rejects.toBe(
      permissionRefusals.mayNot,
    )
    for (const other of ['2025', '2027'])
      await expect(does('bich', writeTeamReport, { ...at, ...words, year: other, version: '0' })).rejects.toBe(
        refusals.notTheYear,
      )
    await expect(does('bich', submitTeamReport, { ...at, version: '0' })).rejects.toBe(refusals.notWritten)
    await does('bich', writeTeamReport, { ...at, ...words, version: '0' })
    await expect(does('lan', writeTeamReport, { ...at, ...words, version: '0' })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    await expect(does('bich', submitTeamReport, { ...at, version: '0' })).rejects.toBe(refusals.changedMeanwhile)
    await does('bich', submitTeamReport, { ...at, version: '1' })
    await expect(does('bich', writeTeamReport, { ...at, ...words, version: '2' })).rejects.toBe(refusals.isSubmitted)
    // what comes in after it was submitted is not in it
    await does('lan', recordCase, caseForm(team.id, 'sau', { receivedOn: '21/11/2026' }))
    const submitted = (await findTeamReport(db, team.id, year))!
    expect(submitted.figures).toMatchObject({ received: 1, reached: 1, open: 0, serving: 3, women: 2, along: 0 })
    expect(await countTeamYear(db, team, year, today)).toMatchObject({ received: 2, open: 1 })
    const giving = { ...at, version: '2', decision: 'return', reason: '' }
    await expect(does('bich', decideTeamReport, giving)).rejects.toBe(permissionRefusals.mayNot)
    await expect(does('tu', decideTeamReport, giving)).rejects.toBe(refusals.notFound)
    await expect(does('lan', decideTeamReport, giving)).rejects.toBe(refusals.reasonMissing)
    await does('lan', decideTeamReport, { ...giving, reason: 'Thiếu vụ mới.' })
    expect(await findTeamReport(db, team.id, year)).toMatchObject({ state: 'returned', figures: null })
    await expect(does('hung', decideTeamReport, { ...giving, version: '3' })).rejects.toBe(refusals.notSubmitted)
    await does('bich', submitTeamReport, { ...at, version: '3' })
    await does('hung', decideTeamReport, { ...at, version: '4', decision: 'accept', reason: '' })
    expect(await findTeamReport(db, team.id, year)).toMatchObject({ state: 'accepted', returnReason: null })
    expect((await findTeamReport(db, team.id, year))!.figures).toMatchObject({ received: 2, open: 1 })
  })

  test('cán bộ trình hộ tổ trưởng thì không tự nhận', async () => {
    const { does, team } = world()
    const at = { teamId: team.id, year: String(year) }
    await does('lan', writeTeamReport, { ...at, version: '0', work: 'Việc.', difficulties: '', proposal: '' })
    await does('lan', submitTeamReport, { ...at, version: '1' })
    const taking = { ...at, version: '2', decision: 'accept', reason: '' }
    await expect(does('lan', decideTeamReport, taking)).rejects.toBe(refusals.ownReport)
    await does('hung', decideTeamReport, taking)
  })

  test('tệp Word lành và nói đúng số đã đếm', async () => {
    const { does, db, team } = world()
    const at = { teamId: team.id, year: String(year) }
    const report = await does('lan', writeTeamReport, {
      ...at,
      version: '0',
      work: 'Dòng một.\nDòng hai.',
      difficulties: '',
      proposal: '',
    })
    const figures = { ...(await countTeamYear(db, team, year, today)), received: 1234 }
    const paper = teamReportPaper({
      teamName: team.name,
      communeName: 'Xã Một',
      report,
      figures,
      day: today,
      madeAt: new Date('2026-11-21T02:00:00Z'),
    })
    expect(await faultsOf(await writeWord(paper))).toEqual([])
    const text = JSON.stringify(paper)
    expect(text).toContain('1.234')
    for (const { term } of figureLines(figures)) expect(text).toContain(term)
  })
})
