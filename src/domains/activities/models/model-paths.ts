/** The only place that writes the addresses of models. */
export const modelPaths = {
  list: '/nghiep-vu/mo-hinh',
  one: (id: string) => `/nghiep-vu/mo-hinh/${id}`,
  step: (id: string, step: 'sua' | 'chia-se' | 'minh-chung' | 'lam-theo') => `/nghiep-vu/mo-hinh/${id}/${step}`,
  file: (id: string, fileId: string) => `/nghiep-vu/mo-hinh/${id}/tep/${fileId}`,
}
