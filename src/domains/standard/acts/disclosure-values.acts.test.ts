import { expect, test } from 'vitest'
import { hasDocument, hasLine, hasList } from '#domains/disclosure/local-document.fixtures.ts'
import { enterValue } from '#domains/standard/acts/enter-value.ts'
import { submitAssessment } from '#domains/standard/acts/submit-assessment.ts'
import { takeValues } from '#domains/standard/acts/take-values.ts'
import { type Assessment, refusals } from '#domains/standard/assessment.ts'
import { findIndicatorPage, loadLookAhead } from '#domains/standard/assessment-page.queries.ts'
import { judgeNow, listValues } from '#domains/standard/judging.queries.ts'
import { goodValue, onStandard, step } from '#domains/standard/standard.fixtures.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import type { ReadContext } from '#platform/http/web-request.ts'

const fed = ['CT1.1', 'CT1.2', 'CT1.3', 'CT2.1.1', 'CT2.1.2', 'CT2.2']

onStandard('chuẩn lấy số từ sổ công khai, sổ văn bản của xã', (world) => {
  const context = () => {
    const { db, house, actors } = world()
    return { db, house, actor: actors.lan, today: '2026-11-21' } as ReadContext
  }
  const taken = async ({ id }: Pick<Assessment, 'id'>) => {
    const values = await listValues(world().db, id)
    return Object.fromEntries(
      fed.map((code) => {
        const value = values.get(code)?.value
        return [code, value?.kind === 'inputs' ? { ...value.inputs, ...value.untold } : undefined]
      }),
    )
  }
  /** Two that fell due, one of them with everything; a list that is posted. */
  const records = async () => {
    const { db, bodies } = world()
    const at = bodies.first.id
    const whole = await hasDocument(db, at, {
      draft_shared_on: '2026-09-10',
      draft_shared_at: 'Nhà văn hóa các thôn',
      checked_on: '2026-10-25',
      is_in_order: true,
    })
    const line = await hasLine(db, at, {
      local_document_id: whole,
      published_on: '2026-10-21',
      published_at: 'https://xa-mot.gov.vn/van-ban/12',
    })
    const late = await hasDocument(db, at, { issued_on: '2026-11-02', number: '13/2026/QĐ-UBND' })
    return { whole, late, line, list: await hasList(db, at) }
  }

  test('sổ chưa có gì: «có, không» thì nói chưa biết chứ không trả lời không; mẫu số bằng 0 thì chờ người ghi', async () => {
    const { does, opens, verifies, db } = world()
    await verifies()
    const opened = await opens()
    await does('lan', takeValues, step(opened))
    expect(await taken(opened)).toMatchObject({
      'CT1.1': { part: 0, whole: 0 },
      'CT2.1.1': { answer: expect.stringContaining('hệ thống chưa có bản ghi nào của «Danh mục') },
      'CT2.1.2': { answer: expect.stringContaining('đăng tải') },
    })
    const { judgment } = await judgeNow(db, opened)
    const rules = judgment.criteria.flatMap(({ indicators }) => indicators.flatMap((one) => one.rules))
    for (const code of fed)
      expect(rules.find((one) => one.code === code)).toMatchObject({ verdict: 'open', lack: 'value' })
    const { blocks } = await loadLookAhead(context(), opened.id)
    expect(blocks.find(({ code }) => code === 'CT2.1.1')).toMatchObject({
      reason: expect.stringContaining('hệ thống chưa có bản ghi'),
      step: expect.stringContaining('nhập tay'),
    })
    await expect(does('lan', takeValues, { ...step({ ...opened, version: 1 }), rule: 'CT2.1.1' })).rejects.toBe(
      refusals.noRecords,
    )
  })

  test('số lấy từ sổ, mỗi số là một danh sách mở được từ trang chỉ tiêu', async () => {
    const { does, opens, db, actors, bodies } = world()
    const { whole, late } = await records()
    const opened = await opens()
    await does('lan', takeValues, step(opened))
    expect(await taken(opened)).toEqual({
      'CT1.1': { part: 1, whole: 2 },
      'CT1.2': { part: 1, whole: 2 },
      'CT1.3': { part: 1, whole: 2 },
      'CT2.1.1': { answer: true },
      'CT2.1.2': { answer: true },
      'CT2.2': { part: 1, whole: 2 },
    })
    const { links } = await findIndicatorPage(context(), opened.id, 'TC1.CT1')
    expect(links.get('CT1.1')!.map(({ href }) => href.split('?')[0])).toEqual([
      '/nghiep-vu/thong-ke/chi-tieu/local-documents.in-order',
      '/nghiep-vu/thong-ke/chi-tieu/local-documents.due',
    ])
    const scope = { bodyId: bodies.first.id, from: '2026-01-01', to: '2026-11-21', seenBy: actors.lan }
    const listed = await listMeasure(db, 'local-documents.in-order', scope)
    expect(new Map(listed.map(({ opens, amount }) => [opens, amount]))).toEqual(
      new Map([
        [whole, 1],
        [late, 0],
      ]),
    )
  })

  test('ban hành đúng hạn mà chưa tự kiểm tra: tử số chưa biết, nói vì sao; tự kiểm tra rồi thì lấy được', async () => {
    const { does, opens, verifies, db, bodies } = world()
    await verifies({ 'CT1.1': { level: '100' } })
    const id = await hasDocument(db, bodies.first.id)
    const opened = await opens()
    await does('lan', takeValues, step(opened))
    expect((await taken(opened))['CT1.1']).toEqual({
      whole: 1,
      part: '1 văn bản quy phạm pháp luật của xã ban hành đúng hạn mà chưa tự kiểm tra',
    })
    await db
      .updateTable('local_document')
      .set({ checked_on: '2026-11-01', is_in_order: true })
      .where('id', '=', id)
      .execute()
    await does('lan', takeValues, step({ ...opened, version: 1 }))
    expect((await taken(opened))['CT1.1']).toEqual({ part: 1, whole: 1 })
    await hasDocument(db, bodies.first.id, { issued_on: '2026-11-02', number: '14/2026/QĐ-UBND' })
    const { blocks } = await loadLookAhead(context(), opened.id)
    expect(blocks.find(({ code, lack }) => code === 'CT1.1' && lack === 'level')).toMatchObject({
      step: expect.stringContaining('Không thể đạt 100% trong năm'),
      until: 'over',
    })
  })

  test('nhập tay trái với sổ: ghi lại sổ có gì, cả khi nói danh mục không áp dụng', async () => {
    const { does, opens, db } = world()
    await records()
    const opened = await opens()
    const denied = { ...goodValue, applies: 'khong', part: '', whole: '' }
    await does('lan', enterValue, { ...step(opened), rule: 'CT2.1.1', ...denied })
    await does('lan', enterValue, {
      ...step({ ...opened, version: 1 }),
      rule: 'CT2.1.2',
      ...goodValue,
      answer: 'khong',
    })
    const values = await listValues(db, opened.id)
    expect(values.get('CT2.1.1')!.value).toMatchObject({ kind: 'not-applicable', counted: { answer: true } })
    expect(values.get('CT2.1.2')!.value).toMatchObject({ inputs: { answer: false }, counted: { answer: true } })
  })

  test('mục công khai bị rút, danh mục bị thay sau khi lấy: không trình được, nói chỉ tiêu; lấy lại thì «có» thành chưa biết', async () => {
    const { does, opens, verifies, prepares, db } = world()
    await verifies()
    const { line, list } = await records()
    let ready = await prepares(await opens())
    for (const rule of ['CT2.1.2', 'CT2.2']) ready = await does('lan', takeValues, { ...step(ready), rule })
    const kept = (await db
      .selectFrom('standard_value')
      .select('records')
      .where('rule_code', '=', 'CT2.1.2')
      .executeTakeFirst())!
    expect(kept.records).toEqual({ 'disclosure-lists.posted': [list] })
    const withdrawn = { withdrawn_on: '2026-11-20', withdrawn_why: 'Ghi nhầm văn bản' }
    await db.updateTable('disclosure').set(withdrawn).where('id', '=', line).execute()
    await db.updateTable('disclosure_list').set({ replaced_on: '2026-11-20' }).where('id', '=', list).execute()
    await expect(does('hung', submitAssessment, step(ready))).rejects.toThrow(/2\.1.*2\.2/u)
    await does('lan', takeValues, step(ready))
    expect(await taken(ready)).toMatchObject({
      'CT2.1.2': { answer: expect.stringContaining('chưa có bản ghi') },
      'CT2.2': { part: 0, whole: 2 },
    })
  })
})
