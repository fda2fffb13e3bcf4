import { expect, test } from 'vitest'
import { acceptMatter } from '#domains/matters/acts/accept-matter.ts'
import { declineMatter } from '#domains/matters/acts/decline-matter.ts'
import { resumeMatter } from '#domains/matters/acts/resume-matter.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { suspendMatter } from '#domains/matters/acts/suspend-matter.ts'
import { writeReferral } from '#domains/matters/acts/write-referral.ts'
import { aidRulesOn } from '#domains/matters/legal-aid/aid-rules.ts'
import { findReferral } from '#domains/matters/legal-aid/referral.store.ts'
import { referralPaper, refusals } from '#domains/matters/legal-aid/referral.ts'
import { files, onMatters } from '#domains/matters/matters.fixtures.ts'
import { matterPaper, papersOf } from '#domains/matters/papers/matter-papers.ts'
import { loadPaperMatter } from '#domains/matters/papers/paper-matter.queries.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import type { Paper } from '#engines/word/paper.ts'
import { writeWord } from '#engines/word/write-word.ts'

const told = 'Lời báo cho người gửi, đủ dài để hiểu.'

onMatters('giấy đi của vụ việc', (world) => {
  const paperOf = (matterId: string) => {
    const { db, actors, house } = world()
    const by = {
      actor: actors.lan,
      secretKey: house.secretKey,
      today: '2026-11-21',
      now: new Date('2026-11-21T02:00:00Z'),
    }
    return loadPaperMatter(db, by, matterId)
  }
  const reads = async (paper: Paper) => {
    const document = await readDocument(await writeWord(paper), 'giay.docx')
    return JSON.stringify(document)
  }

  test('khiếu nại đã thụ lý có thông báo thụ lý với hạn; không thụ lý thì thông báo nêu căn cứ; ai cũng có giấy biên nhận', async () => {
    const { matter } = await files(world(), 'khieu-nai')
    expect(papersOf(matter, '2026-11-21').map(({ slug }) => slug)).toEqual(['bien-nhan'])
    await world().does('hung', acceptMatter, { matterId: matter.id, version: '0' })
    const of = await paperOf(matter.id)
    expect(papersOf(of.matter, '2026-11-21').map(({ slug }) => slug)).toEqual(['thong-bao-thu-ly', 'bien-nhan'])
    const text = await reads(matterPaper('thong-bao-thu-ly', of))
    for (const said of [
      'Nguyễn Thị Tư',
      'thụ lý giải quyết khiếu nại từ ngày 21/11/2026',
      '21/12/2026',
      'chưa đối chiếu',
    ])
      expect(text).toContain(said)
    expect(await reads(matterPaper('bien-nhan', of))).toContain('don-ky-ten.png')
    await world().does('hung', suspendMatter, { matterId: matter.id, version: '1', told })
    const standing = await paperOf(matter.id)
    expect(papersOf(standing.matter, '2026-11-21').map(({ slug }) => slug)).toContain('tam-dinh-chi')
    expect(await reads(matterPaper('tam-dinh-chi', standing))).toContain(
      'Tạm đình chỉ giải quyết khiếu nại từ ngày 21/11/2026',
    )
    world().clock.moveTo('2026-11-25T02:00:00Z')
    await world().does('hung', resumeMatter, { matterId: matter.id, version: '2' })
    const going = await paperOf(matter.id)
    expect(papersOf(going.matter, '2026-11-21').map(({ slug }) => slug)).toEqual([
      'thong-bao-thu-ly',
      'bien-nhan',
      'tiep-tuc',
    ])
    expect(await reads(matterPaper('tiep-tuc', going))).toContain('Tiếp tục giải quyết khiếu nại từ ngày 25/11/2026')
    const declined = (await files(world(), 'khieu-nai')).matter
    const ground = { ground: 'complaint.unsigned', told }
    await world().does('hung', declineMatter, { matterId: declined.id, version: '0', ...ground })
    const no = await paperOf(declined.id)
    expect(await reads(matterPaper('thong-bao-khong-thu-ly', no))).toContain('Điều 11 khoản 5')
    const secret = (await files(world(), 'to-cao')).matter
    await expect(paperOf(secret.id)).rejects.toMatchObject({ status: 404 })
  })

  test('giấy giới thiệu trợ giúp pháp lý: diện theo luật của ngày, người yêu cầu được báo; hóa ra tố cáo thì không còn', async () => {
    const { db, does } = world()
    const { matter, submissionId } = await files(world(), 'tro-giup-phap-ly')
    const typed = {
      centre: 'Trung tâm TGPL nhà nước',
      about: 'Ly hôn',
      nhom: ['poor', 'la'],
      papers: 'giấy chứng nhận hộ nghèo',
    }
    await does('lan', writeReferral, { matterId: matter.id, version: '0', ...typed })
    const referral = (await findReferral(db, matter.id))!
    expect(referral).toMatchObject({ groups: ['poor'], hardship: 'unknown' })
    const text = await reads(referralPaper(referral, await paperOf(matter.id), aidRulesOn('2026-11-21')))
    for (const said of [
      'Người thuộc hộ nghèo',
      'Trung tâm TGPL nhà nước',
      '13-TP-TGPL',
      'Trung tâm kiểm tra và quyết định',
    ])
      expect(text).toContain(said)
    const [tracked] = await listTracked(db, [submissionId], '2026-11-21')
    expect(tracked!.matters[0]!.events.at(-1)!.told).toContain('giấy giới thiệu')
    expect(JSON.stringify(await db.selectFrom('audit').selectAll().execute())).not.toContain('poor')
    const question = (await files(world(), 'hoi-dap')).matter
    await expect(does('lan', writeReferral, { matterId: question.id, version: '0', ...typed })).rejects.toBe(
      refusals.notThatKind,
    )
    await does('lan', sortMatter, { matterId: matter.id, version: '1', kind: 'denunciation-information', title: 'x' })
    expect(await findReferral(db, matter.id)).toBeUndefined()
  })
})
