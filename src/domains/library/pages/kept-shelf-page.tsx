import { KeptCollections } from '#domains/library/pages/kept-collections.tsx'
import { KeptSharedShelves } from '#domains/library/pages/kept-shared-shelves.tsx'
import { aboutLengthMax, nameLengthMax, noteLengthMax } from '#domains/library/shelf/bookshelf.ts'
import type { KeptShelfPage } from '#domains/library/shelf/shelf-page.queries.ts'
import { shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button, LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Sắp tủ sách: find and put in, order, take out; every step is a form of its own and needs no script. */
export function keptShelfPage(props: KeptShelfPage, view: View): PageParts {
  const { shelf } = props
  return {
    title: shelf.name,
    section: 'shelves',
    trail: [{ label: 'Tủ sách pháp luật', href: shelfPaths.keeping }],
    body: (
      <>
        <PageHead
          title={shelf.name}
          chip={shelf.isOpen ? <Chip tone="good" label="Đang mở" /> : <Chip tone="neutral" label="Chưa mở" />}
          lead={shelf.body.name}
          actions={
            shelf.isOpen && (
              <>
                <LinkButton href={shelfPaths.shelf(shelf.slug)} label="Xem như người dân" icon="book" />
                <LinkButton href={shelfPaths.sheet(shelf.slug)} label="In tờ treo có mã QR" icon="print" tone="quiet" />
              </>
            )
          }
        />
        <ErrorSummary refusal={view.refusal} />
        <FindAndPut {...props} view={view} />
        <KeptCollections shelf={shelf} view={view} />
        <AddCollection {...props} view={view} />
        <KeptSharedShelves {...props} view={view} />
        <Head {...props} view={view} />
      </>
    ),
  }
}

type Part = KeptShelfPage & { view: View }

function formOf(shelf: KeptShelfPage['shelf'], view: View) {
  return { csrf: view.csrf, hidden: { version: String(shelf.version) } }
}

function FindAndPut({ shelf, search, view }: Part) {
  return (
    <section>
      <h2>Tìm và đặt vào tủ</h2>
      <form class="form" method="get" action={shelfPaths.kept(shelf.id)}>
        <TextField
          name="tim"
          kind="search"
          label="Số hiệu, tên văn bản, hoặc đường dẫn trong thư viện"
          hint="Ví dụ: 35/2013/QH13; hoa giai o co so; hoặc dán đường dẫn của một điều, một khoản"
          value={search?.words ?? ''}
          lengthMax={300}
        />
        <div class="buttons">
          <Button label="Tìm trong thư viện" icon="search" tone="plain" />
        </div>
      </form>
      {search !== null && search.found.length === 0 && (
        <p>
          Chưa tìm thấy «{search.words}». Hãy thử số hiệu, hoặc mở <a href="/phap-luat">thư viện</a>, tìm đúng điều rồi
          dán đường dẫn vào đây.
        </p>
      )}
      {search !== null && search.found.length > 0 && shelf.collections.length > 0 && (
        <ul class="shelf-found">
          {search.found.map(({ path, title, about }, index) => (
            <li key={path}>
              <p>
                <a href={path}>{title}</a>
                {about !== '' && ` · ${about}`}
              </p>
              <FormPost
                action={shelfPaths.step(shelf.id, 'dat-vao')}
                csrf={view.csrf}
                hidden={{ version: String(shelf.version), target: path }}
                submit="Đặt vào tủ"
                tone="plain"
                icon="plus"
              >
                <SelectField
                  id={`ngan-${index}`}
                  name="collectionId"
                  label="Ngăn"
                  width="medium"
                  options={shelf.collections.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <TextField
                  id={`vi-sao-${index}`}
                  name="note"
                  label="Vì sao đặt ở đây"
                  hint="Một câu cho người dân; để trống cũng được"
                  lengthMax={noteLengthMax}
                />
              </FormPost>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function AddCollection({ shelf, view }: Part) {
  const isThis = view.path.endsWith('/them-ngan')
  const field = fieldsOf(isThis ? view : { typed: {} })
  return (
    <details open={isThis}>
      <summary>Thêm ngăn</summary>
      <FormPost
        {...formOf(shelf, view)}
        action={shelfPaths.step(shelf.id, 'them-ngan')}
        submit="Thêm ngăn"
        icon="plus"
        tone="plain"
      >
        <TextField
          {...field('name')}
          id="ngan-moi"
          label="Tên ngăn"
          hint="Ví dụ: Đất đai, Hộ tịch"
          lengthMax={nameLengthMax}
          required
        />
        <TextField
          {...field('about')}
          id="ngan-moi-cho"
          label="Ngăn này dành cho ai, việc gì"
          lengthMax={aboutLengthMax}
        />
      </FormPost>
    </details>
  )
}

function Head({ shelf, view }: Part) {
  const isThis = view.path.endsWith('/sua')
  const field = fieldsOf(isThis ? view : { typed: {} }, { name: shelf.name, about: shelf.about })
  return (
    <section>
      <h2>Tên và việc mở tủ sách</h2>
      <FormPost {...formOf(shelf, view)} action={shelfPaths.step(shelf.id, 'sua')} submit="Lưu tủ sách" icon="check">
        <TextField {...field('name')} id="ten-tu-sach" label="Tên tủ sách" lengthMax={nameLengthMax} required />
        <TextArea
          {...field('about')}
          id="gioi-thieu"
          label="Lời giới thiệu"
          hint="Một, hai câu cho người dân"
          rows={3}
        />
        <Checkbox
          name="isOpen"
          value="yes"
          checked={shelf.isOpen}
          label="Mở cho mọi người đọc"
          hint="Bỏ dấu này thì người dân không thấy tủ sách nữa"
        />
        <Checkbox
          name="isShared"
          value="yes"
          checked={shelf.isShared}
          label="Cho cơ quan cấp dưới dùng chung"
          hint="Họ lấy ngăn về tủ của mình, hoặc theo cả tủ sách này"
        />
      </FormPost>
    </section>
  )
}
