import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { checkObligation } from '#domains/plans/acts/check-obligation.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { removeEvidence } from '#domains/plans/acts/remove-evidence.ts'
import { loadEvidenceFile } from '#domains/plans/evidence.queries.ts'
import { refusals as evidenceRefusals } from '#domains/plans/evidence.ts'
import { refusals } from '#domains/plans/obligation.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  auditOf,
  everythingIn,
  formFor,
  obligationNow,
  onPlans,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { loadTaskPage } from '#domains/plans/task-page.queries.ts'
import { fileResponse } from '#platform/files/file-response.ts'
import { scanWaitingFiles } from '#platform/files/scan-waiting-files.ts'
import { eicar, startFakeClamd } from '#platform/files/testing/fake-clamd.ts'
import { aDocx, aPdf, aPng, aZip } from '#platform/files/testing/file-samples.ts'

const report = 'Báo cáo kết quả'
const list = 'Danh sách ký nhận'

const aText = (words: string) => ({ name: 'ghi-chep.txt', bytes: new TextEncoder().encode(words) })

/** One task that must show a report and a list of signatures. */
async function twoProducts(world: World) {
  const reading = aReading({ tasks: [aTaskReading('Tập huấn hòa giải viên', { outputs: [report, list] })] })
  const { planId } = await adoptedPlan(world, { reading })
  return formFor(world, planId, 'II.1')
}

const attach = async (
  world: World,
  form: { taskId: string; obligationId: string },
  output: string,
  ...files: object[]
) => {
  const { version } = await obligationNow(world, form.obligationId)
  return world.does('lan', addEvidence, { ...form, version, output, files: { evidence: files } })
}

