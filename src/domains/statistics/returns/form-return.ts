/**
 * Báo cáo biểu: what a body answers with a form, for some days. draft → submitted → approved, then it goes to everybody who asked for
 * this form and these days; given back with a reason it is a draft again. An approved one never changes: a mistake is mended by the next
 * number, signed anew. Late, empty («không phát sinh», signed) and missing are three things.
 */
import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import {
  type Cells,
  type CellValue,
  type Finding,
  isAllZero,
  type Typed,
  zeroed,
} from '#domains/statistics/forms/cells.ts'
import type { CellKey, Form } from '#domains/statistics/forms/form.ts'
import type { RecordKind } from '#domains/statistics/measure.ts'
import type { Rolled } from '#domains/statistics/returns/rolled.ts'

export type ReturnState = 'draft' | 'submitted' | 'approved'

export const returnStateNames: Record<ReturnState, string> = {
  draft: 'Dự thảo',
  submitted: 'Chờ duyệt',
  approved: 'Đã duyệt, đã gửi',
}

/** Which records a cell counted when it was frozen; at most `frozenRecordsMax`, `records` says how many there were. */
export type CountedRecords = Record<
  CellKey,
  { value: number | null | 'na'; records: number; listed: { kind: RecordKind; id: string; opens: string; day: Day }[] }
>
export const frozenRecordsMax = 500

export type FormReturn = {
  id: string
  bodyId: string
  code: string
  form: Form
  from: Day
  to: Day
  number: number
  why: string
  state: ReturnState
  returnedWhy: string
  typed: Record<CellKey, Typed>
  justified: Record<string, string>
  isEmpty: boolean
  cells: Cells | null
  counted: CountedRecords | null
  countedOn: Day | null
  /** Bodies that ended and whose records were counted with its own. */
  tookOver: string[]
  /** null: counted from the body's own records. */
  rolled: Rolled | null
  writerIds: string[]
  approvedBy: string | null
  approvedAt: Date | null
  version: number
}

declare module '#platform/permission/permission.ts' {
  interface Deeds {
    'write returns': true
    'approve returns': true
    'ask for returns': true
  }
}

export type ReturnDeed = 'see statistics' | 'write returns' | 'approve returns'

export const returnRefusals = {
  notFound: new Refusal(404, 'Không tìm thấy báo cáo biểu này, hoặc ông/bà không được giao quyền xem.'),
  notOpen: new Refusal(
    409,
    'Bước này không còn làm được ở trạng thái hiện tại. Hãy tải lại trang để xem trạng thái mới.',
  ),
  frozen: new Refusal(
    409,
    'Báo cáo đã duyệt thì không sửa được nữa. Có sai sót thì bấm «Đính chính» để lập bản tiếp theo, ký lại.',
  ),
  changedMeanwhile: new Refusal(
    409,
    'Người khác vừa sửa báo cáo này. Hãy tải lại trang, xem thay đổi của họ rồi làm lại; nội dung đã gõ vẫn còn ở dưới.',
  ),
  ownReturn: new Refusal(
    403,
    'Người lập hoặc trình biểu không được tự duyệt. Hãy chuyển cho lãnh đạo khác của cơ quan duyệt.',
  ),
  takenOver: new Refusal(
    422,
    'Có ô mang số từ biểu của những ngày khác. Hãy xem từng ô có ghi chú, sửa cho đúng kỳ này, bấm «Lưu biểu» rồi trình.',
  ),
  signedLater: new Refusal(
    409,
    'Đã có bản đính chính được duyệt sau bản này. Hãy mở bản mới nhất, xem rồi gửi bản ấy.',
  ),
  notEmpty: new Refusal(
    422,
    'Kỳ này có số liệu khác 0 nên không báo cáo «không phát sinh» được. Hãy bỏ dấu chọn, hoặc xem lại các ô có số.',
  ),
  emptyUnknown: new Refusal(
    422,
    'Có ô chưa có số («-», bản ghi chưa ghi số, hoặc xã chưa báo) nên chưa nói «không phát sinh» được. Hãy ghi số vào ô ấy, hoặc bỏ dấu chọn.',
  ),
  blankAll: new Refusal(
    422,
    'Chưa ô nào có số. Nếu kỳ này không có gì phát sinh, hãy chọn «Không phát sinh» rồi trình.',
  ),
}

export function change(
  one: FormReturn,
  changed: Pick<FormReturn, 'typed' | 'justified' | 'isEmpty'>,
  by: string,
): FormReturn {
  refuseUnless(one, 'draft')
  return next(one, { ...changed, writerIds: withWriter(one, by) })
}

/**
 * Days that are not over cannot be reported: what happens on those that are left would be missing, and nothing would say so. Who needs it
 * earlier asks for fewer days. @law TT 03/2019/TT-BTP Điều 6
 */
