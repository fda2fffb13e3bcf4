import { useId } from 'preact/hooks'
import { showNumber, showShare } from '#ui/show.ts'

/**
 * How far, in words and as a bar; the words alone are enough.
 *
 * `<Progress label="Nhiệm vụ đã xong" done={5} total={12} unit="nhiệm vụ" note="Có thể rời trang; kết quả sẽ chờ ở đây." />`
 */
export function Progress({
  label,
  done,
  total,
  unit,
  note,
}: {
  label: string
  done: number
  total: number
  unit: string
  note?: string
}) {
  const id = `progress-${useId()}`
  return (
    <div class="progress">
      <p id={id}>
        <span>{label}</span>
        <span>
          {showNumber(done)}/{showNumber(total)} {unit} ({showShare(done, total)})
        </span>
      </p>
      <progress aria-labelledby={id} max={Math.max(total, 1)} value={Math.min(done, total)} />
      {note !== undefined && <p class="soft small">{note}</p>}
    </div>
  )
}