onPlans('sản phẩm kèm theo', (world) => {
  describe('bị từ chối, và không để lại gì', () => {
    test.each([
      {
        name: 'tệp chạy được',
        file: { name: 'xem.exe', bytes: Buffer.from(`MZ${'\0'.repeat(200)}`) },
        sentence: /chạy được/,
      },
      {
        name: 'trang web đội tên ảnh',
        file: { name: 'anh.png', bytes: Buffer.from('<!doctype html><script>1</script>') },
        sentence: /hệ thống không nhận/,
      },
      { name: 'tệp rỗng', file: { name: 'trong.pdf', bytes: new Uint8Array() }, sentence: /rỗng/ },
      { name: 'tệp nén', file: { name: 'tep.zip', bytes: aZip({ 'a.txt': 'a' }) }, sentence: /không nhận loại này/ },
    ])('$name', async ({ file, sentence }) => {
      const form = await twoProducts(world())
      const before = await everythingIn(world())
      await expect(attach(world(), form, report, aText('Tệp trước vẫn tốt'), file)).rejects.toThrow(sentence)
      expect(await everythingIn(world())).toEqual(before)
    })

    test('không chọn tệp nào; sản phẩm không có trong kế hoạch; quá nhiều tệp một lần', async () => {
      const form = await twoProducts(world())
      await expect(attach(world(), form, report)).rejects.toThrow('Hãy chọn ít nhất một tệp.')
      await expect(attach(world(), form, 'Báo cáo khác', aText('a'))).rejects.toThrow(
        'Hãy chọn sản phẩm trong danh sách.',
      )
      await expect(
        attach(world(), form, report, ...Array.from({ length: 11 }, (_, n) => aText(`${n}`))),
      ).rejects.toThrow(/10 tệp/)
    })

    test('một mốc nhận nhiều nhất 50 tệp', async () => {
      const form = await twoProducts(world())
      for (let round = 0; round < 5; round++)
        await attach(world(), form, report, ...Array.from({ length: 10 }, (_, n) => aText(`${round}.${n}`)))
      await expect(attach(world(), form, report, aText('thêm một'))).rejects.toBe(evidenceRefusals.tooMany)
    })

    test('việc đã kiểm tra thì không kèm, không gỡ nữa', async () => {
      const form = await twoProducts(world())
      await attach(world(), form, report, aText('a'))
      const shown = await attach(world(), form, list, aText('b'))
      const claimed = await world().does('lan', claimObligation, {
        ...form,
        version: shown.version,
        doneDay: '2026-11-20',
      })
      const checked = await world().does('hung', checkObligation, { ...form, version: claimed.version })
      await expect(attach(world(), form, report, aText('c'))).rejects.toBe(refusals.notOpen)
      const [evidence] = await world().db.selectFrom('evidence').select('id').execute()
      await expect(
        world().does('lan', removeEvidence, { ...form, version: checked.version, evidenceId: evidence!.id }),
      ).rejects.toBe(refusals.notOpen)
    })
  })

  test('đủ mọi sản phẩm kế hoạch nêu thì mới là có sản phẩm; gỡ một thứ thì lại chưa đủ', async () => {
    const form = await twoProducts(world())
    const claimed = await world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })
    expect(claimed.state).toBe('claimed')
    expect(await attach(world(), form, 'Tài liệu kiểm chứng khác', { name: 'anh.png', bytes: aPng })).toMatchObject({
      state: 'claimed',
    })
    expect(await attach(world(), form, report, { name: 'bc.docx', bytes: aDocx() })).toMatchObject({ state: 'claimed' })
    const shown = await attach(world(), form, list, { name: 'ds.pdf', bytes: aPdf })
    expect(shown.state).toBe('evidenced')
    const { evidence } = await loadTaskPage(world().db, world().actors.lan, form.taskId)
    expect(evidence).toHaveLength(3)
    const removed = evidence.find((one) => one.output === list)!
    const back = await world().does('lan', removeEvidence, { ...form, version: shown.version, evidenceId: removed.id })
    expect(back.state).toBe('claimed')
    expect(await auditOf(world(), 'plans.remove-evidence')).toMatchObject([
      { before: { state: 'evidenced' }, after: { state: 'claimed', removedEvidenceId: removed.id } },
    ])
    await expect(loadEvidenceFile(world().db, world().actors.lan, form.taskId, removed.id)).rejects.toBe(
      evidenceRefusals.notFound,
    )
    await expect(
      world().does('lan', removeEvidence, { ...form, version: back.version, evidenceId: removed.id }),
    ).rejects.toBe(evidenceRefusals.notFound)
  })

  test('sản phẩm ghi dài như một đoạn văn, xuống dòng, vẫn chọn được và được tính', async () => {
    const outputs = [`Báo cáo\n  ${'rất chi tiết '.repeat(60)}`, ` ${list} `]
    const reading = aReading({ tasks: [aTaskReading('Tập huấn hòa giải viên', { outputs })] })
    const { planId } = await adoptedPlan(world(), { reading })
    const form = await formFor(world(), planId, 'II.1')
    await world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })
    const { task } = await loadTaskPage(world().db, world().actors.lan, form.taskId)
    await attach(world(), form, task.outputs[0]!, aText('Báo cáo'))
    expect(await attach(world(), form, list, aText('Danh sách'))).toMatchObject({ state: 'evidenced' })
  })

  test('tệp có mã độc: không cho xem, không được tính, và việc đã đủ sản phẩm thì không kiểm tra được nữa', async () => {
    const form = await twoProducts(world())
    const clamd = await startFakeClamd()
    const house = { ...world().house, clamdAddress: clamd.address }
    try {
      await world().does('lan', claimObligation, { ...form, doneDay: '2026-11-20' })
      await attach(world(), form, report, aText('Báo cáo'))
      const shown = await attach(world(), form, list, aText(`Danh sách ${eicar}`))
      expect(shown.state).toBe('evidenced')
      const round = await scanWaitingFiles(world().db, house, world().clock.now())
      expect(round).toMatchObject({ clean: 1, infected: [{ threat: 'Eicar-Test-Signature' }] })
      await expect(world().does('hung', checkObligation, { ...form, version: shown.version })).rejects.toBe(
        refusals.evidenceGone,
      )
      const { evidence } = await loadTaskPage(world().db, world().actors.lan, form.taskId)
      const infected = evidence.find((one) => one.output === list)!
      expect(infected.fileState).toBe('quarantined')
      const file = await loadEvidenceFile(world().db, world().actors.hung, form.taskId, infected.id)
      await expect(fileResponse(house, file, { how: 'inline', now: world().clock.now() })).rejects.toMatchObject({
        status: 410,
      })
      // the same bytes are not taken again, under any name
      await expect(
        attach(world(), form, list, { ...aText(`Danh sách ${eicar}`), name: 'khac.txt' }),
      ).rejects.toMatchObject({ status: 415 })
      const again = await attach(world(), form, list, aText('Danh sách sạch'))
      expect(again.state).toBe('evidenced')
      expect(await world().does('hung', checkObligation, { ...form, version: again.version })).toMatchObject({
        state: 'checked',
      })
    } finally {
      await clamd.close()
    }
  })

  test('người của xã khác không mở được tệp, cả khi biết địa chỉ', async () => {
    const form = await twoProducts(world())
    await attach(world(), form, report, aText('Báo cáo'))
    const [evidence] = await world().db.selectFrom('evidence').select('id').execute()
    const open = (who: 'lan' | 'mai' | 'tu') =>
      loadEvidenceFile(world().db, world().actors[who], form.taskId, evidence!.id)
    await expect(open('tu')).rejects.toBe(evidenceRefusals.notFound)
    expect(await open('lan')).toMatchObject({ name: 'ghi-chep.txt' })
    expect(await open('mai')).toMatchObject({ name: 'ghi-chep.txt' })
  })

  test('đứt giữa chừng khi kèm nhiều tệp: không có tệp nào', async () => {
    const form = await twoProducts(world())
    const before = await everythingIn(world())
    await sql`create function break_evidence() returns trigger language plpgsql as $$ begin
      if (select count(*) from evidence) = 2 then raise exception 'power cut'; end if; return new; end $$`.execute(
      world().db,
    )
    await sql`create trigger break_evidence before insert on evidence for each row execute function break_evidence()`.execute(
      world().db,
    )
    try {
      await expect(attach(world(), form, report, aText('1'), aText('2'), aText('3'))).rejects.toThrow('power cut')
    } finally {
      await sql`drop function break_evidence cascade`.execute(world().db)
    }
    expect(await everythingIn(world())).toEqual(before)
  })
})
