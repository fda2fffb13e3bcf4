import { activityPaths } from '#domains/activities/activity-paths.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { modelPaths } from '#domains/activities/models/model-paths.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { countWaiting } from '#domains/urging/digest-page.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { Routes } from '#platform/http/routes.ts'
import type { Site } from '#platform/http/site.ts'
import { site } from '#platform/http/site.ts'
import type { WebRequest } from '#platform/http/web-request.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'
import type { Assets } from '#sites/assets.ts'
import { documentOf, siteName } from '#sites/document.ts'
import { findWhereabouts } from '#sites/workbench/whereabouts.queries.ts'
import type { NavigationEntry } from '#ui/parts/navigation.tsx'
import { WorkbenchShell } from '#ui/workbench-shell.tsx'

/** The officers' site: which pages appear where, and the frame around them. */
export function workbench(assets: Assets, routes: Routes[]): Site {
  return site(
    '/nghiep-vu',
    async (parts, view, request) => {
      const whereabouts = await findWhereabouts(request.house.database.kysely, request.actor)
      const urgesWaiting = await countUrgesWaiting(request)
      return documentOf(parts, view, request, { ...assets, sheet: 'app.css' }, (frame, body) => (
        <WorkbenchShell
          {...frame}
          system={siteName}
          homeHref="/nghiep-vu"
          bodyName={whereabouts?.bodyName}
          placeName={whereabouts?.placeName}
          navigation={navigationFor(request.actor, urgesWaiting)}
          search={
            request.actor === undefined || !mayAnywhere(request.actor, 'read tasks')
              ? undefined
              : { action: '/nghiep-vu/nhiem-vu', name: 'tim', label: 'Tìm nhiệm vụ', value: request.query.tim }
          }
          person={personOf(request)}
          footer={<Footer />}
        >
          {body}
        </WorkbenchShell>
      ))
    },
    routes,
  )
}

async function countUrgesWaiting({ actor, house }: WebRequest): Promise<number> {
  if (actor === undefined || actor.personId === null) return 0
  return countWaiting(house.database.kysely, actor.personId, today(house.clock))
}