export function notOver({ to }: Pick<FormReturn, 'to'>, today: Day): Refusal | undefined {
  if (to <= today) return undefined
  return new Refusal(
    422,
    `Kỳ chưa hết: trình được từ ngày ${showDay(to)}. Biểu đã lưu vẫn là dự thảo; cần số sớm hơn thì nơi hỏi yêu cầu kỳ kết thúc sớm hơn.`,
  )
}

/**
 * What is frozen is what was seen: of «không phát sinh», a zero in each cell that applies. Blocking findings stop it, warnings need their
 * word.
 */
export function submit(
  one: FormReturn,
  {
    findings,
    today,
    ...frozen
  }: Pick<FormReturn, 'counted' | 'tookOver' | 'rolled'> & { cells: Cells; findings: Finding[]; today: Day },
  by: string,
): FormReturn {
  refuseUnless(one, 'draft')
  const early = notOver(one, today)
  if (early !== undefined) throw early
  if (Object.values(one.typed).some(({ taken }) => taken !== undefined)) throw returnRefusals.takenOver
  const { cells } = frozen
  if (one.isEmpty && !isAllZero(cells)) throw returnRefusals.notEmpty
  if (one.isEmpty && isUnknown(one, frozen)) throw returnRefusals.emptyUnknown
  if (!one.isEmpty && Object.values(cells).every((value) => value === null || value === 'na'))
    throw returnRefusals.blankAll
  const blocking = findings.find(({ kind }) => kind === 'block')
  if (blocking !== undefined)
    throw new Refusal(
      422,
      `Chưa trình được: ${blocking.says} Hiện là ${blocking.left} và ${blocking.right}. Hãy sửa ô rồi trình lại.`,
    )
  const unsaid = findings.find(({ index }) => (one.justified[index] ?? '').length < justificationMin)
  if (unsaid !== undefined)
    throw new Refusal(422, `Hãy giải thích (từ ${justificationMin} chữ cái) trước khi trình: ${unsaid.says}`)
  return next(one, {
    state: 'submitted',
    ...frozen,
    cells: one.isEmpty ? zeroed(cells) : cells,
    countedOn: today,
    returnedWhy: '',
    writerIds: withWriter(one, by),
  })
}

/** Records that tell no number where nobody wrote one, «-» typed by hand, or communes without a number: that is not nothing. */
function isUnknown(
  { typed }: Pick<FormReturn, 'typed'>,
  { cells, counted, rolled }: Pick<FormReturn, 'counted' | 'rolled'> & { cells: Cells },
): boolean {
  const isBlank = (value: CellValue) => value === null
  if (rolled !== null) return Object.values(cells).some(isBlank)
  return (
    Object.values(typed).some(({ value }) => isBlank(value)) ||
    Object.entries(counted ?? {}).some(
      ([key, { value, records }]) => isBlank(value) && records > 0 && typed[key] === undefined,
    )
  )
}

export const justificationMin = 10

export function giveBack(one: FormReturn, why: string): FormReturn {
  refuseUnless(one, 'submitted')
  return next(one, { ...uncounted(one), state: 'draft', returnedWhy: why })
}

export function approve(one: FormReturn, by: string, now: Date): FormReturn {
  refuseUnless(one, 'submitted')
  if (one.writerIds.includes(by)) throw returnRefusals.ownReturn
  return next(one, { state: 'approved', approvedBy: by, approvedAt: now })
}

/** The next number, begun from what stood in the one before; what was said of its numbers is to be said anew. */
export function correction(one: FormReturn, id: string, why: string, by: string): FormReturn {
  if (one.state !== 'approved') throw returnRefusals.notOpen
  const unsigned = { ...uncounted(one), state: 'draft', approvedBy: null, approvedAt: null } as const
  const unsaid = { justified: {}, isEmpty: false, returnedWhy: '' }
  return { ...one, ...unsigned, ...unsaid, id, why, number: one.number + 1, writerIds: [by], version: 0 }
}

/** Nothing stands still yet. */
function uncounted({ rolled }: FormReturn) {
  return {
    cells: null,
    counted: null,
    countedOn: null,
    tookOver: [] as string[],
    rolled: rolled && { ...rolled, parts: [], whole: 0 },
  }
}

function refuseUnless(one: FormReturn, state: ReturnState): void {
  if (one.state === state) return
  throw one.state === 'approved' ? returnRefusals.frozen : returnRefusals.notOpen
}

const withWriter = (one: FormReturn, by: string) => [...new Set([...one.writerIds, by])]

function next(one: FormReturn, changed: Partial<FormReturn>): FormReturn {
  return { ...one, ...changed, version: one.version + 1 }
}
