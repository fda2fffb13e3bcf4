import { type AidRules, type Hardship, hardshipNames, lookAhead } from '#domains/matters/legal-aid/aid-rules.ts'
import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Notice } from '#ui/parts/notice.tsx'

export type AidChoice = { groups: string[]; hardship: Hardship }

/** Which groups, and whether there is hardship: for a person before they send, and for an officer. */
export function AidFields({ rules, chosen }: { rules: AidRules; chosen: AidChoice }) {
  return (
    <>
      <CheckboxGroup
        name="nhom"
        label="Người cần giúp là ai?"
        hint="Đánh dấu mọi điều đúng."
        values={chosen.groups}
        options={rules.groups.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioGroup
        name="hardship"
        label="Có khó khăn về tài chính không?"
        hint={`${rules.poorTest.says} (${rules.poorTest.basis})`}
        value={chosen.hardship}
        options={Object.entries(hardshipNames).map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}

/** What may fit and which papers to bring; never a no. */
export function AidSeen({ rules, chosen }: { rules: AidRules; chosen: AidChoice }) {
  const seen = lookAhead(rules, chosen.groups, chosen.hardship)
  return (
    <>
      {seen.length === 0 ? (
        <p>Chưa thấy diện nào khớp. Vẫn nên hỏi Trung tâm trợ giúp pháp lý: Trung tâm xem xét và quyết định.</p>
      ) : (
        <ul>
          {seen.map(({ group, how, sure }) => (
            <li key={group.id}>
              <strong>{group.name}</strong>:{' '}
              <Chip
                tone={how === 'may-fit' ? 'good' : 'warm'}
                label={how === 'may-fit' ? 'Có thể thuộc diện' : 'Có thể, nếu có khó khăn tài chính'}
              />{' '}
              {!sure && <Chip tone="warm" label="Chưa xác minh" />}
              <br />
              Giấy tờ nên mang: {group.proofs.join('; ')}.
            </li>
          ))}
        </ul>
      )}
      <Notice tone="info" title="Đây chỉ là xem trước">
        <p>
          Theo {rules.law}, {rules.article}. Giấy tờ theo {rules.proofBasis}. Thiếu giấy vẫn đến được: mất giấy thì xin
          xác nhận của nơi đã cấp; việc gấp thì bổ sung sau.
        </p>
        {rules.unseen.map((sentence) => (
          <p key={sentence}>{sentence} (chưa xác minh)</p>
        ))}
      </Notice>
    </>
  )
}
