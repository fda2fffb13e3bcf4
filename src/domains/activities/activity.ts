/**
 * Hoạt động phổ biến, giáo dục pháp luật: what was done, on one day, at one place, by one body; declared once and counted wherever it
 * counts. recorded → withdrawn with a reason; what is withdrawn counts nowhere and stays readable.
 */
import type { Day } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { kindOf } from '#domains/activities/activity-kind.ts'

export type ActivityFields = {
  kind: string
  form: string
  topic: string
  /** Places of the law as written: «35/2013/QH13 Điều 3 khoản 1». */
  laws: string[]
  heldOn: Day
  place: string
  village: string
  /** Of lists of people of the law. */
  practitionerIds: string[]
  /** Who else spoke, in words. */
  speakers: string[]
  /** Lượt người, in all and of each part of them; null: not counted, which is not zero. */
  attended: number | null
  women: number | null
  ethnic: number | null
  children: number | null
  disabled: number | null
  poor: number | null
  /** Leaflets given, times broadcast, articles. */
  copies: number | null
  /** '' or the number of the article that names the group: `17`–`22`. */
  group: string
  language: string
  costs: CostLine[]
  note: string
  taskIds: string[]
}

/** One line of what it cost, in đồng. `norm`: what it is compared with, '' for nothing; `quantity`: of the norm's unit. */
export type CostLine = { what: string; source: CostSource; norm: string; quantity: number | null; amount: number }

export const costSources = {
  commune: 'ngân sách cấp xã',
  province: 'ngân sách cấp tỉnh',
  central: 'ngân sách trung ương',
  donated: 'xã hội hóa, tài trợ',
  other: 'nguồn khác',
} as const

export type CostSource = keyof typeof costSources

export type ActivityState = 'recorded' | 'withdrawn'

export type Activity = {
  id: string
  bodyId: string
  state: ActivityState
  /** Why it was withdrawn. */
  reason: string
  fields: ActivityFields
  /** What it was recorded from (activity-source.ts); '' for what stands by itself. */
  source: string
  recordedBy: string
  recordedAt: Date
  version: number
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'read activities': true
    'record activities': true
  }
}

export type ActivityDeed = 'read activities' | 'record activities'

/** In the order of the form; what a comparison and the history call each field. */
export const fieldNames: Record<keyof ActivityFields, string> = {
  kind: 'Loại hoạt động',
  form: 'Hình thức phổ biến',
  topic: 'Chủ đề',
  laws: 'Điều luật',
  heldOn: 'Ngày',
  place: 'Địa điểm',
  village: 'Thôn, tổ dân phố',
  practitionerIds: 'Người trình bày (trong danh sách)',
  speakers: 'Người trình bày khác',
  attended: 'Số người dự',
  women: 'Nữ',
  ethnic: 'Người dân tộc thiểu số',
  children: 'Trẻ em',
  disabled: 'Người khuyết tật',
  poor: 'Người thuộc hộ nghèo, cận nghèo',
  copies: 'Số bản, số lần phát, số bài',
  group: 'Nhóm đặc thù',
  language: 'Ngôn ngữ',
  costs: 'Chi phí',
  note: 'Ghi chú',
  taskIds: 'Phục vụ nhiệm vụ',
}

export type FieldName = keyof typeof fieldNames
export const fieldOrder = Object.keys(fieldNames) as FieldName[]

/** Parts of those who came; one person may be in several. */
export const partNames = {
  women: 'nữ',
  ethnic: 'người dân tộc thiểu số',
  children: 'trẻ em',
  disabled: 'người khuyết tật',
  poor: 'người thuộc hộ nghèo, cận nghèo',
} as const

export type PartName = keyof typeof partNames
export const parts = Object.keys(partNames) as PartName[]

