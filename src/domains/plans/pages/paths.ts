import { type BulkKind, bulkWords } from '#domains/plans/bulk.ts'

/** The only place that writes the addresses of this domain's pages. */
export const paths = {
  work: '/nghiep-vu',
  queue: '/nghiep-vu/nhiem-vu',
  queueFile: '/nghiep-vu/nhiem-vu/xuat.xlsx',
  savedViews: '/nghiep-vu/bo-loc',
  progressImport: '/nghiep-vu/nhap-tien-do',
  progressImportRun: (id: string) => `/nghiep-vu/nhap-tien-do/${id}`,
  progressTemplate: '/nghiep-vu/nhap-tien-do/mau.xlsx',
  task: (id: string) => `/nghiep-vu/nhiem-vu/${id}`,
  bulk: (kind: BulkKind) => `/nghiep-vu/lam-nhieu/${bulkWords[kind].slug}` as const,
  bulkDeed: (id: string) => `/nghiep-vu/lam-nhieu/ket-qua/${id}`,
  urgeSeveral: '/nghiep-vu/don-doc/nhieu',
  obligation: (taskId: string, obligationId: string, step: string) =>
    `/nghiep-vu/nhiem-vu/${taskId}/moc/${obligationId}/${step}`,
  readNotice: (id: string) => `/nghiep-vu/tin-bao/${id}/da-doc`,
  /** What was said about a task to get it done; a page of the domain urging. */
  urging: (id: string) => `/nghiep-vu/don-doc/nhiem-vu/${id}`,
  handovers: '/nghiep-vu/giao-lai',
  impact: '/nghiep-vu/sap-xep-lai',
  plans: '/nghiep-vu/ke-hoach',
  plansFile: '/nghiep-vu/ke-hoach/xuat.xlsx',
  planTasksFile: (id: string) => `/nghiep-vu/ke-hoach/${id}/nhiem-vu.xlsx`,
  plan: (id: string) => `/nghiep-vu/ke-hoach/${id}`,
  noteCitedLaw: (id: string) => `/nghiep-vu/ke-hoach/${id}/can-cu-da-biet`,
  timeline: (id: string) => `/nghiep-vu/ke-hoach/${id}/tien-trinh`,
  calendarFeed: '/tai-khoan/lich',
  publishing: (id: string) => `/nghiep-vu/ke-hoach/${id}/cong-khai`,
  keepingInside: (id: string) => `/nghiep-vu/ke-hoach/${id}/giu-noi-bo`,
  unpublishing: (id: string) => `/nghiep-vu/ke-hoach/${id}/thoi-cong-khai`,
  /** A page of the domain `cascade`. */
  coverage: (id: string) => `/nghiep-vu/ke-hoach/${id}/bao-phu`,
  taskTableFile: (id: string) => `/nghiep-vu/ke-hoach/${id}/bang-nhiem-vu.docx`,
  newReport: (id: string) => `/nghiep-vu/bao-cao/moi?ke-hoach=${id}`,
  newUpload: '/nghiep-vu/ke-hoach/moi',
  upload: (id: string) => `/nghiep-vu/ke-hoach/tai-lieu/${id}`,
  evidenceFile: (taskId: string, evidenceId: string) => `/nghiep-vu/nhiem-vu/${taskId}/san-pham/${evidenceId}`,
}
