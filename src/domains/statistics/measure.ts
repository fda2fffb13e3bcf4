/**
 * Chỉ tiêu: what the system counts, each from records of one kind or a few. A number is never written by hand here: it is the count of
 * a list, or the sum of what the records of that list say. Nothing recorded is 0; recorded but not told is blank.
 */
import type { Day } from '#base/day.ts'
import { type CostSource, costSources } from '#domains/activities/activity.ts'
import { activityForms, specialGroups } from '#domains/activities/activity-kind.ts'
import { type MatterKind, matterKinds } from '#domains/matters/matter-kind.ts'
import type { Deed } from '#platform/permission/permission.ts'

export type RecordKind = keyof typeof recordKinds

export const recordKinds = {
  plan: 'Kế hoạch',
  demand: 'Kế hoạch được giao ban hành',
  task: 'Nhiệm vụ của kế hoạch',
  obligation: 'Mốc của nhiệm vụ',
  activity: 'Hoạt động',
  course: 'Lớp tập huấn',
  contest: 'Cuộc thi',
  'essay-contest': 'Cuộc thi viết',
  practitioner: 'Người làm công tác pháp luật',
  team: 'Tổ hòa giải',
  mediator: 'Hòa giải viên',
  case: 'Vụ, việc hòa giải',
  matter: 'Vụ việc của người dân',
  guide: 'Bài của thư viện',
  disclosure: 'Thông tin phải công khai',
  'disclosure-list': 'Danh mục thông tin phải công khai',
  'local-document': 'Văn bản quy phạm pháp luật của xã',
} as const

/** Whoever sees figures sees how many; what a record says is for who may read such records. null: it is public. */
export const readingDeeds: Record<RecordKind, Deed | null> = {
  plan: 'read tasks',
  demand: 'read tasks',
  task: 'read tasks',
  obligation: 'read tasks',
  activity: 'read activities',
  course: 'read activities',
  contest: 'read contests',
  'essay-contest': 'read contests',
  practitioner: 'read practitioners',
  team: 'see mediation',
  mediator: 'see mediation',
  case: 'see mediation',
  matter: 'read matters',
  guide: null,
  disclosure: 'read disclosures',
  'disclosure-list': 'read disclosures',
  'local-document': 'read disclosures',
}

export function isRecordKind(text: string): text is RecordKind {
  return Object.hasOwn(recordKinds, text)
}

export type MeasureGroup = keyof typeof measureGroups

export const measureGroups = {
  plans: 'Kế hoạch, nhiệm vụ',
  activities: 'Phổ biến, giáo dục pháp luật',
  learning: 'Tập huấn, cuộc thi',
  people: 'Người làm công tác pháp luật',
  mediation: 'Hòa giải ở cơ sở',
  matters: 'Tiếp nhận, trả lời người dân',
  disclosure: 'Công khai thông tin, văn bản của xã',
} as const

export type Measure = {
  name: string
  /** «kế hoạch», «lượt người», «đồng»: also what one record is, where records are counted. */
  unit: string
  group: MeasureGroup
  records: readonly RecordKind[]
  /** `during`: what happened between two days · `at-end`, `at-start`: what stood at the end of the last day, before the first one. */
  when: 'during' | 'at-end' | 'at-start'
  /** Kept in communes alone: where there is no commune it is not applicable, which is not zero. */
  communesOnly?: true
}

const during = (group: MeasureGroup, name: string, unit: string, ...records: RecordKind[]) =>
  ({ name, unit, group, records, when: 'during' }) as const satisfies Measure
const atEnd = (group: MeasureGroup, name: string, unit: string, ...records: RecordKind[]) =>
  ({ name, unit, group, records, when: 'at-end' }) as const satisfies Measure
const atStart = (group: MeasureGroup, name: string, unit: string, ...records: RecordKind[]) =>
  ({ name, unit, group, records, when: 'at-start' }) as const satisfies Measure
const inCommunes = <M extends Measure>(measure: M) => ({ ...measure, communesOnly: true }) as const

