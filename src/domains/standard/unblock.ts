/** Làm gì để đạt: what one more a rule whose level is not reached asks for, told from its values; never that it will be met. */
import { capitalise } from '#base/vietnamese.ts'
import type { RuleValue } from '#domains/standard/judge.ts'
import { type RuleTest, showPercent } from '#domains/standard/rule-test.ts'
import { showNumber } from '#ui/show.ts'

const inRecords = 'làm tiếp trong năm, ghi hồ sơ rồi lấy lại số liệu'

/** `grows`: whether each new success is one more of the whole too; undefined: nobody said. `isYearOver`: what is done now counts in no more. */
type Ahead = { grows: boolean | undefined; isYearOver: boolean }

/** Whether more can still be done: not for days that are over. */
export function isClosed(test: RuleTest | undefined, isYearOver: boolean): boolean {
  if (test?.type === 'deadline') return true
  return isYearOver && test?.type !== 'cross' && test?.type !== 'posting'
}

/** Whether all must succeed, every new one counts among all, and one did not: no more of them mends it. */
export function isOutOfReach(test: RuleTest, value: RuleValue | undefined, grows: boolean | undefined): boolean {
  const { part, whole } = value?.kind === 'inputs' ? value.inputs : {}
  const asksAll = (test.type === 'ratio' || test.type === 'per-unit') && test.atLeast !== null && test.atLeast >= 1
  return grows === true && asksAll && typeof part === 'number' && typeof whole === 'number' && part < whole
}

/** One sentence for an officer. */
export function unblockStep(test: RuleTest, value: RuleValue | undefined, { grows, isYearOver }: Ahead): string {
  const inputs = value?.kind === 'inputs' ? value.inputs : {}
  if (test.type !== 'deadline' && isClosed(test, isYearOver)) return yearOverStep
  switch (test.type) {
    case 'ratio':
    case 'per-unit':
      return test.atLeast === null ? usual : partStep(test, inputs, { atLeast: test.atLeast, grows })
    case 'ladder': {
      const { part, whole } = inputs
      if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return usual
      const next = test.steps.map(({ atLeast }) => atLeast).filter((atLeast) => part / whole < atLeast)
      return next.length === 0 ? usual : partStep(test, inputs, { atLeast: Math.min(...next), grows })
    }
    case 'yes-no':
      return 'Thực hiện việc này trong năm rồi ghi lại số liệu kèm tài liệu.'
    case 'deadline':
      return 'Hạn đã qua nên làm thêm không thay được. Xem lại hai ngày đã ghi; nếu đúng thì ghi lý do và báo lãnh đạo.'
    case 'count':
      return typeof inputs.count === 'number' && test.atLeast !== null
        ? `Cần thêm ${showNumber(test.atLeast - inputs.count)} «${test.count}»: ${inRecords}.`
        : usual
    case 'amount':
      return typeof inputs.paid === 'number' && typeof inputs.due === 'number'
        ? `Cần chi thêm ${showNumber(inputs.due - inputs.paid)} đồng, hoặc xem lại số phải chi.`
        : usual
    case 'posting':
      return 'Niêm yết thêm cho đủ nơi, đủ ngày, ghi ở trang niêm yết rồi lấy lại số liệu.'
    case 'cross':
      return `Hai số phải bằng nhau: đối chiếu với ${test.with}, sửa bên ghi sai.`
  }
}

/** What to do where a figure is missing: `isFed`: records of the system tell some of it; what was posted is told by postings alone. */
export function valueStep(test: RuleTest, value: RuleValue | undefined, isFed: boolean): string {
  if (test.type === 'posting')
    return 'Ghi các lần niêm yết ở trang «Niêm yết, ý kiến» rồi bấm «Lấy số liệu từ hồ sơ»; hệ thống không đếm được ngày thì nhập tay kèm tài liệu.'
  if (value === undefined)
    return isFed
      ? 'Bấm «Lấy số liệu từ hồ sơ»; phần hồ sơ không cho thì nhập tay kèm căn cứ, tài liệu.'
      : 'Hệ thống không có hồ sơ của nội dung này: nhập tay kèm căn cứ, tài liệu.'
  if (value.kind === 'inputs' && value.inputs.whole === 0)
    return 'Ghi việc đã có vào sổ rồi lấy lại số liệu; đúng là không phát sinh thì ghi «không áp dụng» kèm tài liệu.'
  if (value.kind === 'inputs' && value.untold !== undefined && test.type === 'deadline')
    return 'Mở kế hoạch của tỉnh giao cho xã, xác nhận kế hoạch nào của xã trả lời rồi lấy lại số liệu; hoặc nhập tay hai ngày kèm căn cứ, tài liệu.'
  if (value.kind === 'inputs' && value.untold !== undefined && test.type === 'yes-no')
    return 'Ghi vào sổ của hệ thống rồi lấy lại số liệu; việc đã làm mà giữ ở nơi khác thì nhập tay kèm căn cứ, tài liệu.'
  if (value.kind === 'inputs' && value.untold !== undefined)
    return 'Mở danh sách của số ấy, bổ sung bản ghi chưa có số (văn bản thì ghi kết quả tự kiểm tra, mức chi thì do tỉnh xác nhận) rồi lấy lại số liệu; hoặc nhập tay đủ các số kèm căn cứ, tài liệu.'
  return 'Nhập tay phần còn thiếu kèm căn cứ, tài liệu.'
}

const usual = `${capitalise(inRecords)}.`

export const yearOverStep =
  'Năm đánh giá đã hết nên việc làm thêm không tính nữa. Xem lại số đã ghi, ghi nốt việc đã làm trong năm; nếu số đúng thì ghi lý do và báo lãnh đạo.'

type Level = Pick<Ahead, 'grows'> & { atLeast: number }

function partStep(
  { part: partName, whole: wholeName }: { part: string; whole: string },
  { part, whole }: Record<string, unknown>,
  { atLeast, grows }: Level,
): string {
  if (typeof part !== 'number' || typeof whole !== 'number') return usual
  const now = `(nay ${showNumber(part)} trên ${showNumber(whole)})`
  const needs = showNumber(upTo(atLeast * whole - part))
  // n more of both: (part + n) ÷ (whole + n) reaches the level; never where all must succeed and one did not
  const growing = atLeast < 1 ? showNumber(upTo((atLeast * whole - part) / (1 - atLeast))) : null
  if (grows === true)
    return growing === null
      ? `Không thể đạt ${showPercent(atLeast)} trong năm vì đã có ${showNumber(whole - part)} việc không đạt ${now}. Xem lại số đã ghi; nếu đúng thì ghi lý do và báo lãnh đạo.`
      : `Cần thêm ${growing} «${partName}» mà không thêm việc nào không đạt, vì mỗi việc mới cũng tính vào mẫu số ${now}: ${inRecords}.`
  const ifSame = `Cần thêm ${needs} «${partName}» nếu «${wholeName}» vẫn là ${showNumber(whole)}`
  if (grows === false) return `${ifSame} ${now}: ${inRecords}.`
  const ifGrows = growing === null ? 'thì không bù được phần đã thiếu' : `thì cần ${growing}, đều đạt`
  return `${ifSame}; nếu mỗi việc mới cũng thêm vào đó ${ifGrows} ${now}: ${inRecords}.`
}

/** To the next whole number; a hair below, for 0.8 × 10 is not 8 in every machine number. */
const upTo = (count: number) => Math.ceil(count - 1e-9)
