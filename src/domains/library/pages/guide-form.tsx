import type { GuideWords } from '#domains/library/guide.ts'
import { audiences, guideTopics } from '#domains/library/guide-file.ts'
import type { View } from '#platform/http/web-request.ts'
import { CheckboxGroup } from '#ui/fields/choice-groups.tsx'
import { choicesOf, fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

/** What an editor writes. The form of the text is learned from its hint and its example. */
export function GuideFormFields({ words, view }: { words: GuideWords | undefined; view: View }) {
  const saved = words && {
    title: words.title,
    summary: words.summary,
    audience: words.audience,
    terms: words.terms.map(({ word, meaning }) => `${word}: ${meaning}`).join('\n'),
    text: words.text,
  }
  const field = fieldsOf(view, saved ?? { audience: 'moi-nguoi', text: example })
  return (
    <>
      <TextField
        {...field('title')}
        label="Tên bài"
        hint="Việc người dân gặp, bằng lời của họ"
        lengthMax={200}
        required
      />
      <TextField {...field('summary')} label="Tóm tắt" hint="Một câu, dưới 25 tiếng" lengthMax={300} required />
      <TextArea
        {...field('text')}
        label="Nội dung"
        hint="Dòng bắt đầu bằng ## là đề mục. Mỗi dòng một câu. Câu nói về luật thì ghi căn cứ ở cuối: [35/2013/QH13 Điều 4 khoản 1]; nhiều căn cứ cách nhau bằng dấu chấm phẩy. Lưu để xem trước."
        rows={22}
        required
      />
      <TextArea
        {...field('terms')}
        label="Từ cần giải nghĩa"
        hint="Mỗi dòng «từ: nghĩa», ví dụ: thụ lý: nhận việc để giải quyết"
        rows={4}
      />
      <CheckboxGroup
        {...choicesOf(view, { topics: words?.topics })('topics')}
        label="Chủ đề"
        layout="line"
        options={Object.entries(guideTopics).map(([value, label]) => ({ value, label }))}
        required
      />
      <SelectField
        {...field('audience')}
        label="Viết trước hết cho"
        width="medium"
        options={Object.entries(audiences).map(([value, label]) => ({ value, label }))}
        required
      />
    </>
  )
}

const example = `## Bạn cần biết ngay
Bạn có thể nhờ tổ hòa giải ở thôn, tổ dân phố giúp. [35/2013/QH13 Điều 16 khoản 1]
Nếu có đánh nhau, hãy gọi 113 ngay.

## Làm gì tiếp
Hãy nói với hòa giải viên hoặc trưởng thôn.`
