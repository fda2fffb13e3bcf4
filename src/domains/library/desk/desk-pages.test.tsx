import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { addLaw, addLaws, addText, type Desk, onDesk, relate } from '#domains/library/desk/desk.fixtures.ts'
import { countDeskDocuments, listDeskDocuments, listDeskIssuers } from '#domains/library/desk/desk.queries.ts'
import { loadDeskDocument } from '#domains/library/desk/desk-document.queries.ts'
import { deskFilterOf, deskKey } from '#domains/library/desk/desk-filter.ts'
import { countDeskWaiting, listWaitingRelations } from '#domains/library/desk/desk-waiting.queries.ts'
import { loadRelationPage } from '#domains/library/desk/relation-preview.queries.ts'
import { countImportFlaws, listImportRuns, loadImportRun } from '#domains/library/imports/import-runs.queries.ts'
import { deskDocumentPage } from '#domains/library/pages/desk-document-page.tsx'
import { deskPage } from '#domains/library/pages/desk-page.tsx'
import { importRunPage, importRunsPage } from '#domains/library/pages/import-runs-page.tsx'
import { relationPage } from '#domains/library/pages/relation-page.tsx'
import { waitingRelationsPage } from '#domains/library/pages/waiting-relations-page.tsx'
import { listLawUploads } from '#domains/library/uploads/law-upload.queries.ts'
import type { View } from '#platform/http/web-request.ts'

function viewOf({ today, clock, actors }: Desk, query: Record<string, string> = {}): View {
  return { csrf: 'x', today, now: clock.now(), path: '/', address: '/', query, actor: actors.hoa, typed: {} }
}

async function showDesk(desk: Desk, query: Record<string, string> = {}): Promise<string> {
  const { db, actors, today } = desk
  const filter = deskFilterOf(query)
  const props = {
    filter,
    page: await listDeskDocuments(db, actors.hoa, today, filter),
    count: await countDeskDocuments(db, actors.hoa, filter),
    waiting: { ...(await countDeskWaiting(db, actors.hoa)), flaws: await countImportFlaws(db) },
    issuers: await listDeskIssuers(db, actors.hoa),
    uploads: await listLawUploads(db, actors.hoa),
  }
  return renderToString(deskPage(props, viewOf(desk, query)).body as VNode)
}

