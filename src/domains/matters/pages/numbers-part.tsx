import { showDay } from '#base/day.ts'
import type { NumberToCall } from '#domains/matters/doors/number-to-call.ts'
import type { Proposal } from '#domains/matters/doors/proposal.ts'
import { Reasons } from '#domains/matters/pages/door-card.tsx'

/** Numbers above everything; in one line where danger is only possible. */
export function Urgent({ urgent: { numbers, reasons, isCalled } }: { urgent: NonNullable<Proposal['urgent']> }) {
  if (!isCalled)
    return (
      <p class="urgent-line">
        Nếu ai đó đang gặp nguy hiểm, gọi ngay:{' '}
        {numbers.slice(0, numbersInLine).map(({ number, name }) => (
          <a key={number} href={`tel:${number}`}>
            <strong>{number}</strong> {name}
          </a>
        ))}
      </p>
    )
  return (
    <section class="urgent" aria-labelledby="goi-ngay">
      <h2 id="goi-ngay">Đang nguy hiểm thì gọi ngay</h2>
      <Numbers numbers={numbers} />
      <p>Đến chỗ an toàn trước. Không ai trực ở trang này; gọi điện mới có người đến.</p>
      <Reasons reasons={reasons} />
    </section>
  )
}

const numbersInLine = 3

/** Each can be called by pressing it; where they come from is folded below. */
export function Numbers({ numbers }: { numbers: readonly NumberToCall[] }) {
  return (
    <>
      <ul class="numbers">
        {numbers.map(({ number, name, says }) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <strong>{number}</strong> {name}
            </a>
            <span>{says}</span>
          </li>
        ))}
      </ul>
      <details class="number-sources">
        <summary>Các số này lấy từ đâu</summary>
        <ul>
          {numbers.map(({ number, source, mark, asOf }) => (
            <li key={number}>
              {number}: {source} (mức chắc {mark}; xem ngày {showDay(asOf)})
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
