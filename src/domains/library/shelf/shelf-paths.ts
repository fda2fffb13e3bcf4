import { keptListPath } from '#ui/islands/kept-copies.ts'

/** The only place that writes the addresses of bookshelves. */
export const shelfPaths = {
  list: '/tu-sach',
  shelf: (slug: string) => `/tu-sach/${slug}`,
  sheet: (slug: string) => `/tu-sach/${slug}/to-treo`,
  takeAlong: (slug: string) => `/tu-sach/${slug}/mang-theo`,
  /** What this browser keeps; the service worker shows it where a page was not kept. */
  takenAlong: keptListPath,
  manifest: '/mang-theo.webmanifest',
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
