import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { foundTheMinistry } from '#domains/people/testing/ministry.ts'
import type { PlaceKind } from '#domains/places/place.ts'
import { excludeCommune } from '#domains/standard/acts/exclude-commune.ts'
import type { AssessmentLine } from '#domains/standard/assessments.queries.ts'
import { assessmentsPageSize, countProvinces, listAssessments } from '#domains/standard/assessments.queries.ts'
import { countCommunes, listCoverage, listExcluded } from '#domains/standard/coverage.queries.ts'
import { type ProvinceCoverage, sumCoverage } from '#domains/standard/coverage.ts'
import { assessmentsPage } from '#domains/standard/pages/assessments-page.tsx'
import { decisionsPage } from '#domains/standard/pages/decisions-page.tsx'
import { publicListPage } from '#domains/standard/pages/public-pages.tsx'
import { previewOnYear } from '#domains/standard/rule-preview.queries.ts'
import { shippedYearRule } from '#domains/standard/rule-sets.ts'
import { onStandard } from '#domains/standard/standard.fixtures.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'

const province = (change: Partial<ProvinceCoverage>, at = 1): ProvinceCoverage => ({
  provinceId: String(at).padStart(2, '0'),
  provinceName: `Thành phố Hồ Chí Minh ${at}`,
  communes: 0,
  recognised: 0,
  notRecognised: 0,
  waiting: 0,
  excluded: 0,
  ended: 0,
  gone: 0,
  ...change,
})

describe('tỷ lệ được công nhận', () => {
  test('cả nước là tổng số đếm trên tổng mẫu số, không là trung bình các tỷ lệ; nơi không đánh giá ở ngoài mẫu số', () => {
    const all = sumCoverage([
      province({ communes: 322, recognised: 309, notRecognised: 10, excluded: 3 }),
      province({ communes: 5, recognised: 1, waiting: 1 }, 2),
    ])
    expect(all).toMatchObject({ recognised: 310, notRecognised: 10, excluded: 3, waiting: 1, notAssessed: 3 })
    // 310 of 320, not (309/319 + 1) / 2
    expect(all.share).toBe('96,87%')
    expect(sumCoverage([province({ communes: 322, recognised: 309, notRecognised: 10, excluded: 3 })]).share).toBe(
      '96,86%',
    )
  })

  test('chưa quyết định nơi nào thì không có tỷ lệ', () => {
    expect(sumCoverage([province({ communes: 3, waiting: 2 })]).share).toBeNull()
    expect(sumCoverage([])).toMatchObject({ communes: 0, share: null })
  })
})

test('trang công khai: tỉnh mà xã đã đánh giá đều kết thúc thì không bị nói là chưa có bản đánh giá nào', () => {
  const coverage = [province({ communes: 99, ended: 1 }), province({ communes: 60 }, 2)]
  const page = publicListPage({
    provinces: [],
    provinceId: undefined,
    year: 2026,
    years: [2026],
    communes: [],
    coverage,
  })
  const html = renderToString(page.body)
  expect(html).toContain('1 tỉnh, thành phố khác chưa có bản đánh giá nào')
  expect(html).toContain('Thành phố Hồ Chí Minh 1')
  // what was left out before there was a ground shows none
  expect(html).toContain('kèm lý do nơi tỉnh đã ghi')
})

