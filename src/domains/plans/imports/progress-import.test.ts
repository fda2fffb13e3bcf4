import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { addEvidence } from '#domains/plans/acts/add-evidence.ts'
import { confirmProgressImport, writeImportJob } from '#domains/plans/acts/confirm-progress-import.ts'
import { undoProgressImport } from '#domains/plans/acts/undo-progress-import.ts'
import { withdrawClaim } from '#domains/plans/acts/withdraw-claim.ts'
import { writeImportedRows } from '#domains/plans/acts/write-imported-rows.ts'
import { writeProgress } from '#domains/plans/acts/write-progress.ts'
import { loadImportPage } from '#domains/plans/imports/import.queries.ts'
import { codeOf } from '#domains/plans/imports/progress-columns.ts'
import {
  confirm,
  type Filled,
  failedSheet,
  filledTemplate,
  outcomeOf,
  runImport,
  send,
  sendBytes,
  undo,
} from '#domains/plans/imports/progress-import.fixtures.ts'
import { refusals } from '#domains/plans/imports/progress-import.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  auditOf,
  formFor,
  obligationNow,
  onPlans,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import type { CellInput } from '#engines/spreadsheets/sheet.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const progressOf = (world: World) =>
  world.db.selectFrom('progress').select(['task_id', 'note', 'figures', 'written_by']).orderBy('note').execute()

const wordsOf = ({ failed }: { failed: { line: number; problems: { sentence: string }[] }[] }) =>
  failed.map(({ problems }) => problems.map(({ sentence }) => sentence).join(' '))

