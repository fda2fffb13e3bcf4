import { Icon } from '#ui/icons.tsx'
import { showNumber } from '#ui/show.ts'

export type PaginationProps = {
  /** 1 … the last page. */
  page: number
  pageSize: number
  total: number
  /** What is counted: «nhiệm vụ». */
  unit: string
  href: (page: number) => string
}

/**
 * The pages of a long list, with what it counts.
 *
 * `<Pagination page={2} pageSize={50} total={589} unit="nhiệm vụ" href={(page) => address(path, query, { trang: String(page) })} />`
 */
export function Pagination({ page, pageSize, total, unit, href }: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / pageSize))
  const first = (page - 1) * pageSize + 1
  return (
    <nav class="pagination" aria-label={`Các trang ${unit}`}>
      <p>
        {total === 0
          ? `Không có ${unit} nào`
          : `${showNumber(first)}–${showNumber(Math.min(total, page * pageSize))} trong ${showNumber(total)} ${unit}`}
      </p>
      {last > 1 && (
        <ul>
          {page > 1 && (
            <li>
              <a href={href(page - 1)} rel="prev">
                <Icon name="arrow-left" />
                Trang trước
              </a>
            </li>
          )}
          {pagesToShow(page, last).map((one) => (
            <li key={one}>
              {one < 0 ? (
                <span aria-hidden="true">…</span>
              ) : (
                <a
                  href={href(one)}
                  aria-current={one === page ? 'page' : undefined}
                  aria-label={`Trang ${showNumber(one)}`}
                >
                  {showNumber(one)}
                </a>
              )}
            </li>
          ))}
          {page < last && (
            <li>
              <a href={href(page + 1)} rel="next">
                Trang sau
                <Icon name="arrow-right" />
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  )
}

/** First, last and the neighbours; a negative number stands for what was left out. */
function pagesToShow(page: number, last: number): number[] {
  const near = [page - 1, page, page + 1].filter((one) => one > 1 && one < last)
  const before = (near[0] ?? 2) > 2 ? [-1] : []
  const after = (near.at(-1) ?? last) < last - 1 ? [-2] : []
  return [1, ...before, ...near, ...after, last]
}

export type RecordPagerProps = { position: number; of: number; unit: string; previousHref?: string; nextHref?: string }

/**
 * From one record of a list to the next without going back to the list.
 *
 * `<RecordPager position={3} of={17} unit="chỗ cần xem" previousHref="#p2" nextHref="#p4" />`
 */
export function RecordPager({ position, of, unit, previousHref, nextHref }: RecordPagerProps) {
  return (
    <nav class="pagination record-pager" aria-label={`Lần lượt từng ${unit}`}>
      <p>
        {showNumber(position)}/{showNumber(of)} {unit}
      </p>
      <ul>
        {previousHref !== undefined && (
          <li>
            <a href={previousHref} rel="prev">
              <Icon name="arrow-left" />
              Trước
            </a>
          </li>
        )}
        {nextHref !== undefined && (
          <li>
            <a href={nextHref} rel="next">
              Sau
              <Icon name="arrow-right" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
