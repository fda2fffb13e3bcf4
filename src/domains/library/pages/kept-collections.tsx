import type { ComponentChildren } from 'preact'
import { showDay } from '#base/day.ts'
import { StatusChip } from '#domains/library/pages/status-chip.tsx'
import { aboutLengthMax, nameLengthMax, noteLengthMax } from '#domains/library/shelf/bookshelf.ts'
import type { KeptShelfPage, ShownCollection, ShownEntry } from '#domains/library/shelf/shelf-page.queries.ts'
import { type ShelfStep, shelfPaths } from '#domains/library/shelf/shelf-paths.ts'
import type { View } from '#platform/http/web-request.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type Part = { shelf: KeptShelfPage['shelf']; view: View }

/** The collections in their order, each with its entries; what can be done with one stands behind «Sửa». */
export function KeptCollections({ shelf, view }: Part) {
  return (
    <>
      {shelf.collections.map((collection) => (
        <section key={collection.id} id={`ngan-${collection.id}`} class="shelf-collection">
          <h2>{collection.name}</h2>
          {collection.about !== '' && <p>{collection.about}</p>}
          {collection.source !== null && (
            <p class="shelf-source">
              Lấy từ {collection.source.name} ngày {showDay(collection.source.takenOn)}; từ đó là bản của tủ này.
            </p>
          )}
          {collection.entries.length === 0 ? (
            <p>Ngăn chưa có mục nào. Hãy tìm ở trên rồi bấm «Đặt vào tủ».</p>
          ) : (
            <ol class="shelf-entries">
              {collection.entries.map((entry) => (
                <KeptEntry key={entry.id} entry={entry} collection={collection} shelf={shelf} view={view} />
              ))}
            </ol>
          )}
          <details>
            <summary>
              Sửa ngăn<span class="unseen"> {collection.name}</span>
            </summary>
            <ChangeCollection collection={collection} shelf={shelf} view={view} />
          </details>
        </section>
      ))}
    </>
  )
}

function KeptEntry({ entry, collection, shelf, view }: Part & { entry: ShownEntry; collection: ShownCollection }) {
  const { shown, note, path } = entry
  const title = shown?.title ?? path
  const press = presses(shelf, view, { entryId: entry.id })
  const others = shelf.collections.filter(({ id }) => id !== collection.id)
  return (
    <li>
      {shown === null ? (
        <Chip tone="danger" label="Không còn trong thư viện" />
      ) : (
        shown.status !== null && <StatusChip kind={shown.status.kind} />
      )}
      <p>
        <a href={path}>{title}</a>
        {shown !== null && shown.from !== '' && <span class="shelf-from"> {shown.from}</span>}
      </p>
      {note !== '' && <p>{note}</p>}
      <details>
        <summary>
          Sửa<span class="unseen"> {title}</span>
        </summary>
        <div class="buttons">
          {press('chuyen-muc', 'Lên', { direction: 'up' })}
          {press('chuyen-muc', 'Xuống', { direction: 'down' })}
          {press('lay-ra', 'Lấy khỏi tủ')}
        </div>
        <ShelfForm shelf={shelf} view={view} step="loi-ghi" about={{ entryId: entry.id }} submit="Lưu lời ghi">
          <TextField
            id={`ghi-${entry.id}`}
            name="note"
            label="Vì sao đặt ở đây"
            value={note}
            lengthMax={noteLengthMax}
          />
        </ShelfForm>
        {others.length > 0 && (
          <ShelfForm
            shelf={shelf}
            view={view}
            step="sang-ngan"
            about={{ entryId: entry.id }}
            submit="Chuyển sang ngăn này"
          >
            <SelectField
              id={`sang-${entry.id}`}
              name="collectionId"
              label="Ngăn khác"
              width="medium"
              options={others.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </ShelfForm>
        )}
      </details>
    </li>
  )
}

function ChangeCollection({ collection, shelf, view }: Part & { collection: ShownCollection }) {
  const press = presses(shelf, view, { collectionId: collection.id })
  const count = collection.entries.length
  return (
    <>
      <div class="buttons">
        {press('chuyen-ngan', 'Chuyển ngăn lên', { direction: 'up' })}
        {press('chuyen-ngan', 'Chuyển ngăn xuống', { direction: 'down' })}
        {press('bo-ngan', count === 0 ? 'Bỏ ngăn' : `Bỏ ngăn cùng ${count} mục`)}
      </div>
      <ShelfForm shelf={shelf} view={view} step="sua-ngan" about={{ collectionId: collection.id }} submit="Lưu ngăn">
        <TextField
          id={`ten-${collection.id}`}
          name="name"
          label="Tên ngăn"
          value={collection.name}
          lengthMax={nameLengthMax}
          required
        />
        <TextField
          id={`cho-${collection.id}`}
          name="about"
          label="Ngăn này dành cho ai, việc gì"
          value={collection.about}
          lengthMax={aboutLengthMax}
        />
      </ShelfForm>
    </>
  )
}

type ShelfFormProps = Part & {
  step: ShelfStep
  about: Record<string, string>
  submit: string
  children: ComponentChildren
}

/** A form about an entry or a collection, with the version of the shelf that is seen. */
function ShelfForm({ shelf, view, step, about, submit, children }: ShelfFormProps) {
  return (
    <FormPost
      action={shelfPaths.step(shelf.id, step)}
      csrf={view.csrf}
      hidden={{ version: String(shelf.version), ...about }}
      submit={submit}
      tone="plain"
    >
      {children}
    </FormPost>
  )
}

/** Buttons that are a form each, with what they are about and the version of the shelf that is seen. */
function presses(shelf: KeptShelfPage['shelf'], view: View, about: Record<string, string>) {
  return (step: ShelfStep, label: string, more: Record<string, string> = {}) => (
    <PostButton
      action={shelfPaths.step(shelf.id, step)}
      csrf={view.csrf}
      label={label}
      tone="quiet"
      hidden={{ version: String(shelf.version), ...about, ...more }}
    />
  )
}