onPlans('nhập tiến độ từ Excel', (world) => {
  test('chạy thử không ghi gì; ghi rồi thì như ghi tay: tiến độ, số liệu, báo xong, nhật ký', async () => {
    const { planId } = await adoptedPlan(world())
    const id = await send(
      world(),
      'lan',
      await filledTemplate(world(), 'lan', {
        'II.1': { note: 'Đã mở hai lớp', figures: 'Số lớp: 2 lớp' },
        'II.2': { note: 'Xong', doneDay: '2026-11-20' },
      }),
    )
    expect(await outcomeOf(world(), 'lan', id)).toMatchObject({
      state: 'tried',
      counts: { ready: 2, failed: 0 },
      doubts: [],
    })
    expect(await progressOf(world())).toEqual([])
    const done = await confirm(world(), 'lan', id)
    expect(done).toMatchObject({ state: 'written', counts: { ready: 0, written: 2, failed: 0 }, mayUndo: true })
    const [first, second] = [await formFor(world(), planId, 'II.1'), await formFor(world(), planId, 'II.2')]
    expect(await progressOf(world())).toEqual([
      { task_id: second.taskId, note: 'Xong', figures: [], written_by: world().ids.lan },
      {
        task_id: first.taskId,
        note: 'Đã mở hai lớp',
        figures: [{ name: 'Số lớp', value: 2, unit: 'lớp' }],
        written_by: world().ids.lan,
      },
    ])
    expect(await obligationNow(world(), second.obligationId)).toMatchObject({
      state: 'claimed',
      done_day: '2026-11-20',
      claimed_by: world().ids.lan,
    })
    const audit = await auditOf(world(), 'plans.write-imported-rows')
    expect(audit).toHaveLength(3)
    expect(audit).toContainEqual(
      expect.objectContaining({
        subjectKind: 'obligation',
        before: expect.objectContaining({ state: 'open' }),
        after: expect.objectContaining({ state: 'claimed' }),
      }),
    )
  })

  test('gửi lại đúng tệp ấy: «đã ghi trước đó», không ghi đôi; tệp mẫu mới thì câu giống vẫn ghi', async () => {
    await adoptedPlan(world())
    const filled = { 'II.1': { note: 'Đang triển khai' } }
    const sheet = await filledTemplate(world(), 'lan', filled)
    await confirm(world(), 'lan', await send(world(), 'lan', sheet))
    const again = await send(world(), 'lan', sheet)
    expect(await outcomeOf(world(), 'lan', again)).toMatchObject({ counts: { ready: 0, repeated: 1 } })
    await expect(confirm(world(), 'lan', again)).rejects.toThrow(refusals.nothingToWrite)
    world().later(60_000)
    await confirm(world(), 'lan', await send(world(), 'lan', await filledTemplate(world(), 'lan', filled)))
    expect(await progressOf(world())).toHaveLength(2)
  })

  test('hai lần gửi cùng tệp chạy thử cùng lúc rồi cùng ghi: mỗi dòng một lần', async () => {
    await adoptedPlan(world())
    const sheet = await filledTemplate(world(), 'lan', {
      'II.1': { note: 'Một' },
      'II.2': { note: 'Hai', doneDay: '2026-11-20' },
    })
    const [one, two] = [await send(world(), 'lan', sheet), await send(world(), 'lan', sheet)]
    const [first, second] = [await confirm(world(), 'lan', one), await confirm(world(), 'lan', two)]
    expect([first.counts.written, second.counts.written, second.counts.repeated]).toEqual([2, 0, 2])
    expect(await progressOf(world())).toHaveLength(2)
  })

  test('dòng lỗi trả về nguyên vẹn với một cột lỗi; sửa rồi gửi lại chỉ ghi phần còn thiếu', async () => {
    await adoptedPlan(world())
    const sheet = await filledTemplate(world(), 'lan', {
      'II.1': { note: 'Đã làm', figures: '=45' },
      'II.2': { note: 'Xong', doneDay: '2026-12-25' },
      'II.3': { note: 'Đang chờ', doneDay: '2026-11-20' },
      'II.4': { note: 'Đã phát 3 buổi' },
    })
    const id = await send(world(), 'lan', sheet)
    const tried = await outcomeOf(world(), 'lan', id)
    expect(tried.counts).toMatchObject({ ready: 1, failed: 3 })
    await confirm(world(), 'lan', id)
    const failed = await failedSheet(world(), 'lan', id)
    const heads = failed.columns.map(({ head }) => head)
    expect(heads).toEqual([...sheet.columns.map(({ head }) => head), 'Lỗi cần sửa'])
    const original = new Map(sheet.rows.map((row) => [row[0], row]))
    for (const row of failed.rows) {
      const kept = row.slice(0, -1).map(asWritten)
      expect(kept).toEqual(
        original.get(row[0] as string)!.map((cell, at) => asWritten(dayCell(cell, sheet.columns[at]!.kind))),
      )
      expect(row.at(-1)).toMatch(/\S/u)
    }
    const corrected = { ...failed, rows: failed.rows.map((row) => row.map((cell, at) => correction(heads[at]!, cell))) }
    const again = await send(world(), 'lan', corrected)
    expect(await outcomeOf(world(), 'lan', again)).toMatchObject({ counts: { ready: 3, failed: 0, repeated: 0 } })
    await confirm(world(), 'lan', again)
    expect(await progressOf(world())).toHaveLength(4)
  })

  test('mốc ngoài phạm vi và mốc không có: cùng một câu; đổi trong lúc chờ thì dòng ấy không ghi', async () => {
    const { planId } = await adoptedPlan(world())
    const elsewhere = await formFor(world(), planId, 'II.1')
    await adoptedPlan(world(), {
      bodyId: world().bodies.first.id,
      reading: aReading({
        title: 'Kế hoạch khác',
        tasks: [aTaskReading('Việc chung với xã Hai', { path: 'V.1', coordinate: ['UBND xã Hai'] })],
      }),
    })
    const sheet = await filledTemplate(world(), 'tu', { 'V.1': { note: 'Xã Hai đã làm' } })
    expect(sheet.rows).toHaveLength(1)
    const withOthers = {
      ...sheet,
      rows: [
        ...sheet.rows,
        ...[elsewhere.obligationId, newId()].map((obligationId) => {
          const row = [...sheet.rows[0]!]
          row[0] = codeOf({ obligationId, version: 0 }, 'a')
          return row
        }),
      ],
    }
    const id = await send(world(), 'tu', withOthers)
    const tried = await outcomeOf(world(), 'tu', id)
    expect(tried.counts).toMatchObject({ ready: 1, failed: 2 })
    const [one, two] = wordsOf(tried)
    expect(one).toBe(two)
    expect(tried.failed.every(({ taskId, taskText }) => taskId === null && taskText === null)).toBe(true)

    const both = await send(
      world(),
      'lan',
      await filledTemplate(world(), 'lan', { 'II.1': { note: 'a', doneDay: '2026-11-20' }, 'II.2': { note: 'b' } }),
    )
    await confirm(
      world(),
      'lan',
      await send(world(), 'lan', await filledTemplate(world(), 'lan', { 'II.1': { doneDay: '2026-11-19' } })),
    )
    const late = await confirm(world(), 'lan', both)
    expect(late.counts).toMatchObject({ written: 1, failed: 1 })
    expect(wordsOf(late)).toEqual([expect.stringContaining('19/11/2026')])
  })

  test('người khác không thấy, không ghi, không hoàn tác lần nhập của ông/bà; người chỉ xem không gửi được', async () => {
    await adoptedPlan(world())
    const id = await send(world(), 'lan', await filledTemplate(world(), 'lan', { 'II.1': { note: 'a' } }))
    await expect(loadImportPage(world().db, world().actors.hung, world().clock.now(), id)).rejects.toThrow(
      refusals.notFound,
    )
    await expect(world().does('hung', confirmProgressImport, { importId: id })).rejects.toThrow(refusals.notFound)
    await expect(world().does('hung', undoProgressImport, { importId: id })).rejects.toThrow(refusals.notFound)
    await expect(sendBytes(world(), 'mai', { name: 'a.csv', bytes: new TextEncoder().encode('a;b') })).rejects.toThrow(
      permissionRefusals.mayNot,
    )
  })

  test('người gửi bị thu quyền trước khi ghi: không dòng nào được ghi, mỗi dòng nói vì sao', async () => {
    await adoptedPlan(world())
    const id = await send(
      world(),
      'lan',
      await filledTemplate(world(), 'lan', { 'II.1': { note: 'a' }, 'II.2': { note: 'b' } }),
    )
    await world().does('lan', confirmProgressImport, { importId: id })
    await sql`update role_grant set ended_at = now() where person_id = ${world().ids.lan}`.execute(world().db)
    await runImport(world(), id)
    expect(await outcomeOf(world(), 'lan', id)).toMatchObject({ state: 'written', counts: { written: 0, failed: 2 } })
    expect(await progressOf(world())).toEqual([])
  })

  test('máy dừng giữa chừng: chạy lại ghi nốt, không dòng nào hai lần', async () => {
    await adoptedPlan(world())
    const id = await send(
      world(),
      'lan',
      await filledTemplate(world(), 'lan', {
        'II.1': { note: 'a' },
        'II.2': { note: 'b', doneDay: '2026-11-20' },
        'II.4': { note: 'c' },
      }),
    )
    await world().does('lan', confirmProgressImport, { importId: id })
    const { good } = await outcomeOf(world(), 'lan', id)
    const by = { house: world().house, actor: world().actors.lan }
    // the first chunk was committed, then the process died before it could say so
    await perform(writeImportedRows, by, { importId: id, lines: [good[0]!.line, good[1]!.line] })
    await perform(writeImportedRows, by, { importId: id, lines: [good[0]!.line, good[1]!.line] })
    await sql`create function break_audit() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`.execute(
      world().db,
    )
    await sql`create trigger break_audit before insert on audit for each row execute function break_audit()`.execute(
      world().db,
    )
    try {
      await expect(perform(writeImportedRows, by, { importId: id, lines: [good[2]!.line] })).rejects.toThrow(
        'power cut',
      )
    } finally {
      await sql`drop function break_audit cascade`.execute(world().db)
    }
    expect(await progressOf(world())).toHaveLength(2)
    await runImport(world(), id)
    expect(await outcomeOf(world(), 'lan', id)).toMatchObject({ state: 'written', counts: { written: 3 } })
    expect(await progressOf(world())).toHaveLength(3)
    const { count } = await world()
      .db.selectFrom('job')
      .select((on) => on.fn.countAll<number>().as('count'))
      .where('kind', '=', writeImportJob)
      .where('state', '=', 'done')
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(1)
  })

  test('hoàn tác cả lần nhập: như chưa nhập; mốc đã có người làm tiếp thì giữ và nêu ra', async () => {
    const { planId } = await adoptedPlan(world())
    const filled: Record<string, Filled> = {
      'II.1': { note: 'a', doneDay: '2026-11-20' },
      'II.2': { note: 'b', doneDay: '2026-11-20' },
      'II.4': { note: 'c' },
    }
    const sheet = await filledTemplate(world(), 'lan', filled)
    const id = await send(world(), 'lan', sheet)
    const [first, second] = [await formFor(world(), planId, 'II.1'), await formFor(world(), planId, 'II.2')]
    await confirm(world(), 'lan', id)
    const claimed = await obligationNow(world(), second.obligationId)
    await world().does('lan', addEvidence, {
      ...second,
      version: claimed.version,
      output: 'Tài liệu kiểm chứng khác',
      files: { evidence: [{ name: 'a.txt', bytes: new TextEncoder().encode('a') }] },
    })
    const undone = await undo(world(), 'lan', id)
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 1, written: 0 } })
    expect(await obligationNow(world(), first.obligationId)).toMatchObject({
      state: 'open',
      returned: false,
      done_day: null,
      claimed_by: null,
    })
    expect((await progressOf(world())).map(({ note }) => note)).toEqual(['b'])
    expect(undone.good.find(({ state }) => state === 'kept')!.warnings.join()).toContain('đã có người làm tiếp')
    // what was taken back may be sent again; what stayed is known
    const again = await send(world(), 'lan', sheet)
    expect((await outcomeOf(world(), 'lan', again)).counts).toMatchObject({ ready: 1, repeated: 1, failed: 1 })
  })

  test('quá bảy ngày thì không hoàn tác cả lần được nữa; ghi thêm, thu hồi cũng là làm tiếp', async () => {
    const { planId } = await adoptedPlan(world())
    const form = await formFor(world(), planId, 'II.2')
    const id = await send(
      world(),
      'lan',
      await filledTemplate(world(), 'lan', { 'II.1': { note: 'a' }, 'II.2': { note: 'b', doneDay: '2026-11-20' } }),
    )
    await confirm(world(), 'lan', id)
    const first = await formFor(world(), planId, 'II.1')
    await world().does('hung', writeProgress, { ...first, note: 'Đã xem' })
    await world().does('lan', withdrawClaim, {
      ...form,
      version: (await obligationNow(world(), form.obligationId)).version,
    })
    expect((await undo(world(), 'lan', id)).counts).toMatchObject({ undone: 0, kept: 2 })

    const later = await send(world(), 'lan', await filledTemplate(world(), 'lan', { 'II.4': { note: 'c' } }))
    await confirm(world(), 'lan', later)
    world().later(8 * 86_400_000)
    await expect(world().does('lan', undoProgressImport, { importId: later })).rejects.toThrow(refusals.undoTooLate)
  })

  test('tệp không có bảng, tệp cũ, tệp trống: lần nhập dừng với một câu nói phải làm gì', async () => {
    const csv = (text: string) => ({ name: 'a.csv', bytes: new TextEncoder().encode(text) })
    const one = await sendBytes(world(), 'lan', csv('STT;Nội dung\n1;Việc của hệ thống khác\n'))
    expect(await outcomeOf(world(), 'lan', one)).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('tải tệp mẫu'),
    })
    await expect(world().does('lan', confirmProgressImport, { importId: one })).rejects.toThrow(refusals.notTried)
    const long = await sendBytes(world(), 'lan', csv(`Mã mốc;Tiến độ mới\n${'x;y\n'.repeat(20_001)}`))
    expect(await outcomeOf(world(), 'lan', long)).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('20.000 dòng'),
    })
  }, 30_000)

  test('dòng tốt và dòng hỏng lẫn lộn: tệp trả về có đúng những dòng hỏng, đúng thứ tự', async () => {
    const reading = aReading({
      tasks: Array.from({ length: 12 }, (_, at) => aTaskReading(`Nhiệm vụ số ${at}`, { path: `II.${at + 1}` })),
    })
    await adoptedPlan(world(), { reading })
    const kinds: Record<string, { cell: Filled; fails: boolean }> = {
      blank: { cell: {}, fails: false },
      note: { cell: { note: 'Đã làm' }, fails: false },
      both: { cell: { note: 'Xong', figures: 'Số lớp: 1.200,5 lớp', doneDay: '2026-11-01' }, fails: false },
      future: { cell: { note: 'Xong', doneDay: '2027-01-01' }, fails: true },
      month: { cell: { doneDay: 'tháng 3' }, fails: true },
      figures: { cell: { figures: 'bốn lăm' }, fails: true },
      strange: { cell: { note: 'a', code: 'ABC-1' }, fails: true },
      unknown: { cell: { note: 'a', code: codeOf({ obligationId: newId(), version: 1 }, 'a') }, fails: true },
    }
    let failures = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(kinds)), { minLength: 12, maxLength: 12 }),
        async (chosen) => {
          // two rows of one unknown code would be another mistake
          const picks = chosen.map((kind, at) => (kind === 'unknown' && chosen.indexOf(kind) !== at ? 'strange' : kind))
          const sheet = await filledTemplate(
            world(),
            'lan',
            Object.fromEntries(picks.map((kind, at) => [`II.${at + 1}`, kinds[kind]!.cell])),
          )
          const id = await send(world(), 'lan', sheet)
          const { counts } = await outcomeOf(world(), 'lan', id)
          const failed = await failedSheet(world(), 'lan', id)
          const textAt = sheet.columns.findIndex(({ head }) => head === 'Nhiệm vụ')
          const expected = sheet.rows.filter((_, at) => kinds[picks[at]!]!.fails).map((row) => row[textAt])
          expect(failed.rows.map((row) => row[textAt])).toEqual(expected)
          expect(counts.failed).toBe(expected.length)
          expect(counts.unchanged).toBe(picks.filter((kind) => kind === 'blank').length)
          failures += expected.length
        },
      ),
      { numRuns: 6, seed: 20261121, endOnFailure: true },
    )
    expect(failures).toBeGreaterThan(10)
  }, 120_000)
})

/** A day stands in the sheet as its serial number. */
function dayCell(cell: unknown, kind: string) {
  return kind === 'day' && typeof cell === 'string' && /^\d{4}-/.test(cell)
    ? { serial: (Date.parse(cell) - Date.UTC(1899, 11, 30)) / 86_400_000 }
    : cell
}

function asWritten(cell: unknown): unknown {
  return cell === '' ? null : cell
}

function correction(head: string, cell: CellInput) {
  if (head === 'Số liệu') return cell === null ? null : 'Số lớp: 45 lớp'
  if (head === 'Đã xong ngày') return null
  return cell
}
