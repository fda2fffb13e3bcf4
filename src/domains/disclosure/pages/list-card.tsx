import { showDay } from '#base/day.ts'
import type { BodyLine } from '#domains/bodies/body-choice.queries.ts'
import type { DisclosureList } from '#domains/disclosure/disclosure.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { Where } from '#domains/disclosure/pages/disclosure-words.tsx'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

type Props = { body: BodyLine; list: DisclosureList | undefined; mayRecord: boolean; view: View }

/** Danh mục as such: made on a day, posted somewhere. @law Nghị định 13/2018/NĐ-CP, Điều 6 khoản 3 */
export function ListCard({ body, list, mayRecord, view }: Props) {
  return (
    <section aria-labelledby="danh-muc">
      <h2 id="danh-muc">Danh mục của {body.bodyName}</h2>
      {list === undefined && (
        <Notice tone="warning">
          {`Chưa ghi ngày lập danh mục. ${mayRecord ? 'Hãy lập danh mục: ghi các thông tin phải công khai, rồi ghi ngày lập.' : ''}`}
        </Notice>
      )}
      {list !== undefined && (
        <p>
          Lập ngày {showDay(list.madeOn)}
          {list.number === '' ? '' : `, số ${list.number}`}.{' '}
          {list.postedOn === null ? (
            <strong>Chưa ghi nơi đăng: hãy đăng danh mục trên trang của xã, hoặc ở trụ sở nếu chưa có trang.</strong>
          ) : (
            <>
              Đăng ngày {showDay(list.postedOn)}: <Where at={list.postedAt} />.
            </>
          )}
        </p>
      )}
      {mayRecord && <Steps body={body} list={list} view={view} />}
    </section>
  )
}

function Steps({ body, list, view }: Omit<Props, 'mayRecord'>) {
  const field = fieldsOf(view, {
    listMadeOn: view.today,
    postedOn: list?.postedOn ?? view.today,
    postedAt: list?.postedAt,
  })
  return (
    <>
      {list !== undefined && (
        <details open={view.typed.postedAt !== undefined}>
          <summary>{list.postedOn === null ? 'Ghi nơi đăng danh mục' : 'Ghi lại nơi đăng'}</summary>
          <FormPost
            action={address(disclosurePaths.lists('dang'), { 'co-quan': body.bodyId })}
            csrf={view.csrf}
            submit="Lưu nơi đăng"
            icon="check"
            hidden={{ bodyId: body.bodyId, listId: list.id, version: String(list.version) }}
          >
            <DateField {...field('postedOn')} label="Ngày đăng" required />
            <TextField
              {...field('postedAt')}
              label="Đăng ở đâu"
              hint="Đường dẫn bắt đầu bằng https://, hoặc nơi niêm yết"
              lengthMax={500}
              required
            />
            {list.postedOn !== null && (
              <TextField {...field('postWhy')} label="Vì sao ghi lại" lengthMax={500} required />
            )}
          </FormPost>
        </details>
      )}
      {list !== undefined && (
        <details open={view.typed.listUndoWhy !== undefined}>
          <summary>
            {list.postedOn === null ? 'Ghi nhầm, chưa lập danh mục này' : 'Ghi nhầm, chưa đăng danh mục'}
          </summary>
          <FormPost
            action={address(disclosurePaths.lists('bo-ghi'), { 'co-quan': body.bodyId })}
            csrf={view.csrf}
            submit={list.postedOn === null ? 'Bỏ ghi lập danh mục' : 'Bỏ ghi nơi đăng'}
            tone="plain"
            hidden={{ bodyId: body.bodyId, listId: list.id, version: String(list.version) }}
          >
            <TextField {...field('listUndoWhy')} label="Vì sao bỏ" lengthMax={500} required />
          </FormPost>
        </details>
      )}
      <details open={view.typed.listMadeOn !== undefined}>
        <summary>{list === undefined ? 'Lập danh mục' : 'Lập danh mục mới thay danh mục này'}</summary>
        <FormPost
          action={address(disclosurePaths.lists('lap'), { 'co-quan': body.bodyId })}
          csrf={view.csrf}
          submit="Lưu ngày lập danh mục"
          icon="check"
          hidden={{ bodyId: body.bodyId, formerId: list?.id ?? '' }}
        >
          <DateField {...field('listMadeOn')} label="Ngày lập danh mục" required />
          <TextField
            {...field('listNumber')}
            label="Số, ký hiệu văn bản lập danh mục"
            hint="Không có thì để trống"
            width="medium"
            lengthMax={100}
          />
        </FormPost>
      </details>
    </>
  )
}
