/** The only place that writes the addresses of this domain's pages; the plan's own page is another domain's. */
export const paths = {
  overview: '/nghiep-vu/phan-ra',
  plan: (planId: string) => `/nghiep-vu/ke-hoach/${planId}`,
  task: (taskId: string) => `/nghiep-vu/nhiem-vu/${taskId}`,
  coverage: (planId: string) => `/nghiep-vu/ke-hoach/${planId}/bao-phu`,
  workbook: (planId: string) => `/nghiep-vu/ke-hoach/${planId}/bao-phu/xuat.xlsx`,
  addressee: (planId: string, addresseeId: string) => `/nghiep-vu/ke-hoach/${planId}/bao-phu/${addresseeId}`,
  addresseeStep: (planId: string, addresseeId: string, step: string) =>
    `/nghiep-vu/ke-hoach/${planId}/bao-phu/${addresseeId}/${step}`,
}
