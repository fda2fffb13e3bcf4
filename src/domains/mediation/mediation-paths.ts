/** The only place that writes the addresses of mediation. */
export const mediationPaths = {
  teams: '/nghiep-vu/hoa-giai',
  teamsOf: (bodyId: string) => `/nghiep-vu/hoa-giai?co-quan=${bodyId}`,
  ethnicArea: '/nghiep-vu/hoa-giai/vung-dan-toc',
  team: (id: string) => `/nghiep-vu/hoa-giai/to/${id}`,
  teamStep: (id: string, step: 'noi' | 'bau' | 'ra-soat' | 'ket-thuc') => `/nghiep-vu/hoa-giai/to/${id}/${step}`,
  mediatorStep: (teamId: string, id: string, step: 'to-truong' | 'thoi' | 'tai-khoan' | 'danh-ba') =>
    `/nghiep-vu/hoa-giai/to/${teamId}/hoa-giai-vien/${id}/${step}`,
  teamReport: (teamId: string, year: number) => `/nghiep-vu/hoa-giai/to/${teamId}/bao-cao/${year}`,
  teamReportStep: (teamId: string, year: number, step: 'trinh' | 'quyet-dinh') =>
    `/nghiep-vu/hoa-giai/to/${teamId}/bao-cao/${year}/${step}`,
  teamReportFile: (teamId: string, year: number) => `/nghiep-vu/hoa-giai/to/${teamId}/bao-cao/${year}/bao-cao.docx`,
  cases: '/nghiep-vu/hoa-giai/vu-viec',
  record: '/nghiep-vu/hoa-giai/vu-viec/ghi',
  book: '/nghiep-vu/hoa-giai/so',
  bookDocx: '/nghiep-vu/hoa-giai/so.docx',
  bookXlsx: '/nghiep-vu/hoa-giai/so.xlsx',
  bookFile: (teamId: string, year: number, kind: 'docx' | 'xlsx') =>
    `/nghiep-vu/hoa-giai/so.${kind}?to=${teamId}&nam=${year}`,
  figures: '/nghiep-vu/hoa-giai/so-lieu',
  figuresOf: ({ bodyId, teamId, year, month }: { bodyId: string; teamId?: string; year: number; month?: number }) =>
    `/nghiep-vu/hoa-giai/so-lieu?co-quan=${bodyId}&nam=${year}${month === undefined ? '' : `&thang=${month}`}${teamId === undefined ? '' : `&to=${teamId}`}`,
  /** On a telephone: a session and its result of one's own case, also without a line. */
  quick: '/nghiep-vu/hoa-giai/nhanh',
  /** For everybody, so that it can be kept on a telephone: made for nobody, it says nothing of anybody. */
  along: '/ghi-hoa-giai',
  /** The same with the names of a commune's teams. */
  alongIn: (communeId: string | undefined) =>
    communeId === undefined ? '/ghi-hoa-giai' : `/ghi-hoa-giai/${communeId}`,
  oneCase: (id: string) => `/nghiep-vu/hoa-giai/vu-viec/${id}`,
  caseStep: (id: string, step: CaseStep) => `/nghiep-vu/hoa-giai/vu-viec/${id}/${step}`,
  /** `?lai=`: it tries that case again. */
  recordAgain: (id: string) => `/nghiep-vu/hoa-giai/vu-viec/ghi?lai=${id}`,
  /** Where a later domain says in which figures it counts. */
  counting: (id: string) => `/nghiep-vu/thong-ke/duoc-tinh/case/${id}`,
  agreementFile: (id: string) => `/nghiep-vu/hoa-giai/vu-viec/${id}/van-ban-hoa-giai-thanh.docx`,
  feeFile: (id: string) => `/nghiep-vu/hoa-giai/vu-viec/${id}/de-nghi-thu-lao.docx`,
  election: (id: string) => `/nghiep-vu/hoa-giai/bau/${id}`,
  electionStep: (id: string, step: 'ung-vien' | 'bo-ung-vien' | 'so-phieu' | 'xac-nhan' | 'cong-nhan' | 'bo') =>
    `/nghiep-vu/hoa-giai/bau/${id}/${step}`,
}

export type CaseStep =
  | 'sua'
  | 'phan-cong'
  | 'xung-dot'
  | 'bo-xung-dot'
  | 'buoi'
  | 'cung-hoa-giai'
  | 'thoi-cung'
  | 'moi'
  | 'bo-moi'
  | 'phoi-hop'
  | 'thoi-phoi-hop'
  | 'toa-an'
  | 'ket-thuc'
  | 'van-ban'
  | 'da-ky'
  | 'theo-doi'
  | 'bao-ngay'
  | 'da-bao'
  | 'da-xu-ly'
  | 'de-nghi-thu-lao'
  | 'quyet-dinh-thu-lao'
  | 'da-tra'
