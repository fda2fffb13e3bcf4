/** The only place that writes the addresses of the librarian's pages. */
export const deskPaths = {
  desk: '/nghiep-vu/thu-vien',
  waiting: '/nghiep-vu/thu-vien/quan-he',
  relation: (id: string) => `/nghiep-vu/thu-vien/quan-he/${id}`,
  document: (id: string) => `/nghiep-vu/thu-vien/van-ban/${id}`,
  article: (documentId: string, slug: string) => `/nghiep-vu/thu-vien/van-ban/${documentId}/dieu/${slug}`,
  imports: '/nghiep-vu/thu-vien/nhap',
  importRun: (id: string) => `/nghiep-vu/thu-vien/nhap/${id}`,
  newUpload: '/nghiep-vu/thu-vien/tai-len',
  upload: (id: string) => `/nghiep-vu/thu-vien/tai-lieu/${id}`,
  /** The public page. */
  reading: (slug: string) => `/phap-luat/${slug}`,
}
