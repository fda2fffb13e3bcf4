import { expect, test } from 'vitest'
import { noteMeeting } from '#domains/standard/acts/note-meeting.ts'
import { signIndicator } from '#domains/standard/acts/sign-indicator.ts'
import { listOfYear, nameAssessment } from '#domains/standard/assessments.queries.ts'
import { coverageOf } from '#domains/standard/coverage.ts'
import { judgeNow, listIndicatorStates, listValues } from '#domains/standard/judging.queries.ts'
import { isOutvoted, meetingRefusals, readMember, readVote, requireMeeting } from '#domains/standard/meeting.ts'
import { listMeetings } from '#domains/standard/meetings.queries.ts'
import { communeForms, communePaper } from '#domains/standard/pages/commune-papers.ts'
import { provinceForms, provincePaper } from '#domains/standard/pages/province-papers.ts'
import { loadRuleSet } from '#domains/standard/rule-sets.ts'
import { onStandard } from '#domains/standard/standard.fixtures.ts'
import { faultsOf, partOf } from '#engines/word/word-check.fixture.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const ruleSet = loadRuleSet('tcpl-25-2021')
const members = (took: number, away: number) => [
  ...Array.from({ length: took }, () => ({ name: 'A', title: '', took: true })),
  ...Array.from({ length: away }, () => ({ name: 'B', title: '', took: false })),
]

test.each<[string, { took: number; away: number; votes?: number }, unknown]>([
  ['đủ hai phần ba', { took: 10, away: 5 }, undefined],
  ['thiếu hai phần ba', { took: 9, away: 5 }, meetingRefusals.noQuorum(9, 10)],
  ['quá mười lăm thành viên', { took: 16, away: 0 }, meetingRefusals.tooMany(15)],
  ['không ai tham gia', { took: 0, away: 0 }, meetingRefusals.noQuorum(0, 1)],
  ['phiếu nhiều hơn người', { took: 3, away: 0, votes: 4 }, meetingRefusals.tooManyVotes],
])('Hội đồng: %s', (_, { took, away, votes = 1 }, refusal) => {
  const meets = () =>
    requireMeeting(ruleSet, { members: members(took, away), votes: [{ assessmentId: '1', agree: votes, against: 0 }] })
  if (refusal === undefined) expect(meets).not.toThrow()
  else expect(meets).toThrow((refusal as Error).message)
})

test('bộ quy tắc chưa thấy Hội đồng thì không ghi cuộc họp', () => {
  expect(() => requireMeeting(loadRuleSet('tcpl-27-2025'), { members: members(3, 0), votes: [] })).toThrow(
    meetingRefusals.noCouncil.message,
  )
})

test('biểu quyết gần nhất không đủ số đồng ý thì cản công nhận; không rõ phải mấy người, hoặc không có phiếu, thì không', () => {
  const council = { ...ruleSet.council!, majority: { numerator: 2, denominator: 3 } }
  const meeting = (agree: number) => ({
    members: members(6, 0),
    votes: [{ assessmentId: '1', agree, against: 6 - agree }],
  })
  expect(isOutvoted({ council }, [meeting(3)], '1')).toBe(true)
  expect(isOutvoted({ council }, [meeting(4)], '1')).toBe(false)
  expect(isOutvoted({ council }, [meeting(4), meeting(3)], '1')).toBe(false)
  expect(isOutvoted({ council }, [meeting(3)], '2')).toBe(false)
  expect(isOutvoted({ council: { ...council, majority: null } }, [meeting(0)], '1')).toBe(false)
  expect(isOutvoted({ council: { ...council, mark: 'P' } }, [meeting(0)], '1')).toBe(false)
  expect(isOutvoted({ council: null }, [meeting(0)], '1')).toBe(false)
})

test('một dòng thành viên, một dòng phiếu', () => {
  expect(readMember('Nguyễn Văn A; Phó Chủ tịch; vắng')).toEqual({
    name: 'Nguyễn Văn A',
    title: 'Phó Chủ tịch',
    took: false,
  })
  expect(readMember('Nguyễn Văn A')).toEqual({ name: 'Nguyễn Văn A', title: '', took: true })
  expect(readMember(';')).toBeUndefined()
  const communes = [{ id: '1', placeName: 'Phường Một' }]
  expect(readVote('phường Một: 12, 0', communes)).toEqual({ assessmentId: '1', agree: 12, against: 0 })
  expect(readVote('Phường Hai: 12, 0', communes)).toBeUndefined()
  expect(readVote('Phường Một: mười hai', communes)).toBeUndefined()
})

