import { type DoorSlug, type FilingDoor, filingDoors } from '#domains/matters/filing-door.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { IconName } from '#ui/icons.tsx'
import { Doors } from '#ui/parts/ask-box.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { OutboxSays } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Các cửa gửi: which is which, in a line each. */
export function doorsPage({ isAnyOpen }: { isAnyOpen: boolean }): PageParts {
  return {
    title: 'Gửi câu hỏi, đơn, phản ánh',
    section: 'file',
    islands: ['outbox'],
    about: { description: 'Gửi câu hỏi, phản ánh, khiếu nại, yêu cầu thông tin đến xã, phường, không cần tài khoản.' },
    body: (
      <>
        <PageHead
          title="Gửi câu hỏi, đơn, phản ánh"
          lead="Chọn việc gần nhất với việc của bạn. Chọn chưa đúng cũng không sao: cán bộ sẽ chuyển giúp."
          actions={<LinkButton href={matterPaths.track} label="Tra cứu hồ sơ đã gửi" icon="search" />}
        />
        <OutboxSays />
        {!isAnyOpen && <NoDesk />}
        <DoorList doors={filingDoors} />
        <p>
          <a href={matterPaths.receptions}>Lịch tiếp công dân, đặt giờ gặp trực tiếp</a>
        </p>
        <p>
          <a href={matterPaths.figures}>Các nơi nhận trả lời nhanh hay chậm</a>
        </p>
      </>
    ),
  }
}

/** Which is which, in a line each. */
export function DoorList({ doors, bodyId }: { doors: readonly FilingDoor[]; bodyId?: string }) {
  return (
    <Doors
      doors={doors.map(({ slug, title, lead }) => ({
        href: matterPaths.door(slug, bodyId),
        icon: icons[slug],
        title,
        text: lead,
      }))}
    />
  )
}

const icons: Record<DoorSlug, IconName> = {
  'hoi-dap': 'chat',
  'phan-anh': 'bell',
  'quy-dinh': 'edit',
  'khieu-nai': 'file',
  'to-cao': 'lock',
  'thong-tin': 'book',
  'tro-giup-phap-ly': 'hand',
  'hoa-giai': 'people',
}

export function NoDesk() {
  return (
    <Notice tone="warning" title="Chưa có xã, phường nào nhận qua trang này">
      Hãy đến trụ sở Ủy ban nhân dân xã, phường nơi bạn ở. Việc khẩn cấp: gọi 113, 114 hoặc 115.
    </Notice>
  )
}