const line = (at: number): AssessmentLine => ({
  id: `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  placeId: String(at).padStart(5, '0'),
  placeName: `Phường Nguyễn Thị Minh Khai ${at}`,
  placeKind: 'phuong',
  provinceId: '24',
  year: 2026,
  ruleSetId: 'tcpl-27-2025',
  state: 'appraised',
  outcome: null,
  decisionNumber: '',
  decidedOn: null,
  excludedWhy: '',
  version: 3,
  frozenOutcome: 'ready',
  signed: 14,
  reviewed: 14,
})
const bytesOf = ({ body }: PageParts) => Buffer.byteLength(renderToString(body))
/** What a page may weigh as served, less its frame. */
const bytesMax = 105 * 1024

onStandard('bản đánh giá: hai nghìn dòng', (world) => {
  const view = (): View => {
    const { actors, clock } = world()
    return {
      csrf: 'x',
      today: '2026-11-21',
      now: clock.now(),
      path: '/',
      address: '/',
      query: {},
      actor: actors.yen,
      typed: {},
    }
  }

  test('một trang của danh sách, của bảng chờ quyết định và của cả nước đều nhẹ', () => {
    const lines = Array.from({ length: assessmentsPageSize }, (_, at) => line(at))
    const coverage = Array.from({ length: 34 }, (_, at) => province({ communes: 120, recognised: 80 }, at))
    const excluded = coverage.map(({ provinceName }) => ({
      placeName: 'Xã Mới',
      provinceName,
      ground: 'new' as const,
      why: 'Mới thành lập.',
    }))
    const list = assessmentsPage(
      {
        year: 2026,
        years: [2026, 2025],
        rule: shippedYearRule(2026),
        lines: lines.map((one) => ({ ...one, judged: 'ready' as const })),
        total: 2_000,
        page: 3,
        byState: { appraised: 2_000 },
        state: undefined,
        provinceId: undefined,
        coverage,
        excluded,
        provinceCount: 34,
        choice: undefined,
        mayDecide: true,
        mayKeepRules: false,
        provinces: [],
      },
      view(),
    )
    expect(bytesOf(list)).toBeLessThan(bytesMax)
    expect(renderToString(list.body)).toContain('201–300 trong 2.000 bản đánh giá')
    const waiting = lines.map((one) => ({ ...one, judged: 'ready' as const, differing: 2, selfNotMet: 1 }))
    const decisions = decisionsPage({ lines: waiting, total: 2_000, page: 1 }, view())
    expect(bytesOf(decisions)).toBeLessThan(bytesMax)
    const years = [2026]
    const nation = publicListPage({
      provinces: coverage.map((one) => ({ id: one.provinceId, name: one.provinceName, years })),
      provinceId: undefined,
      year: 2026,
      years,
      communes: [],
      coverage,
    })
    expect(bytesOf(nation)).toBeLessThan(bytesMax)
    expect(renderToString(nation.body)).toContain('Cả nước, năm 2026: 2.720/2.720 xã, phường')
  })

  test('theo trang và tình trạng; nơi không đánh giá đếm riêng, kèm lý do cho người thấy cả tỉnh', async () => {
    const { db, does, actors, opens } = world()
    const opened = await opens()
    expect(await listAssessments(db, actors.yen, { year: 2026, state: 'submitted' })).toMatchObject({
      lines: [],
      total: 0,
    })
    expect((await listAssessments(db, actors.yen, { year: 2026 }, 2)).lines).toEqual([])
    await does('yen', excludeCommune, {
      assessmentId: opened.id,
      version: String(opened.version),
      ground: 'reorganised',
      why: 'Xã mới sắp xếp lại trong năm.',
    })
    expect(await listAssessments(db, actors.yen, { year: 2026 })).toMatchObject({ total: 1, byState: { excluded: 1 } })
    expect(await listCoverage(db, 2026, ['24'])).toMatchObject([{ communes: 2, excluded: 1, waiting: 0 }])
    expect(await listExcluded(db, 2026, ['24'])).toMatchObject([{ why: 'Xã mới sắp xếp lại trong năm.' }])
    expect(await listExcluded(db, 2026, ['01'])).toEqual([])
    const day = addDays('2026-12-31', 1)
    await db.updateTable('place').set({ to_day: day }).where('id', '=', '00002').execute()
    expect((await listCoverage(db, 2027, ['24']))[0]).toMatchObject({ communes: 1, excluded: 0 })
  })

  test('có bộ rồi thì «cả nước», nơi bộ đứng, không thành một tỉnh nữa', async () => {
    const { db, house } = world()
    const before = await countProvinces(db)
    await foundTheMinistry(house)
    expect([before > 0, await countProvinces(db)]).toEqual([true, before])
  })

  test('năm còn cấp huyện: mẫu số là xã, kể cả xã của tỉnh cũ nay thuộc tỉnh; tỉnh cũ và huyện không đứng thành hàng', async () => {
    const { db } = world()
    const counted = async () => {
      const rows = await listCoverage(db, 2024)
      return [
        rows.some(({ provinceId }) => provinceId === 'cu-98'),
        rows.find(({ provinceId }) => provinceId === '24')?.communes ?? 0,
      ]
    }
    const [, before] = await counted()
    const place = (id: string, kind: PlaceKind, path: string, parent_id: string | null) => ({
      id,
      kind,
      name: id,
      full_name: id,
      parent_id,
      path,
      folded: id,
      sort_key: id,
      from_day: null,
      to_day: '2025-07-01',
    })
    await db
      .insertInto('place')
      .values([
        place('cu-98', 'tinh', 'cu-98/', null),
        place('cu-981', 'huyen', 'cu-98/cu-981/', 'cu-98'),
        place('cu-98100', 'xa', 'cu-98/cu-981/cu-98100/', 'cu-981'),
        place('cu-98101', 'thi-tran', 'cu-98/cu-981/cu-98101/', 'cu-981'),
      ])
      .execute()
    const heir = { new_id: '24', on_day: '2025-07-01', kind: 'merge', certainty: 'certain' } as const
    await db
      .insertInto('place_succession')
      .values({ ...heir, old_id: 'cu-98' })
      .execute()
    expect(await counted()).toEqual([false, Number(before) + 2])
    expect(await countCommunes(db, 'cu-98', 2024)).toBe(2)
    const nothing = { provinceId: 'cu-98', ruleSetId: 'tcpl-25-2021', rows: [], number: null }
    const tried = await previewOnYear(db, nothing, 2024, '2026-11-21')
    expect(tried.map(({ placeName }) => placeName)).toEqual(['cu-98100', 'cu-98101'])
  })
})
