import { z } from 'zod'
import { tidy } from '#base/vietnamese.ts'
import { isPractitionerKind } from '#domains/practitioners/practitioner-kind.ts'
import { lineField, linesField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'

/** What is typed of one. «Chưa rõ» stays null; a comma stands between fields and between languages. */
export const practitionerFields = {
  kind: z.string({ error: 'Hãy chọn loại.' }).refine(isPractitionerKind, 'Hãy chọn loại trong danh sách.'),
  name: lineField('họ tên hoặc tên tổ chức', 160),
  title: optionalLineField('chức vụ, nơi công tác', 300),
  gender: choice(['nu', 'nam'] as const),
  isEthnic: yesNoField(),
  isOfficial: yesNoField(),
  education: choice(['law', 'other', 'none'] as const),
  yearsInLaw: z
    .string()
    .optional()
    .transform((text, context) => {
      const typed = (text ?? '').trim()
      if (typed === '') return null
      if (/^\d{1,2}$/u.test(typed) && Number(typed) <= yearsMax) return Number(typed)
      context.addIssue({ code: 'custom', message: `Hãy ghi số năm từ 0 đến ${yearsMax}, hoặc để trống.` })
      return z.NEVER
    }),
  isPaused: z
    .string()
    .optional()
    .transform((value) => value === 'co'),
  fields: wordsField('lĩnh vực', 20, 100),
  languages: wordsField('ngôn ngữ', 20, 60),
  serves: linesField('địa bàn', 60, 120),
  whereMet: optionalLineField('nơi gặp', 300),
  whenMet: optionalLineField('giờ gặp', 300),
  phone: optionalLineField('điện thoại', 60),
  shownOn: optionalDayField('ngày đồng ý hiện tên'),
  phoneShownOn: optionalDayField('ngày đồng ý hiện số điện thoại'),
}

const yearsMax = 60

function choice<Value extends string>(values: readonly Value[]) {
  return z
    .string()
    .optional()
    .transform((text): Value | null => values.find((value) => value === text) ?? null)
}

function yesNoField() {
  return z
    .string()
    .optional()
    .transform((text) => (text === 'co' ? true : text === 'khong' ? false : null))
}

function wordsField(name: string, countMax: number, lengthMax: number) {
  return z
    .string()
    .optional()
    .transform((text) => [
      ...new Set(
        (text ?? '')
          .split(/[,;\n]/u)
          .map(tidy)
          .filter(Boolean),
      ),
    ])
    .refine((words) => words.length <= countMax, `Mục «${name}» có nhiều nhất ${countMax} ý, cách nhau bằng dấu phẩy.`)
    .refine(
      (words) => words.every((word) => word.length <= lengthMax),
      `Mỗi ý của «${name}» dài nhất ${lengthMax} chữ cái.`,
    )
}
