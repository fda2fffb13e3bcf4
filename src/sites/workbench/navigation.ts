import { activityPaths } from '#domains/activities/activity-paths.ts'
import { awardPaths } from '#domains/activities/awards/award-paths.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import { modelPaths } from '#domains/activities/models/model-paths.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { integrityPaths } from '#domains/integrity/integrity-paths.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { mediationPaths } from '#domains/mediation/mediation-paths.ts'
import { villagePaths } from '#domains/places/village-paths.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { everywhere, may, mayAnywhere } from '#platform/permission/permission.ts'
import type { NavigationEntry } from '#ui/parts/navigation.tsx'

/** Sections by what one comes for: my day, plans, work done, people, the law. One that a person may not open is not shown. */
export function navigationFor(actor: Actor | undefined, urgesWaiting: number): NavigationEntry[] {
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
      group: 'Kế hoạch và kết quả',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'tasks',
      label: 'Nhiệm vụ',
      href: '/nghiep-vu/nhiem-vu',
      icon: 'list',
      group: 'Kế hoạch và kết quả',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'cascade',
      label: 'Phân rã kế hoạch',
      href: '/nghiep-vu/phan-ra',
      icon: 'send',
      group: 'Kế hoạch và kết quả',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'overview',
      label: 'Toàn cảnh',
      href: '/nghiep-vu/toan-canh',
      icon: 'board',
      group: 'Kế hoạch và kết quả',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'standard',
      label: 'Chuẩn tiếp cận pháp luật',
      // who keeps the rules without reading assessments, an administrator, begins at the rules
      href: mayAnywhere(actor, 'read standard') ? standardPaths.list : standardPaths.rules,
      icon: 'check',
      group: 'Kế hoạch và kết quả',
      isOpen: mayAnywhere(actor, 'read standard') || mayAnywhere(actor, 'keep standard rules'),
    },
    {
      key: 'reports',
      label: 'Báo cáo',
      href: '/nghiep-vu/bao-cao',
      icon: 'text',
      group: 'Kế hoạch và kết quả',
      isOpen: mayAnywhere(actor, 'read tasks'),
    },
    {
      key: 'statistics',
      label: 'Số liệu thống kê',
      href: statisticsPaths.figures,
      icon: 'board',
      group: 'Kế hoạch và kết quả',
      isOpen: mayAnywhere(actor, 'see statistics'),
    },
    {
      key: 'activities',
      label: 'Hoạt động',
      href: activityPaths.list,
      icon: 'people',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'broadcasts',
      label: 'Loa truyền thanh',
      href: broadcastPaths.week,
      icon: 'chat',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'training',
      label: 'Tập huấn',
      href: trainingPaths.list,
      icon: 'calendar',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'contests',
      label: 'Cuộc thi',
      href: learningPaths.desk,
      icon: 'check',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read contests'),
    },
    {
      key: 'surveys',
      label: 'Khảo sát',
      href: learningPaths.surveyDesk,
      icon: 'chat',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read surveys'),
    },
    {
      key: 'supervision',
      label: 'Giám sát, phản biện',
      href: supervisionPaths.list,
      icon: 'search',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'models',
      label: 'Mô hình, sáng kiến',
      href: modelPaths.list,
      icon: 'book',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'awards',
      label: 'Tôn vinh, khen thưởng',
      href: awardPaths.list,
      icon: 'hand',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read activities'),
    },
    {
      key: 'practitioners',
      label: 'Người làm công tác',
      href: practitionerPaths.list,
      icon: 'people',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read practitioners'),
    },
    {
      key: 'disclosures',
      label: 'Công khai thông tin',
      href: disclosurePaths.list,
      icon: 'file',
      group: 'Việc ở cơ sở',
      isOpen: mayAnywhere(actor, 'read disclosures'),
    },
    {
      key: 'matters',
      label: 'Sổ theo dõi',
      href: matterPaths.register,
      icon: 'hand',
      group: 'Người dân',
      isOpen: mayAnywhere(actor, 'read matters'),
    },
    {
      key: 'matters',
      label: 'Nộp hộ',
      href: matterPaths.intake,
      icon: 'hand',
      group: 'Người dân',
      isOpen: mayAnywhere(actor, 'file for others') && !mayAnywhere(actor, 'read matters'),
    },
    {
      key: 'mediation',
      label: 'Hòa giải ở cơ sở',
      href: mediationPaths.teams,
      icon: 'people',
      group: 'Người dân',
      isOpen: mayAnywhere(actor, 'see mediation'),
    },
    {
      key: 'mediation',
      label: 'Vụ, việc hòa giải',
      href: mediationPaths.cases,
      icon: 'people',
      group: 'Người dân',
      isOpen: mayAnywhere(actor, 'mediate') && !mayAnywhere(actor, 'see mediation'),
    },
    {
      key: 'advice',
      label: 'Tư vấn miễn phí',
      href: matterPaths.advice,
      icon: 'chat',
      group: 'Người dân',
      isOpen: mayAnywhere(actor, 'give advice'),
    },
    {
      key: 'guides',
      label: 'Hướng dẫn pháp luật',
      href: '/nghiep-vu/huong-dan',
      icon: 'chat',
      group: 'Pháp luật',
      isOpen: mayAnywhere(actor, 'write guides'),
    },
    {
      key: 'shelves',
      label: 'Tủ sách pháp luật',
      href: '/nghiep-vu/tu-sach',
      icon: 'book',
      group: 'Pháp luật',
      isOpen: mayAnywhere(actor, 'keep bookshelves'),
    },
    {
      key: 'library',
      label: 'Thư viện pháp luật',
      href: '/nghiep-vu/thu-vien',
      icon: 'book',
      group: 'Pháp luật',
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
      key: 'integrity',
      label: 'Kiểm tra dữ liệu',
      href: integrityPaths.findings,
      icon: 'check',
      group: 'Quản trị',
      isOpen: may(actor, 'watch over the data', everywhere),
    },
    {
      key: 'statistics',
      label: 'Biểu thống kê',
      href: statisticsPaths.forms,
      icon: 'board',
      group: 'Quản trị',
      isOpen: mayAnywhere(actor, 'set forms') && !mayAnywhere(actor, 'see statistics'),
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
