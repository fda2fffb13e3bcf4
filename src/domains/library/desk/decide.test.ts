import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addRelation } from '#domains/library/acts/add-relation.ts'
import { confirmRelation } from '#domains/library/acts/confirm-relation.ts'
import { correctDocument } from '#domains/library/acts/correct-document.ts'
import { dismissRelation } from '#domains/library/acts/dismiss-relation.ts'
import { takeBackRelation } from '#domains/library/acts/take-back-relation.ts'
import { addLaw, addText, type Desk, onDesk, relate } from '#domains/library/desk/desk.fixtures.ts'
import { loadDeskDocument, loadDeskRelation } from '#domains/library/desk/desk-document.queries.ts'
import { refusals as keepingRefusals } from '#domains/library/desk/keeping.ts'
import { refusals as relationRefusals, scopeOf } from '#domains/library/desk/relation-decision.ts'
import { loadRelationPage } from '#domains/library/desk/relation-preview.queries.ts'
import { refusals } from '#domains/library/document.ts'
import { lawChangedJob } from '#domains/library/law-changed.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

async function twoLaws({ db }: Desk) {
  const old = await addLaw(db, { issuedOn: '2020-01-15', effectiveOn: '2020-07-01' })
  const fresh = await addLaw(db, {
    number: '902/2026/QH99',
    name: 'Luật Thử nghiệm mới',
    issuedOn: '2026-06-01',
    effectiveOn: '2027-01-01',
  })
  return { old, fresh }
}

async function waitingReplacement(desk: Desk) {
  const { old, fresh } = await twoLaws(desk)
  const relation = await relate(desk.db, {
    fromId: fresh.id,
    toId: old.id,
    kind: 'replaces',
    fromDay: '2027-01-01',
    state: 'read',
    excerpt: 'Luật này thay thế Luật Thử nghiệm số 901/2030/QH99.',
  })
  return { old, fresh, relation }
}

function correction(document: { id: string; version: number }, change: Record<string, string> = {}) {
  return {
    documentId: document.id,
    version: String(document.version),
    number: '901/2030/QH99',
    kind: 'luat',
    name: 'Luật Thử nghiệm',
    issuer: 'Quốc hội',
    signedBy: '',
    issuedOn: '15/01/2020',
    effectiveOn: '01/07/2020',
    expiresOn: '',
    source: 'văn bản bịa cho kiểm thử',
    ...change,
  }
}

async function fieldsRefused(promise: Promise<unknown>): Promise<string[]> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof FormRefusal)) throw error ?? new Error('It was not refused.')
  return Object.keys(error.fields)
}

async function jobsOf({ db }: Desk): Promise<string[]> {
  const { rows } = await sql<{ documentId: string }>`
    select payload ->> 'documentId' as "documentId" from job where kind = ${lawChangedJob} order by 1`.execute(db)
  return rows.map(({ documentId }) => documentId)
}

