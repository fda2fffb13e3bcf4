import type { PageParts } from '#platform/http/answer.ts'
import { showNumber } from '#ui/show.ts'

/** The page, and below it how old it may be when a replica was read. */
export function agedBody({ body, behindSeconds }: PageParts) {
  if (behindSeconds === undefined || behindSeconds === null) return body
  return (
    <>
      {body}
      <p class="hint">
        Trang này đọc từ bản sao của cơ sở dữ liệu, cũ hơn hiện tại nhiều nhất {showNumber(behindSeconds)} giây.
      </p>
    </>
  )
}
