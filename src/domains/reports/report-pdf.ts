import { Refusal } from '#base/refusal.ts'

/** Kind of the job that makes it; the payload is the id of the Word file. */
export const makePdfKind = 'reports.make-pdf'

export const pdfRefusals = {
  notSubmitted: new Refusal(409, 'Báo cáo còn là dự thảo. Hãy trình rồi làm tệp PDF từ tệp Word đã chốt.'),
  failed: new Refusal(
    503,
    'Không làm được tệp PDF từ tệp Word này. Hãy bấm «Làm tệp PDF» để thử lại, hoặc tải tệp Word rồi lưu thành PDF.',
  ),
  notMade: new Refusal(404, 'Chưa có tệp PDF của báo cáo này. Hãy bấm «Làm tệp PDF» ở trang báo cáo.'),
}
