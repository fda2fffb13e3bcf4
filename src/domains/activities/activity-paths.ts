/** The only place that writes the addresses of this domain's pages. */
export const activityPaths = {
  list: '/nghiep-vu/hoat-dong',
  file: '/nghiep-vu/hoat-dong/xuat.xlsx',
  quick: '/nghiep-vu/hoat-dong/nhanh',
  /** For everybody, so that it can be kept on a telephone: made for nobody, it says nothing of anybody. */
  along: '/ghi-hoat-dong',
  /** The same with the villages of a commune. */
  alongIn: (communeId: string | undefined) =>
    communeId === undefined ? '/ghi-hoat-dong' : `/ghi-hoat-dong/${communeId}`,
  add: '/nghiep-vu/hoat-dong/moi',
  grid: '/nghiep-vu/hoat-dong/bang',
  import: '/nghiep-vu/hoat-dong/nhap',
  undoImport: (id: string) => `/nghiep-vu/hoat-dong/nhap/${id}/hoan-tac`,
  template: '/nghiep-vu/hoat-dong/nhap/mau.xlsx',
  figures: '/nghiep-vu/hoat-dong/so-lieu',
  rates: '/nghiep-vu/hoat-dong/muc-chi',
  activity: (id: string) => `/nghiep-vu/hoat-dong/${id}`,
  edit: (id: string) => `/nghiep-vu/hoat-dong/${id}/sua`,
  withdraw: (id: string) => `/nghiep-vu/hoat-dong/${id}/rut`,
  files: (id: string) => `/nghiep-vu/hoat-dong/${id}/tep`,
  storedFile: (id: string, fileId: string) => `/nghiep-vu/hoat-dong/${id}/tep/${fileId}`,
  removeFile: (id: string, fileId: string) => `/nghiep-vu/hoat-dong/${id}/tep/${fileId}/go`,
  /** Where a later domain says in which figures it counts. */
  counting: (id: string) => `/nghiep-vu/thong-ke/duoc-tinh/activity/${id}`,
  compare: (id: string, editId: string) => `/nghiep-vu/hoat-dong/${id}/doi-chieu/${editId}`,
}
