import { address } from '#ui/address.ts'

/** The only place that writes the addresses of people of the law. */
export const practitionerPaths = {
  list: '/nghiep-vu/nguoi-lam-cong-tac',
  exported: '/nghiep-vu/nguoi-lam-cong-tac/xuat.xlsx',
  print: '/nghiep-vu/nguoi-lam-cong-tac/in',
  add: '/nghiep-vu/nguoi-lam-cong-tac/them',
  openings: '/nghiep-vu/nguoi-lam-cong-tac/dot-dang-ky',
  one: (id: string) => `/nghiep-vu/nguoi-lam-cong-tac/${id}`,
  step: (id: string, step: 'sua' | 'cong-nhan' | 'de-nghi-thoi' | 'cho-thoi' | 'tai-khoan') =>
    `/nghiep-vu/nguoi-lam-cong-tac/${id}/${step}`,
  /** Where a later domain lists what was done, by whoever spoke. */
  activitiesBy: (id: string) => address('/nghiep-vu/hoat-dong', { nguoi: id }),
  directory: '/nguoi-giup-phap-luat',
  directoryOf: (placeId: string) => `/nguoi-giup-phap-luat/${placeId}`,
}
