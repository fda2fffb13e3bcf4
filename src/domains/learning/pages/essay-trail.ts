import { learningPaths } from '#domains/learning/learning-paths.ts'

/** Above the pages of essay contests that everybody sees. */
export const essaysHome = [
  { label: 'Cuộc thi', href: learningPaths.contests },
  { label: 'Thi viết', href: learningPaths.essays },
]
/** Above the pages of one essay contest. */
export const essayTrail = ({ slug, title }: { slug: string; title: string }) => [
  ...essaysHome,
  { label: title, href: learningPaths.essay(slug) },
]
