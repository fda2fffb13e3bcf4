import { showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { linkOf, stateOf } from '#domains/disclosure/disclosure.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { Where } from '#domains/disclosure/pages/disclosure-words.tsx'
import { type PublicDisclosure, type PublicList, publicPageSize } from '#domains/disclosure/public.queries.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

export type PublicDisclosuresProps = {
  placeId: string
  placeName: string
  /** Whom to ask; undefined: nobody stands there today. */
  bodyId: string | undefined
  lists: PublicList[]
  rows: PublicDisclosure[]
  total: number
  page: number
  search: string
}

/** Of a title in the name of a link. */
const titleInLinkMax = 80

/** Of a title that goes into a form that is begun. */
const titleInFormMax = 120

/** Công khai thông tin of a place, for everybody: what there is, where to see it, what is not public yet. */
export function publicDisclosuresPage(props: PublicDisclosuresProps, view: View): PageParts {
  const { placeId, placeName, lists, rows, total, page, search } = props
  return {
    title: `${placeName}: công khai thông tin`,
    section: 'disclosures',
    about: { description: `Thông tin mà ${placeName} phải công khai: đã công khai ở đâu, mục nào chưa.` },
    body: (
      <>
        <PageHead
          title={`${placeName}: công khai thông tin`}
          lead="Những điều cơ quan phải nói cho mọi người biết, và xem ở đâu."
        />
        {lists.map((list) => (
          <p key={list.bodyName}>
            Danh mục của {list.bodyName}: lập ngày {showDay(list.madeOn)}
            {list.postedOn === null ? (
              ', chưa ghi nơi đăng.'
            ) : (
              <>
                , đăng ngày {showDay(list.postedOn)}. Xem ở: <Where at={list.postedAt} />
              </>
            )}
          </p>
        ))}
        <FilterForm action={disclosurePaths.publicOne(placeId)}>
          <TextField name="tim" kind="search" label="Tìm theo tên, số" value={search} width="medium" lengthMax={100} />
        </FilterForm>
        {total === 0 && (
          <p>
            {search === ''
              ? `${placeName} chưa ghi mục nào trên cổng này.`
              : `Không có mục nào có «${search}». Hãy tìm bằng chữ khác.`}
          </p>
        )}
        {rows.map((row) => (
          <Line key={row.id} row={row} {...props} today={view.today} />
        ))}
        {total > publicPageSize && (
          <Pagination
            page={page}
            pageSize={publicPageSize}
            total={total}
            unit="mục"
            href={(one) => address(disclosurePaths.publicOne(placeId), view.query, { trang: String(one) })}
          />
        )}
        <Ask {...props} />
      </>
    ),
  }
}

function Line({ row, today, ...where }: PublicDisclosuresProps & { row: PublicDisclosure; today: string }) {
  const { id, title, number, madeOn, publishedOn, publishedAt, keepUntil, bodyName, corrections } = row
  const isOver = publishedOn !== null && keepUntil !== null && keepUntil < today
  const short = shorten(title, titleInLinkMax)
  const earlier = row.correctionCount - corrections.length
  const href = linkOf(publishedAt)
  return (
    <section aria-labelledby={`m-${id}`}>
      <h2 id={`m-${id}`}>{title}</h2>
      <p>
        {publishedOn === null && <NotYet row={row} today={today} />}
        {publishedOn !== null && !isOver && <Chip tone="good" label="Đã công khai" />}
        {isOver && <Chip tone="neutral" label={`Đã hết hạn công khai ngày ${showDay(keepUntil)}`} />}{' '}
        {publishedOn !== null && (
          <>
            Từ ngày {showDay(publishedOn)}
            {keepUntil !== null && ` đến hết ngày ${showDay(keepUntil)}`}.{' '}
            {!isOver && (href === undefined ? `Xem tại: ${publishedAt}.` : <a href={href}>Mở xem «{short}»</a>)}
          </>
        )}
      </p>
      <p>
        {number === '' ? '' : `Số ${number}. `}Ban hành, lập ngày {showDay(madeOn)}. {bodyName}.{' '}
        <a href={disputeOf(where, title)}>
          Báo điều sai<span class="unseen"> ở mục «{short}»</span>
        </a>
      </p>
      {corrections.map(({ correctedOn, words }) => (
        <p key={`${correctedOn}${words}`}>
          <strong>Đính chính ngày {showDay(correctedOn)}:</strong> {words}
        </p>
      ))}
      {earlier > 0 && <p>Và {earlier} lần đính chính trước.</p>}
    </section>
  )
}

/** A day whose days off are not known is not held against anybody. */
function NotYet({ row, today }: { row: PublicDisclosure; today: string }) {
  const day = showDay(row.dueOn)
  if (stateOf(row, today) === 'late') return <Chip tone="danger" label={`Chưa công khai, đã quá hạn ${day}`} />
  return <Chip tone="warm" label={`Chưa công khai, hạn ${day}${row.isDueSure ? '' : ' (lịch nghỉ chưa chắc)'}`} />
}

function disputeOf(
  { bodyId, placeId, placeName }: Pick<PublicDisclosuresProps, 'bodyId' | 'placeId' | 'placeName'>,
  title: string,
) {
  const what = title === '' ? '' : `Về thông tin công khai «${title.slice(0, titleInFormMax)}» của ${placeName}: `
  return address('/gui/phan-anh', { noi: bodyId, o: bodyId === undefined ? placeId : undefined, q: what })
}

function Ask(props: PublicDisclosuresProps) {
  return (
    <>
      <h2>Cần thông tin không có ở đây?</h2>
      <p>Bạn có thể yêu cầu cơ quan cung cấp thông tin. Không cần tài khoản; trang sau nói rõ các ngày của luật.</p>
      <div class="buttons">
        <LinkButton href={matterPaths.door('thong-tin', props.bodyId)} label="Yêu cầu cung cấp thông tin" />
        <LinkButton href={disputeOf(props, '')} label="Báo điều chưa đúng" />
      </div>
    </>
  )
}
