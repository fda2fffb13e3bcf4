/** The only place that writes the addresses of the librarian's pages. */
export const deskPaths = {
  desk: '/nghiep-vu/thu-vien',
  waiting: '/nghiep-vu/thu-vien/quan-he',
  relation: (id: string) => `/nghiep-vu/thu-vien/quan-he/${id}`,
  document: (id: string) => `/nghiep-vu/thu-vien/van-ban/${id}`,
  article: (documentId: string, slug: string) => `/nghiep-vu/thu-vien/van-ban/${documentId}/dieu/${slug}`,
  /** The public page. */
  reading: (slug: string) => `/phap-luat/${slug}`,
}
