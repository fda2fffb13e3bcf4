/** Addresses of the pages about villages. */
export const villagePaths = {
  list: '/nghiep-vu/thon',
  of: (bodyId: string) => `/nghiep-vu/thon?co-quan=${bodyId}`,
  merge: '/nghiep-vu/thon/sap-nhap',
  village: (id: string) => `/nghiep-vu/thon/${id}`,
  step: (id: string, step: 'so-ho' | 'doi-ten' | 'chia-tach') => `/nghiep-vu/thon/${id}/${step}`,
}
