/** The only place that writes the addresses of training. */
export const trainingPaths = {
  list: '/nghiep-vu/tap-huan',
  add: '/nghiep-vu/tap-huan/moi',
  mine: '/nghiep-vu/tap-huan/cua-toi',
  untrained: '/nghiep-vu/tap-huan/chua-tap-huan',
  course: (id: string) => `/nghiep-vu/tap-huan/${id}`,
  step: (id: string, step: 'sua' | 'buoi' | 'ghi-danh' | 'rut' | 'ket-thuc' | 'huy' | 'dang-ky') =>
    `/nghiep-vu/tap-huan/${id}/${step}`,
  /** Where a later domain says in which figures it counts. */
  counting: (id: string) => `/nghiep-vu/thong-ke/duoc-tinh/course/${id}`,
  session: (id: string, sessionId: string) => `/nghiep-vu/tap-huan/${id}/buoi/${sessionId}`,
  dropSession: (id: string, sessionId: string) => `/nghiep-vu/tap-huan/${id}/buoi/${sessionId}/bo`,
  open: '/tap-huan',
  openCourse: (id: string) => `/tap-huan/${id}`,
  openCode: '/tap-huan/tra-cuu',
  openWithdraw: '/tap-huan/tra-cuu/rut',
  certificate: (id: string, learnerId: string) => `/nghiep-vu/tap-huan/${id}/chung-nhan/${learnerId}`,
}
