import { type Day, showDay } from '#base/day.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { Icon } from '#ui/icons.tsx'
import { Button } from '#ui/parts/button.tsx'

/** The day a page is read as at: today, or the one that was typed; what is no day is said, and today stands. */
export type AsAt = { day: Day; typed: string; isWrong: boolean; isToday: boolean }

/** «Xem vào ngày khác»: folded while today is shown. */
export function AsAtForm({ action, asAt }: { action: string; asAt: AsAt }) {
  return (
    <details class="as-at" open={!asAt.isToday || asAt.isWrong}>
      <summary>
        <Icon name="calendar" />
        Xem vào một ngày khác
      </summary>
      <form method="get" action={action}>
        <DateField
          name="ngay"
          label="Ngày muốn xem"
          value={asAt.isToday && !asAt.isWrong ? '' : asAt.typed}
          error={asAt.isWrong ? 'Không có ngày này. Hãy gõ ngày/tháng/năm, ví dụ 01/07/2026.' : undefined}
        />
        <Button label="Xem ngày này" tone="plain" />
      </form>
      {!asAt.isToday && (
        <p>
          Đang xem vào ngày {showDay(asAt.day)}. <a href={action}>Về hôm nay</a>
        </p>
      )}
    </details>
  )
}
