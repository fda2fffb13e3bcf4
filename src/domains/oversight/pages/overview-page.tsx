import { showTime } from '#base/day.ts'
import type { Overview } from '#domains/oversight/overview.ts'
import { HoldersTable, PlansTable, YearsTable } from '#domains/oversight/pages/figure-tables.tsx'
import { rateSentence } from '#domains/oversight/pages/figure-words.ts'
import { OverviewMap, type SpecialZone } from '#domains/oversight/pages/overview-map.tsx'
import { overviewHref, paths, queueHref } from '#domains/oversight/pages/paths.ts'
import { PlacesTable } from '#domains/oversight/pages/places-table.tsx'
import type { PlaceMap } from '#domains/oversight/place-outlines.ts'
import { rateInWords } from '#domains/oversight/rating.ts'
import { nameInSentence, nation } from '#domains/places/place.ts'
import { totalOf } from '#domains/plans/tally.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { FourCellBar } from '#ui/drawings/four-cell-bar.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showMomentNear, showNumber } from '#ui/show.ts'

export type OverviewPageProps = {
  overview: Overview
  map: PlaceMap | undefined
  zones: readonly SpecialZone[]
  search: string
}

const tableId = 'bang-so-lieu'

/** Toàn cảnh of the nation, a province, a commune or one body. */
export function overviewPage({ overview, map, zones, search }: OverviewPageProps, view: View): PageParts {
  const { place, holder, sum, places } = overview
  const name = holder?.name ?? (place === null ? 'cả nước' : nameInSentence(place))
  const isEmpty = totalOf(sum) + sum.waiting === 0
  return {
    title: `Toàn cảnh ${name}`,
    section: 'overview',
    wide: true,
    trail: trailOf(overview),
    body: (
      <>
        <PageHead
          title={`Toàn cảnh ${name}`}
          lead={`${isEmpty ? 'Chưa có kế hoạch.' : `${rateSentence(sum)}.`} ${ageWords(overview, view.now)}`}
          actions={
            <LinkButton href={address(`${view.path}/xuat.xlsx`, view.query)} label="Xuất Excel" icon="download" />
          }
        />
        <Filters overview={overview} search={search} />
        {!isEmpty && <Sum overview={overview} />}
        {places.length > 0 && (
          <div class="map-and-words">
            {map !== undefined && <OverviewMap overview={overview} map={map} zones={zones} tableId={tableId} />}
            <div id={tableId}>
              <PlacesTable
                overview={overview}
                query={view.query}
                search={search}
                caption={place === null ? 'Theo tỉnh, thành phố' : 'Theo xã, phường, đặc khu'}
              />
            </div>
          </div>
        )}
        <Sections overview={overview} />
        {isEmpty && places.length === 0 && (
          <EmptyState title="Chưa có kế hoạch" icon="file">
            Số liệu có khi một kế hoạch đã được kiểm tra và nhập vào hệ thống.
          </EmptyState>
        )}
      </>
    ),
  }
}

function Sum({ overview }: { overview: Overview }) {
  const { place, holder, year, sum } = overview
  const scope = { placeId: place?.id ?? null, holderId: holder?.id ?? null, year }
  return (
    <>
      <FourCellBar
        title={year === null ? 'Mọi mốc, mọi năm' : `Các mốc đến hạn trong năm ${year}`}
        unit="mốc"
        cells={sum}
        hrefs={{
          doneInTime: queueHref(scope, 'done-in-time'),
          doneLate: queueHref(scope, 'done-late'),
          openInTime: queueHref(scope, 'open-in-time'),
          openLate: queueHref(scope, 'late'),
        }}
      />
      <p class="quiet-words">
        Trong <a href={queueHref(scope, 'done')}>{showNumber(sum.doneInTime + sum.doneLate)} mốc đã xong</a>:{' '}
        {showNumber(sum.claimed)} mới báo, {showNumber(sum.evidenced)} có sản phẩm kèm theo, {showNumber(sum.checked)}{' '}
        người khác đã kiểm tra. Ngoài ra{' '}
        <a href={queueHref(scope, 'waiting')}>{showNumber(sum.waiting)} mốc chờ yêu cầu</a>. {rateInWords}
      </p>
    </>
  )
}

function Sections({ overview }: { overview: Overview }) {
  const { place, holder, year, holders, plans, elsewhere, years } = overview
  // of a place with others below it what is its own stands apart
  const isWhole = overview.places.length > 0
  const own = place === null ? 'Cơ quan trung ương' : 'Cơ quan cấp tỉnh'
  return (
    <>
      {holders.length > 0 && (
        <HoldersTable rows={holders} year={year} placeId={place?.id ?? null} caption={isWhole ? own : 'Theo cơ quan'} />
      )}
      {plans.length > 0 && (
        <PlansTable
          rows={plans}
          scope={{
            ...(isWhole ? { ownPlaceId: (place ?? nation).id } : { placeId: place?.id ?? null }),
            holderId: holder?.id ?? null,
            year,
          }}
          caption={isWhole ? `Kế hoạch của ${own.toLowerCase()}` : 'Theo kế hoạch'}
        />
      )}
      {elsewhere.length > 0 && (
        <HoldersTable
          rows={elsewhere}
          year={year}
          placeId={null}
          caption="Việc do cơ quan nơi khác chịu trách nhiệm, có cơ quan trong phạm vi của ông/bà chủ trì hoặc phối hợp"
        />
      )}
      {years.length > 0 && <YearsTable overview={overview} />}
    </>
  )
}

function Filters({ overview, search }: { overview: Overview; search: string }) {
  const { place, holder, year, years } = overview
  const here = (change: { year: number | null }) => overviewHref(place?.id ?? null, { ...change, holderId: holder?.id })
  const known = [...new Set([...years.map((row) => row.year), year])].filter((one) => one !== null)
  const active = [
    ...(year === null ? [] : [{ label: `Năm ${year}`, href: here({ year: null }) }]),
    ...(search === '' ? [] : [{ label: `Tìm «${search}»`, href: here({ year }) }]),
  ]
  return (
    <FilterForm
      action={place === null ? paths.overview : paths.place(place.id)}
      keep={{ 'don-vi': holder?.id }}
      active={active}
    >
      <SelectField
        name="nam"
        label="Năm đến hạn"
        empty="Mọi năm"
        value={year === null ? '' : String(year)}
        options={known.map((one) => ({ value: String(one), label: `Năm ${one}` }))}
      />
      {overview.places.length > 0 && (
        <TextField name="tim" label="Tìm nơi trong bảng" kind="search" value={search} hint="Gõ không dấu cũng được" />
      )}
    </FilterForm>
  )
}

function trailOf({ trail, isBelowNation, place, holder, year }: Overview) {
  const steps = [...trail, ...(holder === null || place === null ? [] : [place])]
  return [
    ...(isBelowNation ? [{ label: 'Cả nước', href: overviewHref(null, { year }) }] : []),
    ...steps.map((step) => ({ label: step.fullName, href: overviewHref(step.id, { year }) })),
  ]
}

/** Fresh: everything committed is in; else when it last was. */
function ageWords({ age }: Overview, now: Date): string {
  if (age.isFresh || age.countedAt === null) return `Số liệu lúc ${showTime(now)}.`
  return `Số liệu lúc ${showMomentNear(age.countedAt, now)}; thay đổi vừa ghi đang được cộng thêm, ít giây nữa sẽ có.`
}
