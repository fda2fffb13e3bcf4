import { showDay } from '#base/day.ts'
import { FourCellBar } from '#ui/drawings/four-cell-bar.tsx'
import { PlanTimeline } from '#ui/drawings/plan-timeline.tsx'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { TimelineByMonth } from '#ui/drawings/timeline-by-month.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BulkBar } from '#ui/parts/bulk-bar.tsx'
import { Button, ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { type Column, DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Figures } from '#ui/parts/figures.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { ListWithPanel } from '#ui/parts/panes.tsx'
import { PrintHeader } from '#ui/parts/print-header.tsx'
import { Tabs } from '#ui/parts/tabs.tsx'
import { showDaysLeft } from '#ui/show.ts'
import { FormSpecimen } from '#ui/specimen/form-specimen.tsx'
import { ReadingSpecimen } from '#ui/specimen/reading-specimen.tsx'
import {
  type SpecimenTask,
  specimenMonths,
  specimenTasks,
  specimenTimeline,
  specimenToday,
} from '#ui/specimen/tasks.ts'

const columns: Column<SpecimenTask>[] = [
  { head: 'Nhiệm vụ', cell: (task) => task.text, width: 'roomy' },
  { head: 'Chủ trì', cell: (task) => task.lead },
  {
    head: 'Hạn',
    sort: { href: '#sap-xep', direction: 'ascending' },
    cell: (task) => (
      <>
        {showDay(task.due)}{' '}
        <span class="soft small">{task.state === 'done' ? '' : showDaysLeft(task.due, specimenToday)}</span>
      </>
    ),
  },
  {
    head: 'Tiến độ',
    align: 'end',
    sort: { href: '#sap-xep-2', direction: undefined },
    cell: (task) => `${task.percent}%`,
  },
  { head: 'Tình trạng', cell: (task) => <Chip {...task.chip} /> },
]

export function WorkSpecimen() {
  return (
    <>
      <PrintHeader
        superior="UBND thành phố Đà Nẵng"
        bodyName="UBND phường Hòa Cường"
        title="Danh mục nhiệm vụ phổ biến, giáo dục pháp luật năm 2026"
        placeAndDay="Hòa Cường, ngày 21 tháng 11 năm 2026"
      />
      <PageHead
        title="Nhiệm vụ phổ biến, giáo dục pháp luật năm 2026"
        chip={<Chip tone="action" label="Đang thực hiện" />}
        lead="Ba nhiệm vụ quá hạn cần đôn đốc; hai nhiệm vụ chờ bạn duyệt kết quả."
        actions={
          <>
            <PostButton action="#" csrf="x" label="Trình duyệt kế hoạch" icon="send" />
            <LinkButton href="#in" label="In danh mục" icon="print" />
          </>
        }
      />
      <Figures
        figures={[
          { label: 'Đến hạn trong tuần', value: 3, href: '#tuan', icon: 'clock', tone: 'warm' },
          { label: 'Chờ tôi duyệt', value: 2, href: '#cho', icon: 'hand', tone: 'warm' },
          { label: 'Bị trả lại', value: 1, href: '#tra-lai', icon: 'back' },
          { label: 'Quá hạn', value: 3, of: 1042, href: '#qua-han', icon: 'late', tone: 'danger' },
        ]}
      />
      <Tabs
        label="Các phần của kế hoạch"
        current="tasks"
        tabs={[
          { key: 'tasks', label: 'Nhiệm vụ', href: '#t1', count: 50 },
          { key: 'time', label: 'Theo tháng', href: '#t2' },
          { key: 'documents', label: 'Văn bản', href: '#t3', count: 4 },
          { key: 'history', label: 'Quá trình', href: '#t4' },
        ]}
      />
      <FilterForm action="#loc" active={[{ label: 'Quá hạn', href: '#bo-1' }]} keep={{ 'sap-xep': 'han' }}>
        <TextField name="tim" label="Tìm trong danh sách" kind="search" />
        <SelectField name="chu-tri" label="Chủ trì" empty="Mọi đơn vị" options={leads} />
        <SelectField name="tinh-trang" label="Tình trạng" empty="Mọi tình trạng" options={states} value="tre" />
      </FilterForm>
      <ListWithPanel
        list={<TaskList />}
        panel={{ title: 'Đôn đốc nhiệm vụ', closeHref: '#dong', body: <PanelBody /> }}
      />
      <FourCellBar
        title="Nhiệm vụ năm 2026"
        unit="nhiệm vụ"
        cells={{ doneInTime: 31, doneLate: 4, openInTime: 12, openLate: 3 }}
        hrefs={{ doneInTime: '#a', doneLate: '#b', openInTime: '#c', openLate: '#d', all: '#e' }}
      />
      <SmallBars
        caption="Nhiệm vụ quá hạn theo đơn vị"
        heads={{ label: 'Đơn vị', value: 'Quá hạn' }}
        bars={[
          { label: 'Công an phường', value: 4, href: '#ca', note: 'trong 12' },
          { label: 'Ban Chỉ huy quân sự phường', value: 2, href: '#qs', note: 'trong 9' },
          { label: 'Phòng Kinh tế, Hạ tầng và Đô thị', value: 0, href: '#kt', note: 'trong 7' },
        ]}
      />
      <PlanTimeline
        caption="Kế hoạch năm 2026 theo tháng"
        from="2026-01-01"
        to="2026-12-31"
        today={specimenToday}
        units={specimenMonths}
        groups={specimenTimeline}
      />
      <TimelineByMonth title="Các mốc theo tháng" groups={specimenTimeline} />
      <ReadingSpecimen />
      <FormSpecimen />
      <EmptyState
        title="Hoạt động của phường sẽ nằm ở đây"
        icon="calendar"
        example="Hội nghị phổ biến Luật Căn cước tại nhà văn hóa khối 5, 120 người dự."
        action={<LinkButton href="#moi" label="Ghi hoạt động đầu tiên" icon="plus" tone="primary" />}
      >
        Mỗi buổi tuyên truyền, lớp tập huấn ghi một dòng; số liệu báo cáo tự cộng từ đây.
      </EmptyState>
      <KeySheet more={[{ keys: ['n', 'p'], does: 'chỗ cần xem tiếp theo, trước đó' }]} />
    </>
  )
}

function TaskList() {
  return (
    <>
      <FormPost action="#" csrf="x">
        <DataTable
          caption="Nhiệm vụ đang mở"
          columns={columns}
          rows={specimenTasks}
          rowKey={(task) => task.id}
          rowHref={(task) => `#nhiem-vu-${task.id}`}
          rowTone={(task) => (task.state === 'late' ? 'danger' : undefined)}
          currentKey="2"
          select={{ name: 'chon', label: (task) => `Chọn: ${task.text}` }}
          cards
        />
        <BulkBar note="Chọn dòng bằng ô ở đầu dòng hoặc phím x.">
          <Button label="Xem trước khi đôn đốc" tone="plain" icon="bell" />
          <ClosedStep label="Duyệt kết quả" reason="Người báo cáo không được tự duyệt kết quả của mình." />
        </BulkBar>
      </FormPost>
      <Pagination page={3} pageSize={50} total={1042} unit="nhiệm vụ" href={(number) => `#trang-${number}`} />
    </>
  )
}

function PanelBody() {
  return (
    <FormPost action="#" csrf="x" submit="Gửi đôn đốc" tone="primary" icon="bell" guard="specimen-urge">
      <TextField name="to" label="Gửi đến" value="Công an phường" id="panel-to" />
      <SelectField
        name="by"
        label="Hình thức"
        value="van-ban"
        id="panel-by"
        options={[
          { value: 'thong-bao', label: 'Thông báo trong hệ thống' },
          { value: 'van-ban', label: 'Văn bản đôn đốc' },
        ]}
      />
    </FormPost>
  )
}

const leads = [
  { value: 'ca', label: 'Công an phường' },
  { value: 'vp', label: 'Văn phòng HĐND và UBND phường' },
]
const states = [
  { value: 'tre', label: 'Quá hạn' },
  { value: 'mo', label: 'Chưa xong' },
]
