import type { GuideKind } from '#domains/library/guide-file.ts'

type PublicAddress = { kind: GuideKind; slug: string }

/** The only place that writes the addresses of guides. */
export const guidePaths = {
  list: '/nghiep-vu/huong-dan',
  new: '/nghiep-vu/huong-dan/moi',
  takeOver: '/nghiep-vu/huong-dan/nhan-ban-soan-san',
  guide: (id: string) => `/nghiep-vu/huong-dan/${id}`,
  step: (id: string, step: 'sua' | 'trinh' | 'lay-lai' | 'tra-lai' | 'duyet' | 'van-dung' | 'rut' | 'bo-ban-nhap') =>
    `/nghiep-vu/huong-dan/${id}/${step}`,
  publicList: (kind: GuideKind) => publicFolders[kind],
  publicGuide: ({ kind, slug }: PublicAddress) => `${publicFolders[kind]}/${slug}`,
  leaflet: (guide: PublicAddress) => `${guidePaths.publicGuide(guide)}/to-roi.pdf`,
  poster: (guide: PublicAddress) => `${guidePaths.publicGuide(guide)}/ap-phich.pdf`,
  script: (guide: PublicAddress) => `${guidePaths.publicGuide(guide)}/ban-doc`,
  unclear: (guide: PublicAddress) => `${guidePaths.publicGuide(guide)}/chua-hieu`,
  scriptFile: (guide: PublicAddress) => `${guidePaths.publicGuide(guide)}/ban-doc.txt`,
}

export const publicFolders: Record<GuideKind, string> = {
  guide: '/huong-dan',
  answer: '/hoi-dap',
  newsletter: '/ban-tin',
}