const named = {
  'plans.issued': during('plans', 'Kế hoạch đã ban hành', 'kế hoạch', 'plan'),
  'plans.asked': during('plans', 'Kế hoạch được cấp trên giao ban hành', 'kế hoạch', 'demand'),
  'plans.answered': during('plans', 'Trong đó đã ban hành', 'kế hoạch', 'demand'),
  'plans.answered-in-time': during('plans', 'Trong đó ban hành đúng hạn đã nêu', 'kế hoạch', 'demand'),
  'tasks.due': during('plans', 'Mốc nhiệm vụ có hạn trong kỳ', 'mốc', 'obligation'),
  'tasks.in-time': during('plans', 'Mốc làm xong đúng hạn', 'mốc', 'obligation'),
  'tasks.late': during('plans', 'Mốc làm xong sau hạn', 'mốc', 'obligation'),
  'tasks.evidenced': during('plans', 'Mốc đã xong, có đủ sản phẩm hoặc đã kiểm tra', 'mốc', 'obligation'),
  'tasks.undone': during('plans', 'Mốc chưa xong (kể cả chưa đến hạn)', 'mốc', 'obligation'),
  'budget.estimate': during('plans', 'Dự toán của nhiệm vụ (kế hoạch bắt đầu trong kỳ)', 'đồng', 'task'),
  'budget.spent': during('plans', 'Thực chi của nhiệm vụ (kế hoạch bắt đầu trong kỳ)', 'đồng', 'task'),
  // of tasks that tell both: only these two can be compared
  'budget.settled-estimate': during(
    'plans',
    'Dự toán của nhiệm vụ đã báo thực chi (kế hoạch bắt đầu trong kỳ)',
    'đồng',
    'task',
  ),
  'budget.settled-spent': during(
    'plans',
    'Thực chi của nhiệm vụ đã có dự toán (kế hoạch bắt đầu trong kỳ)',
    'đồng',
    'task',
  ),
  // of tasks with an estimate and an activity whose cost is recorded: what each source paid is told of the same tasks
  'budget.sourced-estimate': during(
    'plans',
    'Dự toán của nhiệm vụ có hoạt động đã ghi chi phí (kế hoạch bắt đầu trong kỳ)',
    'đồng',
    'task',
  ),
  // plans that a body made for itself, by the words of their titles
  'law-tasks.planned': during(
    'plans',
    'Nhiệm vụ trong kế hoạch phổ biến, giáo dục pháp luật của mình',
    'nhiệm vụ',
    'task',
  ),
  'law-tasks.done': during('plans', 'Trong đó đã xong mọi mốc, có đủ sản phẩm hoặc đã kiểm tra', 'nhiệm vụ', 'task'),
  'law-tasks.budgeted': during('plans', 'Trong đó có dự toán', 'nhiệm vụ', 'task'),
  'aid-tasks.planned': during('plans', 'Nhiệm vụ về trợ giúp pháp lý trong kế hoạch của mình', 'nhiệm vụ', 'task'),
  'aid-tasks.done': during(
    'plans',
    'Nhiệm vụ về trợ giúp pháp lý đã xong mọi mốc, có đủ sản phẩm hoặc đã kiểm tra',
    'nhiệm vụ',
    'task',
  ),
  'activities.all': during('activities', 'Hoạt động phổ biến pháp luật', 'hoạt động', 'activity'),
  'activities.sessions': during('activities', 'Cuộc phổ biến có người dự', 'cuộc', 'activity'),
  'activities.people': during('activities', 'Người dự', 'lượt người', 'activity'),
  'activities.women': during('activities', 'Người dự: nữ', 'lượt người', 'activity'),
  'activities.ethnic': during('activities', 'Người dự: dân tộc thiểu số', 'lượt người', 'activity'),
  'activities.children': during('activities', 'Người dự: trẻ em', 'lượt người', 'activity'),
  'activities.disabled': during('activities', 'Người dự: người khuyết tật', 'lượt người', 'activity'),
  'activities.poor': during('activities', 'Người dự: hộ nghèo, cận nghèo', 'lượt người', 'activity'),
  'activities.mobile-advice': during('activities', 'Buổi tư vấn lưu động', 'buổi', 'activity'),
  'activities.dialogues': during('activities', 'Buổi đối thoại', 'buổi', 'activity'),
  'activities.mock-trials': during('activities', 'Phiên tòa giả định', 'phiên', 'activity'),
  'activities.leaflets': during('activities', 'Tài liệu phát miễn phí', 'bản', 'activity'),
  'activities.broadcasts': during('activities', 'Phát thanh', 'lần phát', 'activity'),
  'activities.articles': during('activities', 'Bài viết, đăng tải', 'bài', 'activity'),
  'activities.cost': during('activities', 'Chi phí đã ghi', 'đồng', 'activity'),
  'training.courses': during('learning', 'Lớp tập huấn đã kết thúc', 'lớp', 'course'),
  'training.learners': during('learning', 'Người học của các lớp đó', 'người', 'course'),
  'training.certificates': during('learning', 'Chứng nhận đã cấp', 'giấy', 'course'),
  'contests.held': during('learning', 'Cuộc thi tìm hiểu pháp luật đã kết thúc', 'cuộc', 'contest', 'essay-contest'),
  'contests.entrants': during('learning', 'Bài dự thi', 'bài', 'contest', 'essay-contest'),
  'speakers.all': atEnd('people', 'Báo cáo viên pháp luật', 'người', 'practitioner'),
  'speakers.women': atEnd('people', 'Báo cáo viên: nữ', 'người', 'practitioner'),
  'speakers.ethnic': atEnd('people', 'Báo cáo viên: dân tộc thiểu số', 'người', 'practitioner'),
  'speakers.law': atEnd('people', 'Báo cáo viên: trình độ luật', 'người', 'practitioner'),
  'communicators.all': atEnd('people', 'Tuyên truyền viên pháp luật', 'người', 'practitioner'),
  'communicators.women': atEnd('people', 'Tuyên truyền viên: nữ', 'người', 'practitioner'),
  'communicators.ethnic': atEnd('people', 'Tuyên truyền viên: dân tộc thiểu số', 'người', 'practitioner'),
  'communicators.law': atEnd('people', 'Tuyên truyền viên: trình độ luật', 'người', 'practitioner'),
  // once in a calendar year, however many courses
  'communicators.trained': during('people', 'Tuyên truyền viên đã dự lớp tập huấn trong năm', 'người', 'practitioner'),
  // part of those who stand at the end: nobody who left, each once
  'communicators.trained-standing': atEnd(
    'people',
    'Tuyên truyền viên đã dự lớp tập huấn trong năm, còn làm cuối kỳ',
    'người',
    'practitioner',
  ),
  'teams.all': inCommunes(atEnd('mediation', 'Tổ hòa giải', 'tổ', 'team')),
  'mediators.all': inCommunes(atEnd('mediation', 'Hòa giải viên', 'người', 'mediator')),
  'mediators.women': inCommunes(atEnd('mediation', 'Hòa giải viên: nữ', 'người', 'mediator')),
  'mediators.ethnic': inCommunes(atEnd('mediation', 'Hòa giải viên: dân tộc thiểu số', 'người', 'mediator')),
  'mediators.recognised': inCommunes(during('mediation', 'Hòa giải viên mới được công nhận', 'người', 'mediator')),
  'mediators.trained': inCommunes(during('mediation', 'Hòa giải viên được tập huấn', 'lượt người', 'mediator')),
  'mediators.trained-standing': inCommunes(
    atEnd('mediation', 'Hòa giải viên đã dự lớp tập huấn trong năm, còn làm cuối kỳ', 'người', 'mediator'),
  ),
  // nobody can tell from records whether they were trained
  'mediators.unlisted': inCommunes(
    atEnd('mediation', 'Hòa giải viên chưa nối với danh sách người học tập huấn', 'người', 'mediator'),
  ),
  'cases.carried-in': inCommunes(atStart('mediation', 'Vụ, việc mang sang từ kỳ trước', 'vụ, việc', 'case')),
  'cases.received': inCommunes(during('mediation', 'Vụ, việc mới nhận', 'vụ, việc', 'case')),
  'cases.reached': inCommunes(during('mediation', 'Hòa giải thành', 'vụ, việc', 'case')),
  'cases.not-reached': inCommunes(during('mediation', 'Hòa giải không thành', 'vụ, việc', 'case')),
  'cases.out-of-scope': inCommunes(during('mediation', 'Không thuộc phạm vi hòa giải', 'vụ, việc', 'case')),
  'cases.running': inCommunes(atEnd('mediation', 'Đang hòa giải', 'vụ, việc', 'case')),
  'fees.asked': inCommunes(during('mediation', 'Vụ, việc đề nghị thù lao', 'vụ, việc', 'case')),
  'fees.paid': inCommunes(during('mediation', 'Vụ, việc đã trả thù lao', 'vụ, việc', 'case')),
  'fees.amount': inCommunes(during('mediation', 'Thù lao đã trả', 'đồng', 'case')),
  // of cases that ended in the days asked for, whenever they were paid
  'cases.ended-paid': inCommunes(during('mediation', 'Vụ, việc kết thúc trong kỳ đã trả thù lao', 'vụ, việc', 'case')),
  'cases.reached-paid': inCommunes(during('mediation', 'Trong đó hòa giải thành', 'vụ, việc', 'case')),
  'cases.fees-paid': inCommunes(during('mediation', 'Thù lao đã trả cho vụ, việc kết thúc trong kỳ', 'đồng', 'case')),
  'cases.fees-due': inCommunes(during('mediation', 'Thù lao phải trả theo mức của địa phương', 'đồng', 'case')),
  'matters.carried-in': atStart('matters', 'Vụ việc mang sang từ kỳ trước', 'vụ việc', 'matter'),
  'matters.received': during('matters', 'Vụ việc mới nhận', 'vụ việc', 'matter'),
  'matters.ended': during('matters', 'Vụ việc đã trả lời hoặc kết thúc', 'vụ việc', 'matter'),
  'matters.answered': during('matters', 'Trong đó đã trả lời', 'vụ việc', 'matter'),
  'matters.in-time': during('matters', 'Trả lời đúng hạn', 'vụ việc', 'matter'),
  'matters.late': during('matters', 'Trả lời sau hạn', 'vụ việc', 'matter'),
  'matters.no-limit': during('matters', 'Trả lời việc luật không ấn định thời hạn', 'vụ việc', 'matter'),
  'matters.running': atEnd('matters', 'Vụ việc chưa xong', 'vụ việc', 'matter'),
  'information.answered': during('matters', 'Yêu cầu thông tin đã trả lời', 'yêu cầu', 'matter'),
  'information.in-time': during('matters', 'Yêu cầu thông tin trả lời đúng hạn', 'yêu cầu', 'matter'),
  'information.due': during('matters', 'Yêu cầu thông tin đã trả lời, hoặc hết hạn chưa trả lời', 'yêu cầu', 'matter'),
  'legal-aid.referred': during('matters', 'Giới thiệu đến trợ giúp pháp lý', 'giấy giới thiệu', 'matter'),
  'answers.published': during('matters', 'Hỏi đáp đã công bố cho mọi người', 'bài', 'guide'),
  'guides.published': during('activities', 'Hướng dẫn pháp luật đã công bố', 'bài', 'guide'),
  'disclosures.due': during('disclosure', 'Thông tin có hạn công khai trong kỳ', 'mục', 'disclosure'),
  'disclosures.in-time': during('disclosure', 'Trong đó đã công khai đúng hạn', 'mục', 'disclosure'),
  'disclosures.late': during('disclosure', 'Trong đó đã công khai sau hạn', 'mục', 'disclosure'),
  'disclosures.unpublished': during('disclosure', 'Trong đó chưa công khai (kể cả chưa đến hạn)', 'mục', 'disclosure'),
  'disclosure-lists.standing': atEnd(
    'disclosure',
    'Danh mục thông tin phải công khai đã lập',
    'danh mục',
    'disclosure-list',
  ),
  'disclosure-lists.posted': atEnd('disclosure', 'Danh mục đã đăng tải, niêm yết', 'danh mục', 'disclosure-list'),
  'local-documents.due': inCommunes(
    during('disclosure', 'Văn bản của xã phải ban hành trong kỳ, hoặc tự ban hành', 'văn bản', 'local-document'),
  ),
  // one that was issued in time and that nobody checked does not tell
  'local-documents.in-order': inCommunes(
    during(
      'disclosure',
      'Văn bản của xã ban hành đúng hạn, tự kiểm tra thấy đúng quy định',
      'văn bản',
      'local-document',
    ),
  ),
  'local-documents.issued': inCommunes(during('disclosure', 'Văn bản của xã đã ban hành', 'văn bản', 'local-document')),
  'local-documents.draft-shared': inCommunes(
    during('disclosure', 'Văn bản của xã đã ban hành: có truyền thông dự thảo', 'văn bản', 'local-document'),
  ),
  'local-documents.checked': inCommunes(
    during('disclosure', 'Văn bản của xã đã ban hành: đã tự kiểm tra', 'văn bản', 'local-document'),
  ),
  'local-documents.published': inCommunes(
    during('disclosure', 'Văn bản của xã đã ban hành: đã công khai', 'văn bản', 'local-document'),
  ),
} as const

