/** The only place that writes the addresses of supervision. */
export const supervisionPaths = {
  list: '/nghiep-vu/giam-sat',
  one: (id: string) => `/nghiep-vu/giam-sat/${id}`,
  findings: (id: string) => `/nghiep-vu/giam-sat/${id}/kien-nghi`,
  answer: (id: string, findingId: string) => `/nghiep-vu/giam-sat/${id}/kien-nghi/${findingId}/tra-loi`,
  judge: (id: string, findingId: string) => `/nghiep-vu/giam-sat/${id}/kien-nghi/${findingId}/xem-tra-loi`,
}
