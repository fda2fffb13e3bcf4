/** The only place that writes the addresses of this domain's pages. */
export const reportPaths = {
  list: '/nghiep-vu/bao-cao',
  new: '/nghiep-vu/bao-cao/moi',
  amending: '/nghiep-vu/bao-cao/kien-nghi',
  proposal: (id: string) => `/nghiep-vu/bao-cao/kien-nghi/${id}`,
  proposalFile: (id: string) => `/nghiep-vu/bao-cao/kien-nghi/${id}/kien-nghi.docx`,
  report: (id: string) => `/nghiep-vu/bao-cao/${id}`,
  file: (id: string) => `/nghiep-vu/bao-cao/${id}/bao-cao.docx`,
  sheets: (id: string) => `/nghiep-vu/bao-cao/${id}/so-lieu.xlsx`,
  pdf: (id: string) => `/nghiep-vu/bao-cao/${id}/bao-cao.pdf`,
  figure: (id: string, code: string) => `/nghiep-vu/bao-cao/${id}/so-lieu/${code}`,
  differences: (id: string) => `/nghiep-vu/bao-cao/${id}/thay-doi`,
  recount: (id: string) => `/nghiep-vu/bao-cao/${id}/dem-lai`,
  step: (
    id: string,
    step:
      | 'cong-bo'
      | 'thoi-cong-bo'
      | 'dinh-chinh'
      | 'pdf'
      | 'sua'
      | 'bo'
      | 'soan-lai'
      | 'trinh'
      | 'lay-lai'
      | 'tra-lai'
      | 'ban-hanh',
  ) => `/nghiep-vu/bao-cao/${id}/${step}`,
  plan: (id: string) => `/nghiep-vu/ke-hoach/${id}`,
  mark: (taskId: string, obligationId: string) => `/nghiep-vu/nhiem-vu/${taskId}#moc-${obligationId}`,
  task: (id: string) => `/nghiep-vu/nhiem-vu/${id}`,
}