onDesk('trang của biên tập viên', (desk) => {
  test('tìm không dấu theo tên và số hiệu; lọc theo năm, loại, hiệu lực, chỗ chưa chắc', async () => {
    const { db } = desk()
    await addLaw(db, {
      number: '1/2020/QH99',
      name: 'Luật Hòa giải',
      issuedOn: '2020-06-01',
      effectiveOn: '2021-01-01',
    })
    await addLaw(db, {
      number: '2/2024/QĐ-TTg',
      kind: 'quyet-dinh',
      name: 'Về chuẩn',
      issuer: 'Thủ tướng',
      issuedOn: '2024-01-01',
      effectiveOn: null,
      mark: 'T',
    })
    await addLaw(db, { number: '3/2026/QH99', name: 'Luật Đất đai', issuedOn: '2026-01-01', effectiveOn: '2027-01-01' })
    const found = async (query: Record<string, string>) =>
      [...(await showDesk(desk(), query)).matchAll(/\d\/20\d\d\/(?:QH99|QĐ-TTg):/gu)].map(([text]) => text.slice(0, 1))
    expect(await found({})).toEqual(['3', '2', '1'])
    expect(await found({ tim: 'hoa giai' })).toEqual(['1'])
    expect(await found({ tim: '2/2024/qd' })).toEqual(['2'])
    expect(await found({ tim: '%' })).toEqual([])
    expect(await found({ nam: '2026' })).toEqual(['3'])
    expect(await found({ loai: 'quyet-dinh' })).toEqual(['2'])
    expect(await found({ noi: 'Thủ tướng' })).toEqual(['2'])
    expect(await found({ 'hieu-luc': 'in-force' })).toEqual(['1'])
    expect(await found({ 'hieu-luc': 'not-yet' })).toEqual(['3'])
    expect(await found({ chua: 'mark' })).toEqual(['2'])
    expect(await found({ chua: 'day' })).toEqual(['2'])
    expect(await showDesk(desk(), { tim: 'không có' })).toContain('Không có văn bản nào khớp')
  })

  test('từng trang theo khóa: không sót, không lặp, cả khi lọc theo hiệu lực', async () => {
    const { db, actors, today } = desk()
    const numbers = Array.from({ length: 123 }, (_, index) => `${index}/2020/QH99`)
    await addLaws(
      db,
      numbers.map((number, index) => ({
        number,
        issuedOn: index % 3 === 0 ? null : `2020-01-${String((index % 28) + 1).padStart(2, '0')}`,
        effectiveOn: index % 2 === 0 ? '2020-07-01' : '2099-01-01',
      })),
    )
    const walk = async (query: Record<string, string>) => {
      const seen: string[] = []
      for (let sau: string | undefined; ; ) {
        const filter = deskFilterOf(sau === undefined ? query : { ...query, sau })
        const { rows, next } = await listDeskDocuments(db, actors.hoa, today, filter)
        seen.push(...rows.map(({ number }) => number!))
        if (next === null) return seen
        sau = deskKey(next)
      }
    }
    expect((await walk({})).sort()).toEqual(numbers.toSorted())
    expect((await walk({ 'hieu-luc': 'in-force' })).sort()).toEqual(
      numbers.filter((_, index) => index % 2 === 0).toSorted(),
    )
  })

  test('trang văn bản: hiệu lực và lý do, đường thời gian với bảng, quan hệ, các điều', async () => {
    const { db, actors, today } = desk()
    const old = await addLaw(db, { issuedOn: '2020-01-15', effectiveOn: '2020-07-01' })
    const fresh = await addLaw(db, { number: '902/2025/QH99', name: 'Luật mới' })
    await addText(db, old.id, { title: 'Phạm vi điều chỉnh' })
    await relate(db, { fromId: fresh.id, toId: old.id, kind: 'replaces', fromDay: '2025-01-01' })
    const waiting = await relate(db, {
      fromId: fresh.id,
      toId: old.id,
      kind: 'amends',
      scope: ['dieu-1'],
      state: 'read',
      excerpt: 'Sửa đổi Điều 1 <b>như sau</b>',
    })
    const html = renderToString(
      deskDocumentPage(await loadDeskDocument(db, actors.hoa, today, old.id), viewOf(desk())).body as VNode,
    )
    expect(html).toContain('Hết hiệu lực toàn bộ từ 01/01/2025: bị thay thế bởi Luật mới số 902/2025/QH99.')
    expect(html).toContain('<svg class="drawing"')
    expect(html).toContain('Hiệu lực từng khoảng ngày')
    expect(html).toContain('Điều 1. Phạm vi điều chỉnh')
    expect(html).toContain('&lt;b>như sau&lt;/b>')
    expect(html).not.toMatch(/\sstyle=|undefined|\[object/)
    const relation = renderToString(
      relationPage(await loadRelationPage(db, actors.hoa, waiting.id, {}), viewOf(desk())).body as VNode,
    )
    expect(relation).toContain('không đổi ngày nào')
    const list = renderToString(
      waitingRelationsPage({ relations: await listWaitingRelations(db, actors.hoa, null), count: 1 }, viewOf(desk()))
        .body as VNode,
    )
    expect(list).toContain('902/2025/QH99 sửa đổi, bổ sung Điều 1 của 901/2030/QH99')
  })

  test('các lần nhập: nhập đến đâu, khuyết điểm từng loại với chỗ; con số ở bàn biên tập là của lần xong gần nhất', async () => {
    const { db } = desk()
    const run = {
      sha256: 'a'.repeat(64),
      file_name: 'phapdien.jsonl.gz',
      kind: 'codification' as const,
      position: 3,
      total: 3,
    }
    const [earlier, latest] = [newId(), newId()]
    for (const [id, day] of [
      [earlier, '2026-11-01'],
      [latest, '2026-11-02'],
    ] as const) {
      const at = new Date(`${day}T00:00:00Z`)
      const counts = { added: 2, changed: 0, unchanged: 1, refusal: '', leased_until: null }
      await db
        .insertInto('law_import')
        .values({ ...run, id, state: 'done', begun_at: at, finished_at: at, ...counts })
        .execute()
      await db.insertInto('law_import_flaw_count').values({ import_id: id, kind: 'empty-text', count: 7 }).execute()
      await db
        .insertInto('law_import_flaw')
        .values({ import_id: id, kind: 'empty-text', ordinal: 0, place: 'dòng 12', note: 'Điều 5' })
        .execute()
    }
    expect(await countImportFlaws(db)).toBe(7)
    const list = renderToString(importRunsPage({ runs: await listImportRuns(db) }, viewOf(desk())).body as VNode)
    expect(list.match(/phapdien\.jsonl\.gz/g)).toHaveLength(2)
    const one = renderToString(importRunPage(await loadImportRun(db, latest, undefined), viewOf(desk())).body as VNode)
    expect(one).toContain('Điều không có chữ')
    expect(one).toContain('dòng 12')
    expect(one).not.toMatch(/undefined|\[object/)
  })
})