type FormMeasure = `activities.form.${string}`
type GroupMeasure = `activities.group.${string}`
type SourceMeasure = `activities.source.${CostSource}` | `budget.source.${CostSource}`
type KindMeasure = `matters.kind.${MatterKind}`

/** `group.name`, as stored in forms and kept tallies: an id never changes its meaning. */
export type MeasureId = keyof typeof named | FormMeasure | GroupMeasure | SourceMeasure | KindMeasure

export const measures: ReadonlyMap<MeasureId, Measure> = new Map<MeasureId, Measure>([
  ...(Object.entries(named) as [MeasureId, Measure][]),
  ...activityForms.map(
    ({ id, name }) =>
      [`activities.form.${id}`, during('activities', `Hình thức: ${name}`, 'hoạt động', 'activity')] as const,
  ),
  ...specialGroups.map(
    ({ id, name }) =>
      [`activities.group.${id}`, during('activities', `Nhóm đặc thù: ${name}`, 'hoạt động', 'activity')] as const,
  ),
  ...(Object.keys(costSources) as CostSource[]).map(
    (source) =>
      [
        `activities.source.${source}`,
        during('activities', `Chi phí đã ghi: ${costSources[source]}`, 'đồng', 'activity'),
      ] as const,
  ),
  ...(Object.keys(costSources) as CostSource[]).map(
    (source) =>
      [
        `budget.source.${source}`,
        during('plans', `Chi phí hoạt động của nhiệm vụ có dự toán: ${costSources[source]}`, 'đồng', 'task'),
      ] as const,
  ),
  ...(Object.keys(matterKinds) as MatterKind[]).map(
    (kind) =>
      [`matters.kind.${kind}`, during('matters', `Mới nhận: ${matterKinds[kind].name}`, 'vụ việc', 'matter')] as const,
  ),
])