onDesk('biên tập viên quyết định', (desk) => {
  describe('bị từ chối', () => {
    test('người không có vai trò; văn bản của nơi khác', async () => {
      const { old, relation } = await waitingReplacement(desk())
      const form = { relationId: relation.id, versions: '0' }
      await expect(desk().does('lan', confirmRelation, form)).rejects.toBe(permissionRefusals.mayNot)
      await expect(desk().does('binh', confirmRelation, form)).rejects.toBe(refusals.notFound)
      await expect(desk().does('binh', correctDocument, correction(old))).rejects.toBe(refusals.notFound)
    })

    test('nghị quyết của tỉnh không tự bãi bỏ được luật', async () => {
      const { old } = await twoLaws(desk())
      const local = await addLaw(desk().db, {
        number: '05/2026/NQ-HĐND',
        kind: 'nghi-quyet',
        keeperBodyId: desk().bodies.justice.id,
      })
      const relation = await relate(desk().db, { fromId: local.id, toId: old.id, kind: 'repeals', state: 'read' })
      const form = { relationId: relation.id, versions: '0', fromDay: '01/01/2031' }
      await expect(desk().does('binh', confirmRelation, form)).rejects.toBe(keepingRefusals.notDeciding)
      await expect(desk().does('binh', dismissRelation, form)).rejects.toBe(keepingRefusals.notDeciding)
      const basis = await relate(desk().db, { fromId: local.id, toId: old.id, kind: 'based-on', state: 'read' })
      await desk().does('binh', confirmRelation, { relationId: basis.id, versions: '0', fromDay: '01/01/2031' })
      expect((await loadDeskRelation(desk().db, desk().actors.hoa, basis.id)).state).toBe('confirmed')
    })

    test('hai người cùng mở: người lưu sau được báo', async () => {
      const { old, relation } = await waitingReplacement(desk())
      await desk().does('hoa', correctDocument, correction(old, { signedBy: 'Nguyễn Văn Thử' }))
      const late = { relationId: relation.id, versions: '0', fromDay: '01/01/2027' }
      await expect(desk().does('hoa', confirmRelation, late)).rejects.toBe(refusals.changedMeanwhile)
      await expect(desk().does('hoa', correctDocument, correction(old))).rejects.toBe(refusals.changedMeanwhile)
    })

    test('thiếu ngày, ngày ngược, nguồn chưa chắc mà không ghi lấy từ đâu', async () => {
      const { old, fresh } = await twoLaws(desk())
      const suspended = await relate(desk().db, {
        fromId: fresh.id,
        toId: old.id,
        kind: 'suspends',
        state: 'read',
        mark: 'T',
      })
      const form = (change: Record<string, string>) => ({ relationId: suspended.id, versions: '0', ...change })
      expect(await fieldsRefused(desk().does('hoa', confirmRelation, form({})))).toEqual(['fromDay', 'source'])
      expect(
        await fieldsRefused(desk().does('hoa', confirmRelation, form({ fromDay: '01/03/2026', toDay: '01/02/2026' }))),
      ).toEqual(['toDay', 'source'])
      expect(await fieldsRefused(desk().does('hoa', confirmRelation, form({ scope: 'điều nào đó' })))).toEqual([
        'scope',
      ])
      expect(
        await fieldsRefused(desk().does('hoa', correctDocument, correction(old, { effectiveOn: '01/01/2019' }))),
      ).toEqual(['effectiveOn', 'source'])
      expect(
        await fieldsRefused(desk().does('hoa', correctDocument, correction(old, { expiresOn: '01/07/2020' }))),
      ).toEqual(['expiresOn', 'source'])
    })

    test('quyết định hai lần; ghi trùng; ghi với chính nó; số hiệu thư viện chưa có', async () => {
      const { old, fresh, relation } = await waitingReplacement(desk())
      await desk().does('hoa', dismissRelation, { relationId: relation.id, versions: '0' })
      const again = { relationId: relation.id, versions: '2', fromDay: '01/01/2027' }
      await expect(desk().does('hoa', confirmRelation, again)).rejects.toBe(relationRefusals.decidedAlready)
      const added = (otherNumber: string) => ({
        documentId: old.id,
        version: '1',
        kind: 'replaces',
        direction: 'acted-on',
        otherNumber,
        excerpt: 'Luật này thay thế Luật Thử nghiệm.',
        source: 'Điều 40',
      })
      await expect(desk().does('hoa', addRelation, added(fresh.number!))).rejects.toBe(relationRefusals.knownAlready)
      expect(await fieldsRefused(desk().does('hoa', addRelation, added(old.number!)))).toEqual(['otherNumber'])
      expect(await fieldsRefused(desk().does('hoa', addRelation, added('999/2099/QH99')))).toEqual(['otherNumber'])
    })

    test('xác nhận với phạm vi mà một quan hệ khác đã có', async () => {
      const { old, fresh, relation } = await waitingReplacement(desk())
      await relate(desk().db, { fromId: fresh.id, toId: old.id, kind: 'replaces', scope: ['dieu-2'] })
      const form = { relationId: relation.id, versions: '0', fromDay: '01/01/2027', scope: 'Điều 2', source: 'Điều 40' }
      await expect(desk().does('hoa', confirmRelation, form)).rejects.toBe(relationRefusals.knownAlready)
    })

    test('hoàn tác khi thư viện đã có bản chữ mới theo quan hệ này', async () => {
      const { old, fresh } = await twoLaws(desk())
      const amends = await relate(desk().db, { fromId: fresh.id, toId: old.id, kind: 'amends', scope: ['dieu-1'] })
      await addText(desk().db, old.id, { amendedBy: [fresh.number!], fromDay: '2027-01-01' })
      const form = { relationId: amends.id, versions: '0' }
      await expect(desk().does('hoa', takeBackRelation, form)).rejects.toBe(relationRefusals.leanedOn)
    })
  })

  test('xem trước, xác nhận, văn bản cũ hết hiệu lực từ ngày ấy; hoàn tác thì trở lại', async () => {
    const { old, fresh, relation } = await waitingReplacement(desk())
    const page = await loadRelationPage(desk().db, desk().actors.hoa, relation.id, {})
    expect(page.changes).toMatchObject([
      { from: '2027-01-01', before: { kind: 'in-force' }, after: { kind: 'expired' } },
    ])
    await desk().does('hoa', confirmRelation, { relationId: relation.id, versions: '0', fromDay: '01/01/2027' })
    const before = await loadDeskDocument(desk().db, desk().actors.hoa, desk().today, old.id)
    expect(before.status).toMatchObject({ kind: 'in-force', next: { day: '2027-01-01' } })
    expect(before.spans.map(({ kind }) => kind)).toEqual(['not-yet', 'in-force', 'expired'])
    expect(await jobsOf(desk())).toEqual([old.id, fresh.id].sort())
    await desk().does('hoa', takeBackRelation, { relationId: relation.id, versions: '2' })
    const after = await loadDeskDocument(desk().db, desk().actors.hoa, desk().today, old.id)
    expect(after.status).toMatchObject({ kind: 'in-force', next: null })
    expect(after.relations[0]).toMatchObject({ state: 'read', decidedBy: null })
    const { rows } = await sql<{ act: string; state: string }>`
      select act, after ->> 'state' as state from audit where subject_id = ${relation.id} order by act`.execute(
      desk().db,
    )
    expect(rows).toEqual([
      { act: 'library.confirm-relation', state: 'confirmed' },
      { act: 'library.take-back-relation', state: 'read' },
    ])
  })

  test('sửa ngày khi xác nhận thì là lời của biên tập viên, có nơi lấy', async () => {
    const { relation } = await waitingReplacement(desk())
    await desk().does('hoa', confirmRelation, {
      relationId: relation.id,
      versions: '0',
      fromDay: '01/02/2027',
      source: 'khoản 1 Điều 40 Luật 902/2026/QH99',
    })
    expect(await loadDeskRelation(desk().db, desk().actors.hoa, relation.id)).toMatchObject({
      fromDay: '2027-02-01',
      mark: 'E',
      source: 'khoản 1 Điều 40 Luật 902/2026/QH99',
      decidedBy: 'Lý Thị Hoa',
    })
  })

  test('ghi thêm việc ngưng hiệu lực có thời hạn: chờ xác nhận, rồi ngưng đúng những ngày ấy', async () => {
    const { old, fresh } = await twoLaws(desk())
    const { relationId } = await desk().does('hoa', addRelation, {
      documentId: old.id,
      version: '0',
      kind: 'suspends',
      direction: 'acted-on',
      otherNumber: '902/2026/qh99',
      fromDay: '01/11/2026',
      toDay: '01/12/2026',
      excerpt: 'Ngưng hiệu lực Luật Thử nghiệm đến hết tháng 11 năm 2026.',
      source: 'Điều 2 Luật 902/2026/QH99',
    })
    const page = await loadRelationPage(desk().db, desk().actors.hoa, relationId, {})
    expect(page.changes.map(({ from, after }) => [from, after.kind])).toEqual([['2026-11-01', 'suspended']])
    const form = { relationId, versions: '2', fromDay: '01/11/2026', toDay: '01/12/2026' }
    await desk().does('hoa', confirmRelation, form)
    expect((await loadDeskDocument(desk().db, desk().actors.hoa, desk().today, old.id)).status).toMatchObject({
      kind: 'suspended',
      until: '2026-12-01',
    })
    expect((await loadDeskDocument(desk().db, desk().actors.hoa, desk().today, fresh.id)).relations).toHaveLength(1)
  })

  test('ngày đối chiếu với văn bản thì quyết định; trước đó chỉ là có thể', async () => {
    const told = await addLaw(desk().db, { mark: 'R', issuedOn: '2020-01-15', effectiveOn: '2020-07-01' })
    const shown = () => loadDeskDocument(desk().db, desk().actors.hoa, desk().today, told.id)
    expect((await shown()).status.kind).toBe('unknown')
    await desk().does(
      'hoa',
      correctDocument,
      correction(told, { compared: 'co', source: 'Điều 40, bản in Công báo số 417, xem 21/11/2026' }),
    )
    expect(await shown()).toMatchObject({ status: { kind: 'in-force' }, document: { mark: 'E', version: 1 } })
  })
})

describe('phạm vi như người ta gõ', () => {
  test.each([
    ['', []],
    ['Điều 3; khoản 1 Điều 5', ['dieu-3', 'dieu-5/khoan-1']],
    ['điểm đ khoản 2 Điều 7a', ['dieu-7a/khoan-2/diem-dd']],
    ['dieu-3/khoan-1, Điều 3', ['dieu-3/khoan-1', 'dieu-3']],
    ['một phần', ['mot-phan']],
    ['điều nào đó', undefined],
    ['Điều 3 và các điều khác', undefined],
  ])('%s', (text, scope) => expect(scopeOf(text)).toEqual(scope))
})
