import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { assignTask } from '#domains/plans/acts/assign-task.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { requestExplanation } from '#domains/plans/acts/request-explanation.ts'
import { undoAdoption } from '#domains/plans/acts/undo-adoption.ts'
import { uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { checkUploadPage } from '#domains/plans/pages/check-upload-page.tsx'
import { taskPage } from '#domains/plans/pages/task-page.tsx'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  formFor,
  onPlans,
  type Who,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { closedBecause } from '#domains/plans/task.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { loadUploadPage } from '#domains/plans/upload.queries.ts'
import { aDocx } from '#platform/files/testing/file-samples.ts'
import type { View } from '#platform/http/web-request.ts'

function viewFor({ actors, today, clock }: World, who: Who): View {
  return { csrf: 'x', today, now: clock.now(), path: '/', address: '/', query: {}, actor: actors[who], typed: {} }
}

async function shows(world: World, who: Who, taskId: string): Promise<string> {
  const props = { ...(await loadTaskPage(world.db, world.actors[who], taskId)), uploadSizeMbMax: 20 }
  return renderToString(taskPage(props, viewFor(world, who)).body)
}

const buttons = [
  'Báo đã xong</button>',
  'Kèm tệp</button>',
  'Xác nhận đã kiểm tra',
  'Trả lại để làm tiếp',
  'Lưu phân công',
  'Gửi yêu cầu giải trình',
  'Ghi tiến độ</button>',
]
const offered = (html: string) =>
  buttons.filter((button) => html.includes(button)).map((one) => one.replace('</button>', ''))

onPlans('trang nhiệm vụ', (world) => {
  test('mỗi người chỉ thấy những bước mình được làm', async () => {
    const { planId } = await adoptedPlan(world())
    const { taskId } = await formFor(world(), planId, 'II.2')
    expect(offered(await shows(world(), 'lan', taskId))).toEqual([
      'Báo đã xong',
      'Kèm tệp',
      'Lưu phân công',
      'Ghi tiến độ',
    ])
    expect(offered(await shows(world(), 'hung', taskId))).toEqual([
      'Báo đã xong',
      'Kèm tệp',
      'Lưu phân công',
      'Gửi yêu cầu giải trình',
      'Ghi tiến độ',
    ])
    expect(offered(await shows(world(), 'mai', taskId))).toEqual(['Gửi yêu cầu giải trình'])
  })

  test('bước đóng nói rõ vì sao: chưa đủ sản phẩm, rồi không tự kiểm tra việc của mình', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.2')
    const claimed = await world().does('hung', claimObligation, { ...form, doneDay: '2026-11-20' })
    expect(await shows(world(), 'hung', form.taskId)).toContain('Chưa đủ sản phẩm kèm theo như kế hoạch nêu.')
    await world().does('lan', addEvidence, {
      ...form,
      version: claimed.version,
      output: 'Tài liệu kiểm chứng khác',
      files: { evidence: [{ name: 'a.docx', bytes: new Uint8Array(aDocx()) }] },
    })
    expect(await shows(world(), 'hung', form.taskId)).toContain('Người báo hoàn thành không tự kiểm tra việc của mình.')
  })

  test('nhiệm vụ của kế hoạch đã hoàn tác hoặc đã thay chỉ để xem', async () => {
    const first = await adoptedPlan(world())
    const { taskId } = await formFor(world(), first.planId, 'II.2')
    const { planId } = await adoptedPlan(world(), { amendsPlanId: first.planId })
    const replaced = await shows(world(), 'hung', taskId)
    expect([replaced.includes(closedBecause.replaced), offered(replaced)]).toEqual([true, []])
    const later = await formFor(world(), planId, 'II.2')
    await world().does('hung', undoAdoption, { planId })
    const dropped = await shows(world(), 'hung', later.taskId)
    expect([dropped.includes(closedBecause.dropped), offered(dropped)]).toEqual([true, []])
  })

  test('người phụ trách vẫn được nêu tên sau khi đóng tài khoản, và sửa kinh phí không mất người ấy', async () => {
    const { planId } = await adoptedPlan(world())
    const { taskId } = await formFor(world(), planId, 'II.2')
    await world().does('hung', assignTask, { taskId, version: 0, officerId: world().ids.lan })
    await world().db.updateTable('person').set({ closed_on: '2026-11-20' }).where('id', '=', world().ids.lan).execute()
    expect(await shows(world(), 'hung', taskId)).toContain('Nguyễn Thị Lan')
    await world().does('hung', assignTask, { taskId, version: 1, officerId: world().ids.lan, budgetSpent: '5.000' })
    expect((await loadTaskPage(world().db, world().actors.hung, taskId)).task).toMatchObject({
      officerId: world().ids.lan,
      budget: { spent: 5_000 },
    })
  })

  test('chữ người khác gõ hiện đúng như đã gõ, không thành thẻ của trang', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const reading = aReading({ tasks: [aTaskReading(`Việc ${evil}`, { outputs: [evil], lead: [evil] })], title: evil })
    const { planId } = await adoptedPlan(world(), { reading })
    const form = await formFor(world(), planId, 'II.1')
    await world().does('hung', requestExplanation, { ...form, text: `Vì sao ${evil}` })
    const html = await shows(world(), 'hung', form.taskId)
    expect(html).not.toContain('<img')
    expect(html.match(/&lt;img/g)!.length).toBeGreaterThanOrEqual(4)
  })

  test('tài liệu đang chờ đọc vẫn bỏ được', async () => {
    const files = { plan: [{ name: 'kh.docx', bytes: new Uint8Array(aDocx()) }] }
    const { uploadId } = await world().does('lan', uploadPlan, { bodyId: world().bodies.first.id, files })
    const props = await loadUploadPage(world().db, world().actors.lan, world().today, uploadId)
    expect(renderToString(checkUploadPage(props, viewFor(world(), 'lan')).body)).toContain(`${uploadId}/bo-tai-lieu`)
  })
})