export function isMeasureId(text: string): text is MeasureId {
  return measures.has(text as MeasureId)
}

/** Of `measures`; throws for an id that is none. */
export function measureOf(id: MeasureId): Measure {
  const measure = measures.get(id)
  if (measure === undefined) throw new Error(`no measure ${id}`)
  return measure
}

/** The day on which a record happened, or from which it stands until the day before `until`; null: it still stands. */
export type CountedSince = { id: MeasureId; day: Day; until: Day | null }

/** Whether a record that a measure counts falls into these days. */
export function fallsWithin({ id, day, until }: CountedSince, { from, to }: { from: Day; to: Day }): boolean {
  switch (measureOf(id).when) {
    case 'during':
      return from <= day && day <= to
    case 'at-end':
      return day <= to && (until === null || until > to)
    case 'at-start':
      return day < from && (until === null || until >= from)
  }
}

/** Whether a month (its first day) counts in what some months come to: all of them, or what stood in the last or the first. */
export function countsInMonth(id: MeasureId, month: Day, { from, to }: { from: Day; to: Day }): boolean {
  switch (measureOf(id).when) {
    case 'during':
      return from <= month && month <= to
    case 'at-end':
      return month === to
    case 'at-start':
      return month === from
  }
}

/** `records` were found; `told` of them say how much; `sum` of what they say. */
export type Counted = { records: number; told: number; sum: number }

export function addCounted(parts: readonly Counted[]): Counted {
  return parts.reduce(
    (all, one) => ({ records: all.records + one.records, told: all.told + one.told, sum: all.sum + one.sum }),
    { records: 0, told: 0, sum: 0 },
  )
}

/** Without what was counted once too often; what was not counted yet is not below none. */
export function lessCounted(one: Counted, tooOften: Counted): Counted {
  return {
    records: Math.max(0, one.records - tooOften.records),
    told: Math.max(0, one.told - tooOften.told),
    sum: Math.max(0, one.sum - tooOften.sum),
  }
}

/** null: there are records, and none of them says how much. */
export function figureOf({ records, told, sum }: Counted): number | null {
  return records > 0 && told === 0 ? null : sum
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'see statistics': true
    /** Forms, and what they come to: numbers alone, no list. */
    'read forms': true
    'set forms': true
  }
}
