import type { GuideKind } from '#domains/library/guide-file.ts'

/** The only place that writes the addresses of guides. */
export const guidePaths = {
  list: '/nghiep-vu/huong-dan',
  new: '/nghiep-vu/huong-dan/moi',
  takeOver: '/nghiep-vu/huong-dan/nhan-ban-soan-san',
  guide: (id: string) => `/nghiep-vu/huong-dan/${id}`,
  step: (id: string, step: 'sua' | 'trinh' | 'lay-lai' | 'tra-lai' | 'duyet' | 'van-dung' | 'rut') =>
    `/nghiep-vu/huong-dan/${id}/${step}`,
  publicList: (kind: GuideKind) => publicFolders[kind],
  publicGuide: ({ kind, slug }: { kind: GuideKind; slug: string }) => `${publicFolders[kind]}/${slug}`,
}

const publicFolders: Record<GuideKind, string> = {
  guide: '/huong-dan',
  answer: '/hoi-dap',
  newsletter: '/ban-tin',
}