onStandard('hồ sơ chuẩn tiếp cận pháp luật', (world) => {
  test('cuộc họp: lãnh đạo xã không ghi được, dòng sai nói rõ dòng; các mẫu mở được và nói mẫu nào chưa thấy', async () => {
    const { db, does, opens, clock, asOf2024 } = world()
    const opened = await asOf2024(await opens())
    await does('lan', signIndicator, {
      assessmentId: opened.id,
      version: '0',
      code: 'TC1.CT1',
      self: 'not-met',
      points: '2,5',
      why: '',
    })
    const meeting = {
      provinceId: '24',
      year: '2024',
      heldOn: '20/11/2026',
      mode: 'meeting',
      members: 'Nguyễn Văn A; Phó Chủ tịch\nTrần Thị B; Sở Tư pháp',
      votes: 'Nơi 00001: 2, 0',
      minutes: 'Hội đồng thống nhất điểm thẩm định.',
    }
    await expect(does('hung', noteMeeting, meeting)).rejects.toBe(permissionRefusals.notFound)
    await expect(does('yen', noteMeeting, { ...meeting, votes: 'Xã Lạ: 2, 0' })).rejects.toMatchObject({
      fields: { votes: expect.stringContaining('Dòng 1') },
    })
    await expect(does('yen', noteMeeting, { ...meeting, year: '2026' })).rejects.toBe(meetingRefusals.noCouncil)
    await does('yen', noteMeeting, meeting)
    const [noted] = await listMeetings(db, '24', 2024)
    const assessment = await nameAssessment(db, opened)
    const states = await listIndicatorStates(db, opened.id)
    const given = {
      assessment,
      ...(await judgeNow(db, opened)),
      values: await listValues(db, opened.id),
      states,
      names: new Map([...states.values()].map(({ signedBy }) => [signedBy!, 'Nguyễn Thị Lan'])),
      postings: [],
      comments: [],
      lawForms: [
        { name: 'Quán cà phê pháp luật', count: null },
        { name: 'Buổi nói chuyện', count: 12 },
      ],
      madeAt: clock.now(),
    }
    for (const form of Object.keys(communeForms) as (keyof typeof communeForms)[]) {
      const bytes = await writeWord(communePaper(form, given))
      expect(await faultsOf(bytes), form).toEqual([])
      const text = await partOf(bytes, 'word/document.xml')
      expect(text, form).toContain(`Mẫu ${communeForms[form].number}`)
      if (form === 'tong-hop')
        for (const word of ['Nguyễn Thị Lan', '2,5', 'Các cột theo mẫu']) expect(text).toContain(word)
      else expect(text, form).toContain('chưa xem được')
      // two tables that touch would be drawn as one, without lines
      expect(text, form).not.toContain('</w:tbl><w:tbl>')
      if (form === 'phieu-mo-hinh')
        for (const words of ['Quán cà phê pháp luật', 'Buổi nói chuyện (12 lần)']) expect(text).toContain(words)
    }
    const lines = await listOfYear(db, '24', 2024)
    for (const form of Object.keys(provinceForms) as (keyof typeof provinceForms)[]) {
      const coverage = coverageOf(lines, 2)
      const props = {
        provinceName: 'Tỉnh Thử',
        issuer: 'UBND tỉnh Thử',
        year: 2024,
        ruleSet,
        lines,
        coverage,
        meeting: noted,
        madeAt: clock.now(),
      }
      const bytes = await writeWord(provincePaper(form, props))
      expect(await faultsOf(bytes), form).toEqual([])
      expect(await partOf(bytes, 'word/document.xml'), form).toContain(
        form === 'bien-ban' ? 'Trần Thị B' : form === 'quyet-dinh' ? 'Điều 1' : 'Nơi 00001',
      )
    }
  })
})
