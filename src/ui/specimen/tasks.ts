import { type Day, lastDayOfMonth, showDay } from '#base/day.ts'
import type { TimelineGroup } from '#ui/drawings/plan-timeline.tsx'
import type { IconName } from '#ui/icons.tsx'
import type { Tone } from '#ui/parts/chip.tsx'

export const specimenToday: Day = '2026-11-21'

export type SpecimenTask = {
  id: string
  text: string
  label: string
  lead: string
  start?: Day
  end?: Day
  due: Day
  timeAsWritten: string
  percent: number
  state: 'done' | 'open' | 'late'
  chip: { tone: Tone; label: string; icon?: IconName }
}

export const specimenTasks: SpecimenTask[] = [
  task(
    '1',
    'Tổ chức hội nghị phổ biến Luật Căn cước, Luật Trật tự, an toàn giao thông đường bộ cho cán bộ và Nhân dân 12 khối phố',
    {
      lead: 'Công an phường',
      start: '2026-03-01',
      end: '2026-09-30',
      due: '2026-09-30',
      timeAsWritten: 'Quý II, quý III',
      percent: 60,
      state: 'late',
      chip: { tone: 'danger', label: 'Quá hạn' },
    },
  ),
  task('2', 'Phát thanh chuyên mục pháp luật trên hệ thống truyền thanh phường', {
    lead: 'Văn phòng HĐND và UBND phường',
    start: '2026-01-01',
    end: '2026-12-31',
    due: '2026-12-31',
    timeAsWritten: 'Thường xuyên',
    percent: 88,
    state: 'open',
    chip: { tone: 'action', label: 'Đang làm' },
  }),
  task('3', 'Kiện toàn các tổ hòa giải ở cơ sở', {
    lead: 'Ban Thường trực Ủy ban MTTQ Việt Nam phường',
    start: '2026-11-01',
    end: '2026-11-27',
    due: '2026-11-27',
    timeAsWritten: 'Trước 27/11/2026',
    percent: 40,
    state: 'open',
    chip: { tone: 'warm', label: 'Bị trả lại', icon: 'back' },
  }),
  task('4', 'Tổ chức cuộc thi trực tuyến tìm hiểu pháp luật', {
    lead: 'Đoàn Thanh niên phường',
    due: '2026-10-15',
    timeAsWritten: 'Theo hướng dẫn của cấp trên',
    percent: 100,
    state: 'done',
    chip: { tone: 'good', label: 'Đã xong' },
  }),
]

export const specimenMonths = Array.from({ length: 12 }, (_, index) => ({
  label: `T${index + 1}`,
  from: `2026-${String(index + 1).padStart(2, '0')}-01`,
  to: lastDayOfMonth(2026, index + 1),
}))

const words = { late: 'trễ 52 ngày', open: 'còn 6 ngày', done: 'xong' }

export const specimenTimeline: TimelineGroup[] = [
  {
    key: 'II.1',
    heading: 'II.1. Phổ biến, giáo dục pháp luật',
    rows: specimenTasks.map((one) => ({
      id: one.id,
      label: one.text,
      href: `#tien-trinh-${one.id}`,
      note: `${one.lead} · ${one.timeAsWritten}`,
      start: one.start,
      end: one.end,
      marks: [
        {
          day: one.due,
          kind: one.state === 'open' ? 'due' : one.state,
          words: words[one.state],
          title: `${one.timeAsWritten}: hạn ${showDay(one.due)}, ${words[one.state]}`,
          href: `#moc-${one.id}`,
        },
      ],
    })),
  },
]

function task(id: string, text: string, rest: Omit<SpecimenTask, 'id' | 'text' | 'label'>): SpecimenTask {
  return { id, text, label: text, ...rest }
}
