/** Làm gì để đạt: what one more a rule whose level is not reached asks for, told from its values; never that it will be met. */
import type { RuleValue } from '#domains/standard/judge.ts'
import type { RuleTest } from '#domains/standard/rule-test.ts'

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
const show = (value: number) => numbers.format(value)
const inRecords = 'làm tiếp trong năm, ghi hồ sơ rồi lấy lại số liệu'

/** One sentence for an officer. */
export function unblockStep(test: RuleTest, value: RuleValue | undefined): string {
  const inputs = value?.kind === 'inputs' ? value.inputs : {}
  switch (test.type) {
    case 'ratio':
    case 'per-unit':
      return test.atLeast === null ? usual : partStep(test, inputs, test.atLeast)
    case 'ladder': {
      const { part, whole } = inputs
      if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return usual
      const next = test.steps.map(({ atLeast }) => atLeast).filter((atLeast) => part / whole < atLeast)
      return next.length === 0 ? usual : partStep(test, inputs, Math.min(...next))
    }
    case 'yes-no':
      return 'Thực hiện việc này trong năm rồi ghi lại số liệu kèm tài liệu.'
    case 'deadline':
      return 'Hạn đã qua nên làm thêm không thay được. Xem lại hai ngày đã ghi; nếu đúng thì ghi lý do và báo lãnh đạo.'
    case 'count':
      return typeof inputs.count === 'number' && test.atLeast !== null
        ? `Cần thêm ${show(test.atLeast - inputs.count)} «${test.count}»: ${inRecords}.`
        : usual
    case 'amount':
      return typeof inputs.paid === 'number' && typeof inputs.due === 'number'
        ? `Cần chi thêm ${show(inputs.due - inputs.paid)} đồng, hoặc xem lại số phải chi.`
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
  return 'Nhập tay phần còn thiếu kèm căn cứ, tài liệu.'
}

const usual = `${inRecords[0]!.toUpperCase()}${inRecords.slice(1)}.`

function partStep({ part }: { part: string }, inputs: Record<string, unknown>, atLeast: number): string {
  if (typeof inputs.part !== 'number' || typeof inputs.whole !== 'number') return usual
  // a hair below, for 0.8 × 10 is not 8 in every machine number
  const needs = Math.ceil(atLeast * inputs.whole - 1e-9) - inputs.part
  return `Cần thêm ${show(needs)} «${part}» (nay ${show(inputs.part)} trên ${show(inputs.whole)}): ${inRecords}.`
}
