/** Addresses of the pages about villages. */
export const villagePaths = {
  list: '/nghiep-vu/thon',
  of: (bodyId: string) => `/nghiep-vu/thon?co-quan=${bodyId}`,
  move: '/nghiep-vu/thon/chuyen',
  moveOf: (bodyId: string) => `/nghiep-vu/thon/chuyen?co-quan=${bodyId}`,
  undoMove: '/nghiep-vu/thon/chuyen/hoan-tac',
  merge: '/nghiep-vu/thon/sap-nhap',
  village: (id: string) => `/nghiep-vu/thon/${id}`,
  step: (id: string, step: 'so-ho' | 'doi-ten' | 'chia-tach') => `/nghiep-vu/thon/${id}/${step}`,
}
