/** Tài liệu kiểm chứng: a file that shows one thing named under «Kết quả, sản phẩm» of a task. */
import { Refusal } from '#base/refusal.ts'
import { tidy } from '#base/vietnamese.ts'

/** Files on one obligation; more than this is an archive, not evidence. */
export const evidenceFilesMax = 50

export const otherOutput = 'Tài liệu kiểm chứng khác'

export const outputLengthMax = 500

/** Names under «Kết quả, sản phẩm» as they can be chosen in a form: on one line, not repeated, a whole paragraph cut. */
export function outputNames(outputs: readonly string[]): string[] {
  const names = outputs.map(tidy).filter((name) => name !== '')
  return [
    ...new Set(
      names.map((name) => (name.length <= outputLengthMax ? name : `${name.slice(0, outputLengthMax - 1).trimEnd()}…`)),
    ),
  ]
}

export const refusals = {
  tooMany: new Refusal(
    422,
    `Mỗi mốc nhận nhiều nhất ${evidenceFilesMax} tệp. Hãy gỡ bớt tệp cũ, hoặc gộp nhiều trang vào một tệp PDF.`,
  ),
  notFound: new Refusal(404, 'Không tìm thấy tệp này, hoặc tệp đã được gỡ, hoặc ông/bà không được giao quyền xem.'),
}
