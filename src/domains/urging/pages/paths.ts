/** The only place that writes the addresses of this domain's pages. */
export const paths = {
  digest: '/nghiep-vu/don-doc',
  digestOf: (day: string) => `/nghiep-vu/don-doc?ngay=${day}`,
  read: '/nghiep-vu/don-doc/da-doc',
  mailChoice: '/nghiep-vu/don-doc/thu',
  urges: '/nghiep-vu/don-doc/nhan-gui',
  watch: '/nghiep-vu/don-doc/theo-doi',
  task: (taskId: string) => `/nghiep-vu/don-doc/nhiem-vu/${taskId}`,
  urge: (taskId: string, obligationId: string) => `/nghiep-vu/don-doc/nhiem-vu/${taskId}/moc/${obligationId}`,
  several: '/nghiep-vu/don-doc/nhieu',
  batch: (id: string) => `/nghiep-vu/don-doc/dot/${id}`,
  pace: '/nghiep-vu/quan-tri/don-doc',
  stuckMail: '/nghiep-vu/quan-tri/thu',
  resend: (mailId: string) => `/nghiep-vu/quan-tri/thu/${mailId}/gui-lai`,
  /** The task in its own domain. */
  taskHome: (taskId: string, obligationId?: string) =>
    `/nghiep-vu/nhiem-vu/${taskId}${obligationId === undefined ? '' : `#moc-${obligationId}`}`,
}
