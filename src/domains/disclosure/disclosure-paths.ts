import { address } from '#ui/address.ts'

/** The only place that writes the addresses of what is made public. */
export const disclosurePaths = {
  list: '/nghiep-vu/cong-khai',
  listOf: (bodyId: string) => address('/nghiep-vu/cong-khai', { 'co-quan': bodyId }),
  one: (id: string) => `/nghiep-vu/cong-khai/${id}`,
  step: (
    id: string,
    step: 'sua' | 'da-cong-khai' | 'chua-cong-khai' | 'dinh-chinh' | 'go-dinh-chinh' | 'rut' | 'dua-lai',
  ) => `/nghiep-vu/cong-khai/${id}/${step}`,
  lists: (step: 'lap' | 'dang' | 'bo-ghi') => `/nghiep-vu/cong-khai/danh-muc/${step}`,
  documents: '/nghiep-vu/van-ban-xa',
  document: (id: string) => `/nghiep-vu/van-ban-xa/${id}`,
  documentStep: (id: string, step: 'sua' | 'du-thao' | 'ban-hanh' | 'tu-kiem-tra' | 'thoi-ban-hanh' | 'bo-buoc') =>
    `/nghiep-vu/van-ban-xa/${id}/${step}`,
  sheet: '/nghiep-vu/cong-khai/danh-muc.xlsx',
  publicOne: (placeId: string) => `/cong-khai/${placeId}`,
}
