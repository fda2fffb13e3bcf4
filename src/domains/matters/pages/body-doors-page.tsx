import type { FrontDesk } from '#domains/matters/desk/front-desk.ts'
import { doorsOf } from '#domains/matters/filing-door.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { DoorList } from '#domains/matters/pages/doors-page.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import { Facts } from '#ui/parts/facts.tsx'
import { OutboxSays } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { showBytes } from '#ui/show.ts'

/** A form with its frame. */
const bytesAPage = 24_000

/** A public page of the same place in another domain. */
export type PlaceLink = { label: string; hrefOf: (placeId: string) => string }

/** Gửi đến một nơi: its doors, where it is found otherwise, and how its forms are written where there is no line. */
export function bodyDoorsPage({ desk, links }: { desk: FrontDesk; links: readonly PlaceLink[] }): PageParts {
  const { bodyId, bodyName, placeId, address, phone, hours } = desk
  const doors = doorsOf(desk)
  const facts = [
    { term: 'Địa chỉ', detail: address },
    { term: 'Điện thoại', detail: phone },
    { term: 'Giờ tiếp', detail: hours },
  ].filter(({ detail }) => detail !== '')
  return {
    title: `Gửi đến ${bodyName}`,
    section: 'file',
    islands: ['outbox', 'take-along'],
    trail: [{ label: 'Gửi câu hỏi, đơn, phản ánh', href: matterPaths.doors }],
    about: { description: `Gửi câu hỏi, phản ánh, đơn đến ${bodyName}, không cần tài khoản.` },
    body: (
      <>
        <PageHead
          title={`Gửi đến ${bodyName}`}
          lead="Chọn việc gần nhất với việc của bạn. Chọn chưa đúng cũng không sao: cán bộ sẽ chuyển giúp."
        />
        <OutboxSays />
        <DoorList doors={doors} bodyId={bodyId} />
        {facts.length > 0 && (
          <>
            <h2>Đến gặp trực tiếp</h2>
            <Facts facts={facts} />
          </>
        )}
        {links.map(({ label, hrefOf }) => (
          <p key={label}>
            <a href={hrefOf(placeId)}>{label}</a>
          </p>
        ))}
        <h2>Nơi bạn ở hay mất mạng?</h2>
        <p>
          Giữ các mẫu này trên máy thì viết được cả khi không có mạng. Đơn viết xong nằm chờ trên máy, có mạng mới đi;
          chưa đi thì trang nói rõ là chưa gửi. Máy dùng chung thì đừng giữ.
        </p>
        <div
          class="take-along"
          data-take-along={matterPaths.bodyDoors(bodyId)}
          data-text-size={showBytes((doors.length + 2) * bytesAPage)}
        >
          <p>Việc này cần JavaScript. Không có thì bạn vẫn gửi được khi có mạng.</p>
        </div>
      </>
    ),
  }
}
