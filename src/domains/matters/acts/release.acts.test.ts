import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { addReleaseFileAct } from '#domains/matters/acts/add-release-file.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { recordSubmission } from '#domains/matters/acts/record-submission.ts'
import { removeReleaseFileAct } from '#domains/matters/acts/remove-release-file.ts'
import { returnAnswer } from '#domains/matters/acts/return-answer.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { writeRelease } from '#domains/matters/acts/write-release.ts'
import { findAnswer } from '#domains/matters/answer.store.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { refusals as answerRefusals } from '#domains/matters/matter-answer.ts'
import { addLaw, aScan, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { findGivenFile, listGiven } from '#domains/matters/release/given.queries.ts'
import { informationLawFor, partGroundsFor } from '#domains/matters/release/information-law.ts'
import { listReleaseFiles } from '#domains/matters/release/release.store.ts'
import { refusals } from '#domains/matters/release/release.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import type { Act } from '#platform/acts/act.ts'

const covered = { name: 'da-che.txt', bytes: new TextEncoder().encode('Danh sách: [đã che]') }
const whole = { name: 'goc.txt', bytes: new TextEncoder().encode('Danh sách: Nguyễn Văn Kín zq9') }

test('luật của ngày nhận: 31/8/2026 theo luật cũ, 01/9/2026 theo luật mới; căn cứ chưa xác minh không chọn được', () => {
  expect(informationLawFor('2026-08-31')).toMatchObject({ number: '104/2016/QH13', partial: null })
  expect(informationLawFor('2026-09-01')).toMatchObject({
    number: '01/2026/QH16',
    partial: { place: 'khoản 4 Điều 10' },
  })
  const { sure, unsure } = partGroundsFor('2026-09-01')
  expect(sure.map(({ id }) => id)).toEqual(['2026.not-resident'])
  expect(unsure.length).toBeGreaterThan(0)
  expect(partGroundsFor('2026-08-31').sure.every(({ number }) => number === '104/2016/QH13')).toBe(true)
})

onMatters('cung cấp thông tin', (world) => {
  const stands = async ({ id, submissionId }: Matter) =>
    (await listMattersOf(world().db, [submissionId])).find((one) => one.id === id)!
  const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) =>
    world().does(who, deed, {
      matterId: matter.id,
      version: String((await stands(matter)).version),
      files: {},
      ...more,
    })
  const laws = async () => {
    const { db } = world()
    await addLaw(db, '104/2016/QH13', '2026-09-01')
    await addLaw(db, '01/2026/QH16')
    await sql`delete from law_article_version`.execute(db)
    await sql`delete from law_article`.execute(db)
  }
  const received = async (receivedOn: string) => {
    const { does, db, bodies } = world()
    const { submissionId } = await does('lan', recordSubmission, {
      formKey: newSecret(),
      bodyId: bodies.first.id,
      channel: 'paper',
      kind: 'information-request',
      receivedOn,
      words: 'Xin danh sách hộ được hỗ trợ và dự toán năm 2026.',
      name: 'Nguyễn Thị Tư',
      address: 'Thôn Một',
      phone: '',
      helperName: '',
      title: '',
      files: {},
    })
    return (await listMattersOf(db, [submissionId]))[0]!
  }
  const inPart = { outcome: 'part', how: '', cost: '', 'what-1': 'tên, địa chỉ các hộ' }

  test('nhận trước 01/9/2026: cung cấp một phần theo luật cũ, dù luật cũ nay đã hết hiệu lực', async () => {
    await laws()
    const matter = await received('20/08/2026')
    await expect(step('lan', writeRelease, matter, { ...inPart })).rejects.toMatchObject({
      fields: { 'ground-1': expect.any(String) },
    })
    await step('lan', writeRelease, matter, { ...inPart, 'ground-1': '2016.private-life' })
    expect((await findAnswer(world().db, matter.id))!.text).toContain('[104/2016/QH13 khoản 2 Điều 7]')
    await step('lan', submitAnswer, matter)
    await expect(step('hung', approveAnswer, matter)).rejects.toBe(refusals.nothingGiven)
    await step('hung', returnAnswer, matter, { reason: 'Chưa có tệp để giao.' })
    await expect(
      step('lan', addReleaseFileAct, matter, { label: 'x', files: { given: [whole], original: [whole] } }),
    ).rejects.toMatchObject({ fields: { given: expect.stringContaining('chưa che') } })
    const both = { label: 'Danh sách hộ', files: { given: [covered], original: [whole] } }
    await step('lan', addReleaseFileAct, matter, both)
    expect(await listGiven(world().db, matter.id)).toEqual([])
    await step('lan', submitAnswer, matter)
    await expect(step('lan', writeRelease, matter, { ...inPart, 'ground-1': '2016.private-life' })).rejects.toBe(
      refusals.submitted,
    )
    await step('hung', approveAnswer, matter)
    const [given] = await listGiven(world().db, matter.id)
    expect(given).toMatchObject({ outcome: 'part', parts: [{ cited: '[104/2016/QH13 khoản 2 Điều 7]' }] })
    // the original is not given out, nor named
    const [tracked] = await listTracked(world().db, [matter.submissionId], '2026-11-21')
    expect(JSON.stringify(tracked)).toContain('da-che')
    expect(JSON.stringify(tracked)).not.toContain('goc.txt')
    const file = given!.files[0]!
    expect(await findGivenFile(world().db, [matter.submissionId], matter.id, file.id)).toMatchObject({
      name: 'da-che.txt',
    })
    await expect(findGivenFile(world().db, [], matter.id, file.id)).rejects.toBe(refusals.noFile)
    await expect(sql`update matter_release set how = 'khác'`.execute(world().db)).rejects.toThrow(/never changes/)
  })

  test('nhận từ 01/9/2026: luật mới; luật cũ thì không dẫn được; người sửa phần cung cấp không tự duyệt', async () => {
    await laws()
    const { matter } = await files(world(), 'thong-tin')
    await expect(
      step('lan', writeRelease, matter, { ...inPart, 'ground-1': '2016.private-life' }),
    ).rejects.toMatchObject({ fields: { 'ground-1': expect.any(String) } })
    await step('lan', writeRelease, matter, { ...inPart, 'cited-1': '[104/2016/QH13 Điều 7]', how: 'Tại trụ sở.' })
    await step('lan', submitAnswer, matter)
    await expect(step('hung', approveAnswer, matter)).rejects.toMatchObject({
      message: expect.stringContaining('104/2016/QH13'),
    })
    await step('hung', returnAnswer, matter, { reason: 'Dẫn luật mới.' })
    await step('hung', writeRelease, matter, { ...inPart, 'ground-1': '2026.not-resident', how: 'Tại trụ sở.' })
    const text = 'Cơ quan cung cấp một phần. [01/2026/QH16 khoản 4 Điều 10]'
    await step('lan', writeAnswer, matter, { text })
    await step('lan', submitAnswer, matter)
    await expect(step('hung', approveAnswer, matter)).rejects.toBe(answerRefusals.ownAnswer)
  })

  test('trả lời mà chưa ghi kết quả cung cấp thì không duyệt được; việc khác loại không có phần này', async () => {
    await laws()
    const { matter } = await files(world(), 'thong-tin')
    await step('lan', writeAnswer, matter, { text: 'Đã gửi bản sao. [01/2026/QH16 Điều 26]' })
    await expect(step('lan', addReleaseFileAct, matter, { label: 'x', files: { given: [aScan] } })).rejects.toBe(
      refusals.noneYet,
    )
    await step('lan', submitAnswer, matter)
    await expect(step('hung', approveAnswer, matter)).rejects.toBe(refusals.noneYet)
    const question = (await files(world(), 'hoi-dap')).matter
    await expect(step('lan', writeRelease, question, { outcome: 'full' })).rejects.toBe(refusals.notThatKind)
  })

  test('tệp bỏ được khi còn soạn; hóa ra tố cáo thì phần cung cấp không còn', async () => {
    const { db } = world()
    const { matter } = await files(world(), 'thong-tin')
    await step('lan', writeRelease, matter, { outcome: 'full', how: 'Tại trụ sở.' })
    await step('lan', addReleaseFileAct, matter, { label: 'Một', files: { given: [aScan] } })
    await step('lan', addReleaseFileAct, matter, { label: 'Hai', files: { given: [covered] } })
    const [first] = await listReleaseFiles(db, matter.id, 1)
    await step('lan', removeReleaseFileAct, matter, { fileId: first!.id })
    expect((await listReleaseFiles(db, matter.id, 1)).map(({ label }) => label)).toEqual(['Hai'])
    await step('lan', sortMatter, matter, { kind: 'denunciation-information', title: 'x' })
    expect(await db.selectFrom('matter_release').select('number').execute()).toEqual([])
    expect(await db.selectFrom('matter_release_file').select('id').execute()).toEqual([])
  })
})
