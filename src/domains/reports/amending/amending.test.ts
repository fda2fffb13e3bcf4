import { expect, test } from 'vitest'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { listCitedClauses } from '#domains/matters/cited-clauses.queries.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { addLaw, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { writeAmendingProposal } from '#domains/reports/acts/write-amending-proposal.ts'
import { listProposals, loadProposal } from '#domains/reports/amending/amending.store.ts'
import { refusals } from '#domains/reports/amending/amending-proposal.ts'
import { amendingPaper } from '#domains/reports/paper/amending-paper.ts'
import { loadBodySubject } from '#domains/reports/report-subject.queries.ts'
import { readDocument } from '#engines/documents/read-document.ts'
import { writeWord } from '#engines/word/write-word.ts'
import type { Act } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

onMatters('kiến nghị hoàn thiện pháp luật', (world) => {
  const answered = async (words: string) => {
    const { matter } = await files(world(), 'hoi-dap', { words })
    const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, more: object = {}) => {
      const [now] = await listMattersOf(world().db, [matter.submissionId])
      return world().does(who, deed, { matterId: matter.id, version: String(now!.version), ...more })
    }
    await step('lan', writeAnswer, { text: 'Bạn hỏi cơ quan xã. [901/2020/QH99 khoản 1 Điều 1]' })
    await step('lan', submitAnswer)
    await step('hung', approveAnswer)
  }
  const form = () => ({
    version: '0',
    bodyId: world().bodies.first.id,
    lawNumber: '901/2020/QH99',
    place: 'khoản 1 Điều 1',
    difficulty: 'Chưa nói hỏi trong bao nhiêu ngày thì được trả lời.',
    wish: 'Bổ sung thời hạn trả lời vào khoản 1 Điều 1.',
    recipients: 'Sở Tư pháp',
    signsAs: 'deputy',
    position: 'Phó Chủ tịch',
    signer: 'Trần Văn Hùng',
  })

  test('hai vụ việc cùng một khoản thành một kiến nghị, có tệp Word, không có lời của ai', async () => {
    await addLaw(world().db, '901/2020/QH99')
    await answered('Tôi tên Nguyễn Văn An, hỏi bao giờ được trả lời?')
    const { db, actors, does, bodies, clock } = world()
    expect(await listCitedClauses(db, actors.lan)).toEqual([])
    await expect(does('lan', writeAmendingProposal, form())).rejects.toBe(refusals.noClause)
    await answered('Hỏi xã ba tuần chưa thấy gì?')
    expect(await listCitedClauses(db, actors.lan)).toMatchObject([
      { place: 'khoản 1 Điều 1', matters: 2, unsettled: 0 },
    ])
    expect(await listCitedClauses(db, actors.tu)).toEqual([])
    await expect(does('tu', writeAmendingProposal, form())).rejects.toMatchObject({ status: 403 })
    const { id } = await does('lan', writeAmendingProposal, form())
    await expect(loadProposal(db, actors.tu, id)).rejects.toBe(refusals.notFound)
    const changed = { ...form(), proposalId: id, version: '1', wish: 'Bổ sung thời hạn mười ngày.' }
    await expect(does('lan', writeAmendingProposal, { ...changed, version: '0' })).rejects.toBe(
      refusals.changedMeanwhile,
    )
    await does('lan', writeAmendingProposal, changed)
    const [proposal] = await listProposals(db, actors.hung)
    expect(proposal).toMatchObject({ matters: 2, version: 2 })
    const subject = await loadBodySubject(db, actors.lan, bodies.first.id)
    const bytes = await writeWord(amendingPaper(proposal!, { subject, today: today(clock), madeAt: clock.now() }))
    const text = JSON.stringify(await readDocument(bytes, 'kien-nghi.docx'))
    expect(text).toContain('Bổ sung thời hạn mười ngày.')
    expect(text).toContain('2 vụ việc có căn cứ là quy định này')
    expect(text).toContain('PHÓ CHỦ TỊCH')
    expect(text).not.toMatch(/Nguyễn Văn An|ba tuần/u)
  })
})
