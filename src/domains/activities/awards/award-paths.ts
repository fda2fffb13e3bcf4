type RoundStep = 'sua' | 'trinh' | 'duyet' | 'tra-lai' | 'de-cu' | 'de-nghi' | 'quyet-dinh'

/** The only place that writes the addresses of awards. */
export const awardPaths = {
  list: '/nghiep-vu/khen-thuong',
  one: (id: string) => `/nghiep-vu/khen-thuong/${id}`,
  step: (id: string, step: RoundStep) => `/nghiep-vu/khen-thuong/${id}/${step}`,
  nominee: (id: string, nomineeId: string, step: 'dua-ra' | 'khong-dua-ra') =>
    `/nghiep-vu/khen-thuong/${id}/${nomineeId}/${step}`,
  open: '/ton-vinh',
  openOne: (id: string) => `/ton-vinh/${id}`,
  openStep: (id: string, step: 'de-cu' | 'binh-chon') => `/ton-vinh/${id}/${step}`,
}
