import type { DoorSlug } from '#domains/matters/filing-door.ts'

/** The only place that writes the addresses of matters. What is printed on a receipt never changes. */
export const matterPaths = {
  doors: '/gui',
  door: (slug: DoorSlug, bodyId?: string) => `/gui/${slug}${bodyId === undefined ? '' : `?noi=${bodyId}`}`,
  receipt: '/gui/da-nhan',
  receiptFile: '/gui/da-nhan/phieu.pdf',
  figures: '/gui/so-lieu',
  track: '/tra-cuu',
  link: (token: string) => `/tra-cuu/m/${token}`,
  tracked: '/tra-cuu/ho-so',
  trackedStep: (matterId: string, step: 'y-kien' | 'bo-sung' | 'cong-bo' | 'rut' | 'xin-rut' | 'xin-rut/xem-lai') =>
    `/tra-cuu/ho-so/${matterId}/${step}`,
  closeTracked: '/tra-cuu/dong',
  lost: '/tra-cuu/mat-ma',
  lostSent: '/tra-cuu/mat-ma/da-gui',
  renew: (token: string) => `/tra-cuu/ma-moi/${token}`,
  register: '/nghiep-vu/so-theo-doi',
  intake: '/nghiep-vu/so-theo-doi/nhap',
  intakeReceipt: '/nghiep-vu/so-theo-doi/phieu',
  print: '/nghiep-vu/so-theo-doi/in',
  advice: '/nghiep-vu/tu-van',
  adviceOf: (id: string) => `/nghiep-vu/tu-van/${id}`,
  toPublish: '/nghiep-vu/so-theo-doi/cho-cong-bo',
  desk: '/nghiep-vu/so-theo-doi/noi-nhan',
  matter: (id: string) => `/nghiep-vu/so-theo-doi/${id}`,
  step: (id: string, step: string) => `/nghiep-vu/so-theo-doi/${id}/${step}`,
  file: (id: string, fileId: string) => `/nghiep-vu/so-theo-doi/${id}/tep/${fileId}`,
  groups: '/nghiep-vu/so-theo-doi/nhom',
  group: (id: string) => `/nghiep-vu/so-theo-doi/nhom/${id}`,
  groupStep: (id: string, step: string) => `/nghiep-vu/so-theo-doi/nhom/${id}/${step}`,
  denouncer: (id: string) => `/nghiep-vu/so-theo-doi/${id}/nguoi-to-cao`,
}
