/**
 * Loại vụ việc: what a matter is in the eyes of the law. The kind decides which clocks run, what may be asked of a person and by
 * which ways it may come in; it may be corrected at the desk, with a reason.
 */
export type MatterKind = keyof typeof matterKinds

export const matterKinds = {
  question: { name: 'Hỏi đáp, tư vấn', short: 'Hỏi đáp', group: 'ask' },
  feedback: { name: 'Phản ánh, kiến nghị', short: 'Phản ánh, kiến nghị', group: 'tell' },
  'regulation-feedback': {
    name: 'Phản ánh, kiến nghị về quy định hành chính',
    short: 'Kiến nghị quy định',
    group: 'tell',
  },
  complaint: { name: 'Khiếu nại', short: 'Khiếu nại', group: 'claim' },
  denunciation: { name: 'Tố cáo', short: 'Tố cáo', group: 'claim' },
  'denunciation-information': { name: 'Thông tin có nội dung tố cáo', short: 'Thông tin tố cáo', group: 'claim' },
  'information-request': { name: 'Yêu cầu cung cấp thông tin', short: 'Yêu cầu thông tin', group: 'ask' },
  'legal-aid': { name: 'Yêu cầu trợ giúp pháp lý', short: 'Trợ giúp pháp lý', group: 'help' },
  'mediation-request': { name: 'Đề nghị hòa giải ở cơ sở', short: 'Hòa giải', group: 'help' },
} as const

export function isMatterKind(text: string): text is MatterKind {
  return Object.hasOwn(matterKinds, text)
}
