import { showDay } from '#base/day.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { judgmentWords } from '#domains/standard/pages/standard-chips.tsx'
import type { Recounted } from '#domains/standard/recorded-values.queries.ts'
import { Notice } from '#ui/parts/notice.tsx'

/** That records tell other figures today than what was taken from them, and what to do about it at this step. */
export function RecountedNotice(props: { assessment: Pick<Assessment, 'state'>; recounted: Recounted | null }) {
  const { assessment, recounted } = props
  if (recounted === null) return null
  const { indicators, since, judgment } = recounted
  const differs = `Số lấy đến ${showDay(since!)} nay đã khác ở chỉ tiêu ${indicators.join(', ')}. Theo hồ sơ hôm nay: ${judgmentWords[judgment.outcome].toLocaleLowerCase('vi')}.`
  return (
    <Notice tone="warning" title="Hồ sơ nay khác số đã lấy">
      {assessment.state === 'preparing'
        ? `${differs} Hãy lấy lại số liệu từ hồ sơ, xem lại và ký lại chỉ tiêu ấy; chưa lấy lại thì chưa trình được.`
        : `${differs} Hãy xem lại trước khi thẩm định, ký quyết định; cần sửa thì trả lại để xã lấy lại số liệu.`}
    </Notice>
  )
}
