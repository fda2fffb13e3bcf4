import { isSecretKind } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { NoDesk } from '#domains/matters/pages/doors-page.tsx'
import { Province, Similar, WhereInPerson } from '#domains/matters/pages/filing-before.tsx'
import { After, Files, Particulars, Where, Who } from '#domains/matters/pages/filing-fields.tsx'
import type { FilingPageProps } from '#domains/matters/pages/filing-props.ts'
import { wordsLengthMax } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { FormPost, OutboxSays } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Một cửa gửi: what it is, what the law needs, why each thing is asked; one button that says what it does. */
export function filingPage(props: FilingPageProps, view: View): PageParts {
  const { door, provinces, provinceId, bodyId, said, formKey } = props
  const field = fieldsOf(view, { bodyId: bodyId ?? '', words: said, notify: 'none', recovery: 'none' })
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  const part = { ...props, field, view }
  return {
    title: door.title,
    section: 'file',
    islands: ['outbox'],
    trail: [{ label: 'Gửi câu hỏi, đơn, phản ánh', href: matterPaths.doors }],
    about: { description: door.lead, canonicalPath: matterPaths.door(door.slug) },
    body: (
      <>
        <PageHead title={door.title} lead={door.lead} />
        {door.before.length > 0 && (
          <Notice tone={door.slug === 'to-cao' ? 'warning' : 'info'} title="Cần biết trước khi gửi">
            <ul>
              {door.before.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
        <OutboxSays />
        <Similar {...props} />
        {door.slug === 'tro-giup-phap-ly' && (
          <p>
            <a href={matterPaths.aid}>Xem trước: tôi có thể thuộc diện nào, mang giấy tờ gì?</a>
          </p>
        )}
        {door.slug === 'to-cao' && <WhereInPerson {...props} />}
        {provinces.length === 0 ? (
          <NoDesk />
        ) : provinceId === undefined ? (
          <Province {...props} />
        ) : (
          <FormPost
            action={address(matterPaths.door(door.slug), { tinh: provinceId })}
            csrf={view.csrf}
            submit={door.slug === 'to-cao' ? 'Để lại thông tin' : 'Gửi đến cơ quan'}
            icon="send"
            files
            outbox={{ title: door.title, isSecret: isSecretKind(door.kind) }}
            hidden={{ door: door.slug, formKey: kept }}
          >
            <ErrorSummary refusal={view.refusal} />
            <Where {...part} />
            <TextArea
              {...field('words')}
              label={door.words.label}
              hint={door.words.hint}
              rows={8}
              lengthMax={wordsLengthMax}
              required
            />
            <Particulars {...part} />
            <Who {...part} />
            <Files {...part} />
            <After {...part} />
          </FormPost>
        )}
        <p class="hint">Căn cứ: {door.law}. Không mất tiền. Không cần tài khoản.</p>
        {bodyId !== undefined && (
          <p>
            <a href={matterPaths.bodyDoors(bodyId)}>
              Nơi nhận này: địa chỉ, các mẫu khác, và cách viết khi không có mạng
            </a>
          </p>
        )}
      </>
    ),
  }
}