/** Sections in the order of a working day; one that a person may not open is not shown. */
function navigationFor(actor: Actor | undefined, urgesWaiting: number): NavigationEntry[] {
  if (actor === undefined) return []
  const entries: (NavigationEntry & { isOpen: boolean })[] = [
    {
      key: 'my-work',
      label: 'Việc của tôi',
      href: '/nghiep-vu',
      icon: 'home',
      isOpen: true,
    },
    {
      key: 'tasks',
      label: 'Nhiệm vụ',
      href: '/nghiep-vu/nhiem-vu',
      icon: 'list',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'urging',
      label: 'Đôn đốc',
      href: '/nghiep-vu/don-doc',
      icon: 'bell',
      count: urgesWaiting,
      isOpen: true,
    },
    {
      key: 'plans',
      label: 'Kế hoạch',
      href: '/nghiep-vu/ke-hoach',
      icon: 'file',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'cascade',
      label: 'Phân rã kế hoạch',
      href: '/nghiep-vu/phan-ra',
      icon: 'send',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'overview',
      label: 'Toàn cảnh',
      href: '/nghiep-vu/toan-canh',
      icon: 'board',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'reports',
      label: 'Báo cáo',
      href: '/nghiep-vu/bao-cao',
      icon: 'text',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'activities',
      label: 'Hoạt động',
      href: activityPaths.list,
      icon: 'people',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'matters',
      label: 'Sổ theo dõi',
      href: matterPaths.register,
      icon: 'hand',
      isOpen: mayAnywhere(actor, 'read matters'),
    },
    {
      key: 'matters',
      label: 'Nộp hộ',
      href: matterPaths.intake,
      icon: 'hand',
      isOpen: mayAnywhere(actor, 'file for others') && !mayAnywhere(actor, 'read matters'),
    },
    {
      key: 'mediation',
      label: 'Hòa giải ở cơ sở',
      href: mediationPaths.teams,
      icon: 'people',
      isOpen: mayAnywhere(actor, 'see mediation'),
    },
    {
      key: 'mediation',
      label: 'Vụ, việc hòa giải',
      href: mediationPaths.cases,
      icon: 'people',
      isOpen: mayAnywhere(actor, 'mediate') && !mayAnywhere(actor, 'see mediation'),
    },
    {
      key: 'advice',
      label: 'Tư vấn miễn phí',
      href: matterPaths.advice,
      icon: 'chat',
      isOpen: mayAnywhere(actor, 'give advice'),
    },
    {
      key: 'broadcasts',
      label: 'Loa truyền thanh',
      href: broadcastPaths.week,
      icon: 'chat',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'training',
      label: 'Tập huấn',
      href: trainingPaths.list,
      icon: 'calendar',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'supervision',
      label: 'Giám sát, phản biện',
      href: supervisionPaths.list,
      icon: 'search',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'models',
      label: 'Mô hình, sáng kiến',
      href: modelPaths.list,
      icon: 'book',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'practitioners',
      label: 'Người làm công tác',
      href: practitionerPaths.list,
      icon: 'people',
      isOpen: mayAnywhere(actor, 'read practitioners'),
    },
    {
      key: 'guides',
      label: 'Hướng dẫn pháp luật',
      href: '/nghiep-vu/huong-dan',
      icon: 'chat',
      isOpen: mayAnywhere(actor, 'write guides'),
    },
    {
      key: 'contests',
      label: 'Cuộc thi',
      href: learningPaths.desk,
      icon: 'check',
      isOpen: mayAnywhere(actor, 'read contests'),
    },
    {
      key: 'surveys',
      label: 'Khảo sát',
      href: learningPaths.surveyDesk,
      icon: 'chat',
      isOpen: mayAnywhere(actor, 'read surveys'),
    },
    {
      key: 'shelves',
      label: 'Tủ sách pháp luật',
      href: '/nghiep-vu/tu-sach',
      icon: 'book',
      isOpen: mayAnywhere(actor, 'keep bookshelves'),
    },
    {
      key: 'library',
      label: 'Thư viện pháp luật',
      href: '/nghiep-vu/thu-vien',
      icon: 'book',
      isOpen: mayAnywhere(actor, 'keep the library'),
    },
    {
      key: 'people',
      label: 'Người dùng',
      href: '/nghiep-vu/quan-tri/nguoi-dung',
      icon: 'people',
      group: 'Quản trị',
      isOpen: mayAnywhere(actor, 'manage people'),
    },
    {
      key: 'bodies',
      label: 'Cơ quan, tổ chức',
      href: '/nghiep-vu/quan-tri/co-quan',
      icon: 'building',
      group: 'Quản trị',
      isOpen: mayAnywhere(actor, 'manage bodies'),
    },
    {
      key: 'villages',
      label: 'Thôn, tổ dân phố',
      href: villagePaths.list,
      icon: 'home',
      group: 'Quản trị',
      isOpen: mayAnywhere(actor, 'keep villages'),
    },
    {
      key: 'calendar',
      label: 'Ngày nghỉ lễ',
      href: '/nghiep-vu/quan-tri/ngay-nghi',
      icon: 'calendar',
      group: 'Quản trị',
      isOpen: mayAnywhere(actor, 'read tasks') || mayAnywhere(actor, 'keep the calendar'),
    },
    {
      key: 'spending-rates',
      label: 'Mức chi của tỉnh',
      href: activityPaths.rates,
      icon: 'file',
      group: 'Quản trị',
      isOpen: mayAnywhere(actor, 'set spending rates'),
    },
    {
      key: 'audit',
      label: 'Nhật ký',
      href: '/nghiep-vu/quan-tri/nhat-ky',
      icon: 'clock',
      group: 'Quản trị',
      isOpen: mayAnywhere(actor, 'read the audit'),
    },
  ]
  return entries.filter((entry) => entry.isOpen).map(({ isOpen: _, ...entry }) => entry)
}

function personOf({ actor, csrf }: WebRequest) {
  if (actor === undefined) return undefined
  return {
    name: actor.name,
    links: [{ label: 'Tài khoản của tôi', href: '/tai-khoan' }],
    signOut: { action: '/dang-xuat', csrf },
  }
}

function Footer() {
  return (
    <p>
      Luật Gần Dân: phần mềm mở cho công tác phổ biến, giáo dục pháp luật, hòa giải ở cơ sở và chuẩn tiếp cận pháp luật.
    </p>
  )
}
