import { showDay } from '#base/day.ts'
import { costSources, fieldNames } from '#domains/activities/activity.ts'
import { type ActivityFilter, shows } from '#domains/activities/activity-filter.ts'
import { activityForms, activityKinds, kindName, kindOf, specialGroups } from '#domains/activities/activity-kind.ts'
import { type ActivityRow, type ActivitySums, activityPageSize } from '#domains/activities/activity-list.queries.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { TaskLine } from '#domains/activities/activity-tasks.queries.ts'
import type { VillageLine } from '#domains/activities/activity-village.queries.ts'
import { ActivityOutbox } from '#domains/activities/pages/activity-outbox.tsx'
import { countWords, taskName } from '#domains/activities/pages/activity-words.tsx'
import { VillageBefore, VillageFilter } from '#domains/activities/pages/village-filter.tsx'
import type { BodyChoice, BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { ExportLink } from '#ui/parts/export-link.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showNumber } from '#ui/show.ts'

export type ActivitiesPageProps = {
  filter: ActivityFilter
  rows: ActivityRow[]
  sums: ActivitySums
  choice: BodyChoice
  body: BodyLine | undefined
  /** The task that the list is about, where there is one and it may be seen. */
  task: TaskLine | undefined
  /** Of the commune that the list is about; empty beyond one commune. */
  villages: VillageLine[]
  mayRecord: boolean
}

const named = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => ({ value: id, label: name }))

/** Danh sách hoạt động: the latest day first, with what the whole list comes to. */
export function activitiesPage(props: ActivitiesPageProps, view: View): PageParts {
  const { filter, rows, sums, choice, body, task, villages, mayRecord } = props
  const last = rows.at(-1)
  return {
    title: 'Hoạt động',
    section: 'activities',
    wide: true,
    islands: ['keys', 'desk-outbox'],
    body: (
      <>
        <PageHead
          title="Hoạt động"
          lead={<SumWords {...sums} />}
          actions={
            <>
              {mayRecord && <LinkButton href={activityPaths.quick} label="Ghi nhanh" icon="plus" tone="primary" />}
              <LinkButton
                href={address(activityPaths.figures, {
                  nam: filter.year === undefined ? undefined : String(filter.year),
                  'co-quan': filter.bodyId,
                  thon: filter.villageId,
                })}
                label="Số liệu năm"
                icon="board"
              />
              {mayRecord && <LinkButton href={activityPaths.add} label="Ghi đủ các mục" icon="edit" />}
              {mayRecord && (
                <LinkButton
                  href={address(activityPaths.grid, { nam: view.query.nam, 'co-quan': filter.bodyId })}
                  label="Bảng năm"
                  icon="list"
                />
              )}
              <ExportLink href={address(activityPaths.file, view.query, { sau: undefined })} />
            </>
          }
        />
        {mayRecord && <ActivityOutbox view={view} />}
        {task !== undefined && (
          <p>
            Nhiệm vụ <a href={`/nghiep-vu/nhiem-vu/${task.id}`}>{taskName(task)}</a>
          </p>
        )}
        <FilterForm
          action={activityPaths.list}
          keep={{
            'nhiem-vu': filter.taskId,
            nguoi: filter.practitionerId,
            trong: filter.blank,
            'da-dem': filter.told,
            nguon: filter.source,
          }}
          active={activeFilters(props, view)}
        >
          <TextField name="nam" label="Năm" keyboard="numeric" width="short" value={String(filter.year ?? '')} />
          <TextField name="thang" label="Tháng" keyboard="numeric" width="short" value={String(filter.month ?? '')} />
          <SelectField
            name="loai"
            label="Loại hoạt động"
            empty="Mọi loại"
            options={named(activityKinds)}
            value={filter.kind}
            width="medium"
          />
          <SelectField
            name="hinh-thuc"
            label="Hình thức"
            empty="Mọi hình thức"
            options={named(activityForms)}
            value={filter.form}
            width="medium"
          />
          <SelectField
            name="nhom"
            label="Nhóm đặc thù"
            empty="Mọi nhóm"
            options={named(specialGroups)}
            value={filter.group}
            width="medium"
          />
          <SelectField
            name="xem"
            label="Xem"
            options={Object.entries(shows).map(([value, label]) => ({ value, label }))}
            value={filter.show}
            width="medium"
          />
          <BodyChoiceFields choice={choice} body={body} empty="Mọi cơ quan" />
          <VillageFilter villages={villages} value={filter.villageId} />
          <TextField
            name="tim"
            kind="search"
            label="Tìm"
            hint="Chủ đề, địa điểm, thôn, người nói"
            value={filter.search}
            width="medium"
          />
        </FilterForm>
        <VillageBefore village={villages.find(({ id }) => id === filter.villageId)} />
        <DataTable
          caption={shows[filter.show]}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => activityPaths.activity(row.id)}
          rowTone={(row) => (row.waits ? 'warm' : undefined)}
          cards
          empty={<Empty mayRecord={mayRecord} />}
          columns={[
            { head: 'Chủ đề', width: 'roomy', cell: (row) => row.topic },
            { head: 'Ngày', width: 'tight', cell: (row) => showDay(row.heldOn) },
            { head: 'Loại', cell: (row) => kindName(row.kind) },
            { head: 'Nơi', cell: (row) => [row.place, row.village].filter(Boolean).join(', ') || 'chưa ghi' },
            { head: 'Cơ quan', cell: (row) => row.bodyName },
            { head: 'Số người dự', align: 'end', width: 'tight', cell: peopleWords },
            {
              head: 'Nhiệm vụ',
              width: 'tight',
              cell: (row) => (
                <>
                  {row.tasks === 0 ? 'chưa gắn' : `${row.tasks} nhiệm vụ`}{' '}
                  {row.waits && <Chip tone="warm" label="Cập nhật song song" />}
                </>
              ),
            },
          ]}
        />
        {last !== undefined && rows.length === activityPageSize && (
          <p>
            <a href={address(activityPaths.list, view.query, { sau: `${last.heldOn}_${last.id}` })} rel="next">
              Trang sau
            </a>
          </p>
        )}
      </>
    ),
  }
}