export const emptyFields: ActivityFields = {
  kind: 'session',
  form: 'direct',
  topic: '',
  laws: [],
  heldOn: '1970-01-01',
  place: '',
  village: '',
  practitionerIds: [],
  speakers: [],
  attended: null,
  women: null,
  ethnic: null,
  children: null,
  disabled: null,
  poor: null,
  copies: null,
  group: '',
  language: '',
  costs: [],
  note: '',
  taskIds: [],
}

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy hoạt động này, hoặc ông/bà không được giao quyền xem.'),
  noCommune: new Refusal(404, 'Không có mẫu cho xã, phường này. Hãy mở lại từ trang «Ghi nhanh», nút «Mẫu mang theo».'),
  notYours: new Refusal(403, 'Ông/bà không được giao ghi hoạt động cho cơ quan này. Hãy chọn cơ quan khác.'),
  changedMeanwhile: new Refusal(
    409,
    'Cập nhật song song: người khác vừa sửa hoạt động này. Hãy xem thay đổi của họ rồi làm lại; nội dung ông/bà đã gõ vẫn còn ở dưới.',
  ),
  withdrawn: new Refusal(409, 'Hoạt động này đã rút, không sửa được nữa. Nếu rút nhầm, hãy ghi lại hoạt động mới.'),
  tasksElsewhere: new Refusal(
    422,
    'Có nhiệm vụ ông/bà không được xem, hoặc đã đóng. Hãy tải lại trang rồi chọn lại trong danh sách.',
  ),
  speakersElsewhere: new Refusal(
    422,
    'Có người trình bày mà ông/bà không được giao xem, hoặc đã thôi. Hãy chọn lại trong danh sách, hoặc ghi tên ở mục «Người trình bày khác».',
  ),
  recordedBefore: (sourceName: string) =>
    new Refusal(
      409,
      `Cơ quan đã ghi hoạt động từ ${sourceName} này rồi. Hãy mở hoạt động đó và sửa; nó được đếm một lần.`,
    ),
  filesFull: new Refusal(409, 'Hoạt động này đã đủ tệp. Hãy gỡ bớt tệp cũ rồi thêm lại.'),
}

/** What is wrong, by field; empty: it may be saved. `today`: nobody records what has not happened. */
export function problemsOf(fields: ActivityFields, today: Day): Partial<Record<FieldName, string>> {
  const problems: Partial<Record<FieldName, string>> = {}
  if (fields.heldOn > today) problems.heldOn = 'Ngày này chưa đến. Chỉ ghi hoạt động đã diễn ra; hãy sửa ngày.'
  for (const part of parts) {
    const count = fields[part]
    if (count === null) continue
    if (fields.attended === null) problems.attended ??= `Đã ghi số ${partNames[part]} thì hãy ghi cả tổng số người dự.`
    else if (count > fields.attended)
      problems[part] =
        `Số ${partNames[part]} (${count}) lớn hơn tổng số người dự (${fields.attended}). Hãy sửa một trong hai.`
  }
  return problems
}

/** What is still to be told; it stops nothing. */
export function gapsOf(fields: ActivityFields): string[] {
  const counted = kindOf(fields.kind)?.counts === 'copies' ? fields.copies : fields.attended
  return [
    counted === null &&
      fieldNames[kindOf(fields.kind)?.counts === 'copies' ? 'copies' : 'attended'].toLocaleLowerCase('vi'),
    fields.attended !== null && parts.some((part) => fields[part] === null) && 'số người của từng nhóm',
    fields.laws.length === 0 && 'điều luật đã nói đến',
    fields.kind === 'special' && fields.group === '' && 'nhóm đặc thù nào',
    fields.taskIds.length === 0 && 'nhiệm vụ kế hoạch mà hoạt động này phục vụ',
  ].filter((gap) => gap !== false)
}

export function costOf({ costs }: Pick<ActivityFields, 'costs'>): number | null {
  return costs.length === 0 ? null : costs.reduce((sum, { amount }) => sum + amount, 0)
}
