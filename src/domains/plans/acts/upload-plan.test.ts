import { describe, expect, test } from 'vitest'
import { discardUpload } from '#domains/plans/acts/discard-upload.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { readUploadJob, uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { refusals as planRefusals } from '#domains/plans/plan.store.ts'
import { refusals } from '#domains/plans/plan-upload.ts'
import { adoptedPlan, auditOf, everythingIn, onPlans, type World } from '#domains/plans/plans.fixtures.ts'
import { planJobs } from '#domains/plans/plans.jobs.ts'
import { loadUploadPage } from '#domains/plans/upload.queries.ts'
import { aDocx, aPng, aZip } from '#platform/files/testing/file-samples.ts'
import type { JobWork } from '#platform/jobs/job.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const plan = (words = 'Kế hoạch năm 2026', name = 'ke-hoach.docx') => ({
  plan: [{ name, bytes: new Uint8Array(aDocx(words)) }],
})

const upload = ({ does, bodies }: World, files: object = plan(), more: object = {}) =>
  does('lan', uploadPlan, { bodyId: bodies.first.id, files, ...more })

onPlans('tải kế hoạch lên', (world) => {
  describe('bị từ chối, và không để lại gì', () => {
    test.each([
      { name: 'ảnh', file: { name: 'anh.png', bytes: new Uint8Array(aPng) }, sentence: /ở đây không nhận loại này/ },
      {
        name: 'tệp chạy được đội tên Word',
        file: { name: 'kh.docx', bytes: Buffer.from(`MZ${'\0'.repeat(200)}`) },
        sentence: /chạy được/,
      },
      {
        name: 'Word có macro',
        file: { name: 'kh.docm', bytes: aDocx('x', { 'word/vbaProject.bin': 'x' }) },
        sentence: /macro/,
      },
      { name: 'tệp nén', file: { name: 'kh.zip', bytes: aZip({ 'a.txt': 'a' }) }, sentence: /không nhận/ },
      { name: 'tệp rỗng', file: { name: 'kh.docx', bytes: new Uint8Array() }, sentence: /rỗng/ },
    ])('$name', async ({ file, sentence }) => {
      const before = await everythingIn(world())
      await expect(upload(world(), { plan: [file] })).rejects.toThrow(sentence)
      expect(await everythingIn(world())).toEqual(before)
    })

    test('không có tệp; hai tệp một lúc; không chọn cơ quan', async () => {
      await expect(upload(world(), {})).rejects.toThrow('Hãy chọn tệp kế hoạch')
      await expect(upload(world(), { plan: [...plan('a').plan, ...plan('b').plan] })).rejects.toThrow(
        'Mỗi lần chỉ tải lên một kế hoạch',
      )
      await expect(upload(world(), plan(), { bodyId: '' })).rejects.toThrow('Hãy chọn cơ quan ban hành kế hoạch.')
    })

    test('cơ quan ngoài phạm vi; người chỉ theo dõi', async () => {
      const before = await everythingIn(world())
      for (const bodyId of [world().bodies.second.id, world().bodies.province.id])
        await expect(upload(world(), plan(), { bodyId })).rejects.toBe(refusals.bodyElsewhere)
      await expect(world().does('mai', uploadPlan, { bodyId: world().bodies.first.id, files: plan() })).rejects.toBe(
        permissionRefusals.mayNot,
      )
      expect(await everythingIn(world())).toEqual(before)
    })

    test('sửa đổi một kế hoạch của xã khác, hoặc đã hoàn tác', async () => {
      const { planId } = await adoptedPlan(world())
      await expect(
        world().does('tu', uploadPlan, { bodyId: world().bodies.second.id, files: plan(), amendsPlanId: planId }),
      ).rejects.toBe(planRefusals.notFound)
      await world().does('hung', undoAdoption, { planId })
      await expect(upload(world(), plan(), { amendsPlanId: planId })).rejects.toBe(planRefusals.notAdopted)
    })
  })

  test('trả lời ngay, việc đọc xếp hàng sau; một dòng nhật ký', async () => {
    const { uploadId, isKnown } = await upload(world())
    expect(isKnown).toBe(false)
    const rows = await everythingIn(world())
    expect(rows.plan_upload).toMatchObject([
      { id: uploadId, state: 'queued', file_name: 'ke-hoach.docx', uploaded_by: world().ids.lan },
    ])
    expect(rows.job).toMatchObject([{ kind: readUploadJob, payload: { uploadId } }])
    expect(await auditOf(world(), 'plans.upload-plan')).toMatchObject([
      { subjectId: uploadId, after: { fileName: 'ke-hoach.docx' } },
    ])
  })

  test('cùng một tệp dưới tên khác được nhận ra, cả khi bấm hai lần liền; bỏ rồi thì tải lại được', async () => {
    const both = await Promise.all([upload(world()), upload(world(), plan('Kế hoạch năm 2026', 'ban-sao.docx'))])
    expect(both[0]!.uploadId).toBe(both[1]!.uploadId)
    expect(both.map(({ isKnown }) => isKnown).sort()).toEqual([false, true])
    expect((await everythingIn(world())).plan_upload).toHaveLength(1)
    await world().does('lan', discardUpload, { uploadId: both[0]!.uploadId })
    expect(await upload(world())).toMatchObject({ isKnown: false })
  })

  test('cùng một tệp ở cơ quan khác là tài liệu khác', async () => {
    const first = await upload(world())
    const other = await world().does('tu', uploadPlan, { bodyId: world().bodies.second.id, files: plan() })
    expect(other).toMatchObject({ isKnown: false })
    expect(other.uploadId).not.toBe(first.uploadId)
  })

  test('đọc hỏng đến lần cuối thì tài liệu thành «không đọc được», không chờ mãi', async () => {
    const { uploadId } = await upload(world())
    const read = planJobs({ ...world().house, dataFolder: '/nowhere' })[readUploadJob]!
    const stateNow = async () => (await loadUploadPage(world().db, world().actors.lan, world().today, uploadId)).upload
    await expect(read(workOf(world(), 1), { uploadId })).rejects.toThrow(/ENOENT/)
    expect(await stateNow()).toMatchObject({ state: 'queued' })
    await expect(read(workOf(world(), 3), { uploadId })).rejects.toThrow(/ENOENT/)
    expect(await stateNow()).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('Hãy lưu lại từ Word'),
    })
    expect(await upload(world())).toMatchObject({ isKnown: false })
  })
})

function workOf({ database, clock }: World, attempt: number): JobWork {
  return {
    jobId: '',
    attempt,
    database,
    clock,
    signal: new AbortController().signal,
    report: async () => undefined,
    complete: async () => undefined,
  }
}