/** What is counted in copies says so beside it. */
function peopleWords({ kind, attended, copies }: ActivityRow): string {
  const found = kindOf(kind)
  if (found?.counts === 'copies') return copies === null ? 'chưa ghi' : `${showNumber(copies)} ${found.unit}`
  return countWords(attended)
}

function SumWords({ sessions, attended, counted, copies }: ActivitySums) {
  const blank = sessions - counted
  return (
    <>
      {showNumber(sessions)} hoạt động, {showNumber(attended)} lượt người ở {showNumber(counted)} hoạt động có đếm
      {blank > 0 && `, ${showNumber(blank)} hoạt động chưa ghi số người`}
      {copies > 0 && `; ${showNumber(copies)} bản, lần phát, bài`}.
    </>
  )
}

function activeFilters({ filter, task, body, villages }: ActivitiesPageProps, view: View) {
  const without = (name: string) => address(activityPaths.list, view.query, { [name]: undefined, sau: undefined })
  const all = [
    filter.taskId !== undefined && {
      label: task === undefined ? 'một nhiệm vụ' : `nhiệm vụ ${task.path}`,
      href: without('nhiem-vu'),
    },
    filter.practitionerId !== undefined && { label: 'một người trình bày', href: without('nguoi') },
    filter.blank !== undefined && { label: `chưa ghi: ${fieldNames[filter.blank]}`, href: without('trong') },
    filter.told !== undefined && { label: `đã ghi: ${fieldNames[filter.told]}`, href: without('da-dem') },
    filter.source !== undefined && { label: costSources[filter.source], href: without('nguon') },
    filter.villageId !== undefined && {
      label: villages.find(({ id }) => id === filter.villageId)?.name ?? 'một thôn, tổ dân phố',
      href: without('thon'),
    },
    body !== undefined && { label: body.bodyName, href: without('co-quan') },
  ]
  return all.filter((one) => one !== false)
}

function Empty({ mayRecord }: { mayRecord: boolean }) {
  return (
    <EmptyState
      title="Hoạt động đã ghi nằm ở đây"
      icon="people"
      example="Buổi tuyên truyền Luật Đất đai tại nhà văn hóa thôn Đông, 12/11/2026, 85 người dự"
      action={mayRecord && <LinkButton href={activityPaths.quick} label="Ghi nhanh" icon="plus" />}
    >
      Mỗi buổi, mỗi đợt ghi một lần; kế hoạch, số liệu tháng và năm tự tính từ đó. Nếu đang lọc, hãy bỏ bớt bộ lọc.
    </EmptyState>
  )
}
