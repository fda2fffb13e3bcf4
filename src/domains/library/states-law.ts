/**
 * Câu nói về luật: whether a sentence tells someone what the law gives, asks, forbids or by when. Such a sentence needs its khoản
 * beside it. It is a net, not a judge: what it catches without a khoản is shown to the editor.
 */
export function statesLaw(sentence: string): boolean {
  return lawWords.test(sentence.toLowerCase().replace(notLaw, ' '))
}

const lawWords =
  /phải|(?:có|được) quyền|không (?:ai )?được|nghiêm cấm|bị cấm|có (?:trách nhiệm|nghĩa vụ)|trong thời hạn|chậm nhất|\d+ (?:giờ|ngày|tháng|năm)/u

/** «không phải ở bạn», «bên phải», and dates: «ngày 01/7/2026». */
const notLaw = /không phải (?:ở|là|do|tại)|bên phải|phải không|(?:ngày|tháng|năm) \d[\d/]*/gu
