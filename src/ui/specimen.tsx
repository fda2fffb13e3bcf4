import { page } from '#ui/page.tsx'
import { PortalShell } from '#ui/portal-shell.tsx'
import { displayOfSpecimen, type SpecimenLook } from '#ui/specimen/look.ts'
import { PortalSpecimen } from '#ui/specimen/portal-specimen.tsx'
import { WorkSpecimen } from '#ui/specimen/work-specimen.tsx'
import { WorkbenchShell } from '#ui/workbench-shell.tsx'

/** Every part of the workbench on one page with content as officers meet it: for looking at, and for the accessibility check. */
export function workbenchSpecimen(look: SpecimenLook): string {
  return page({
    title: 'Việc của tôi',
    siteName: 'Luật Gần Dân',
    asset: look.asset,
    display: displayOfSpecimen(look),
    islands: ['keys', 'form-guard', 'panes', 'password'],
    shell: (body) => (
      <WorkbenchShell
        system="Luật Gần Dân"
        homeHref="#"
        bodyName="UBND phường Hòa Cường"
        placeName="Thành phố Đà Nẵng"
        navigation={[
          { key: 'mine', label: 'Việc của tôi', href: '#mine', icon: 'home', count: 7 },
          { key: 'plans', label: 'Kế hoạch', href: '#plans', icon: 'file', group: 'Phổ biến, giáo dục pháp luật' },
          {
            key: 'tasks',
            label: 'Nhiệm vụ',
            href: '#tasks',
            icon: 'list',
            count: 3,
            group: 'Phổ biến, giáo dục pháp luật',
          },
          {
            key: 'activities',
            label: 'Hoạt động',
            href: '#activities',
            icon: 'calendar',
            group: 'Phổ biến, giáo dục pháp luật',
          },
          {
            key: 'questions',
            label: 'Câu hỏi của dân',
            href: '#questions',
            icon: 'chat',
            count: 4,
            group: 'Tiếp nhận',
          },
          { key: 'mediation', label: 'Hòa giải ở cơ sở', href: '#mediation', icon: 'people', group: 'Tiếp nhận' },
          { key: 'library', label: 'Tủ sách pháp luật', href: '#library', icon: 'book', group: 'Tra cứu' },
          { key: 'reports', label: 'Báo cáo', href: '#reports', icon: 'board', group: 'Tra cứu' },
        ]}
        section="tasks"
        search={{ action: '#', name: 'q', label: 'Tìm kế hoạch, nhiệm vụ, điều luật' }}
        notifications={{ href: '#thong-bao', count: 5 }}
        person={{
          name: 'Lê Thị Lan',
          role: 'Công chức tư pháp – hộ tịch',
          links: [
            { label: 'Tài khoản của tôi', href: '#tai-khoan' },
            { label: 'Hướng dẫn sử dụng', href: '#huong-dan' },
          ],
          signOut: { action: '#', csrf: 'x' },
        }}
        display={{ display: displayOfSpecimen(look), action: '#', csrf: 'x', backTo: '/' }}
        trail={[
          { label: 'Kế hoạch', href: '#ke-hoach' },
          { label: 'Kế hoạch số 15/KH-UBND', href: '#ke-hoach-15' },
        ]}
        notice="Đã trình duyệt kế hoạch lúc 14:05. Người duyệt: Trần Văn Hùng."
      >
        {body}
      </WorkbenchShell>
    ),
    body: <WorkSpecimen />,
  })
}

/** The same for the portal. */
export function portalSpecimen(look: SpecimenLook): string {
  return page({
    title: 'Bạn đang gặp chuyện gì?',
    siteName: 'Luật Gần Dân',
    sheet: 'portal-app.css',
    about: { description: 'Cổng pháp luật của phường Hòa Cường.' },
    asset: look.asset,
    display: displayOfSpecimen(look),
    islands: ['form-guard'],
    shell: (body) => (
      <PortalShell
        system="Luật Gần Dân"
        homeHref="#"
        placeName="Phường Hòa Cường, thành phố Đà Nẵng"
        navigation={[
          { key: 'law', label: 'Tìm luật', href: '#luat' },
          { key: 'ask', label: 'Hỏi', href: '#hoi' },
          { key: 'feedback', label: 'Phản ánh – khiếu nại', href: '#phan-anh' },
          { key: 'lookup', label: 'Tra cứu hồ sơ', href: '#tra-cuu' },
        ]}
        section="ask"
        display={{ display: displayOfSpecimen(look), action: '#', csrf: 'x', backTo: '/' }}
        footer={
          <>
            <p>
              <strong>UBND phường Hòa Cường</strong>
            </p>
            <p>
              Trả lời điện thoại giờ hành chính: <a href="tel:02363000000">0236 300 0000</a>
            </p>
          </>
        }
      >
        {body}
      </PortalShell>
    ),
    body: <PortalSpecimen />,
  })
}
