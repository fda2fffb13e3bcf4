/**
 * Danh bạ công khai: the only fields of a person of the law that everybody may see. A new field is shown to nobody until it is
 * added here. @law TT 10/2016/TT-BTP, Điều 8 khoản 2 điểm b
 */
export type PublicPractitioner = {
  kind: string
  name: string
  fields: string[]
  languages: string[]
  serves: string[]
  whereMet: string
  whenMet: string
  bodyName: string
  /** '' unless they agreed to have it shown. */
  phone: string
}
