/** The only place that writes the addresses of bookshelves. */
export const shelfPaths = {
  list: '/tu-sach',
  shelf: (slug: string) => `/tu-sach/${slug}`,
  sheet: (slug: string) => `/tu-sach/${slug}/to-treo`,
  keeping: '/nghiep-vu/tu-sach',
  kept: (id: string) => `/nghiep-vu/tu-sach/${id}`,
  step: (id: string, step: ShelfStep) => `/nghiep-vu/tu-sach/${id}/${step}`,
}

export type ShelfStep =
  | 'sua'
  | 'them-ngan'
  | 'sua-ngan'
  | 'chuyen-ngan'
  | 'bo-ngan'
  | 'dat-vao'
  | 'loi-ghi'
  | 'chuyen-muc'
  | 'sang-ngan'
  | 'lay-ra'
  | 'lay-ve'
  | 'theo'
