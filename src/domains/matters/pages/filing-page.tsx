import type { AnswerLine } from '#domains/library/everyday-answers.queries.ts'
import type { DeskProvince, FrontDesk } from '#domains/matters/desk/front-desk.ts'
import type { FilingDoor, Need } from '#domains/matters/filing-door.ts'
import { isSecretKind } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { AnswerLines } from '#domains/matters/pages/answer-lines.tsx'
import { NoDesk } from '#domains/matters/pages/doors-page.tsx'
import { filesMax, type NotifyWay, notifyWays, wordsLengthMax } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'
import { FormPost, OutboxSays } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type FilingPageProps = {
  door: FilingDoor
  /** Where somebody receives; one is chosen first, for the nation has thousands of desks. */
  provinces: DeskProvince[]
  provinceId: string | undefined
  desks: FrontDesk[]
  bodyId: string | undefined
  /** What was already said before the door was chosen. */
  said: string
  /** What was answered already and may spare the question. */
  similar: AnswerLine[]
  /** How one may choose to be told. */
  ways: NotifyWay[]
  formKey: string
  sizeMbMax: number
}

type Fields = ReturnType<typeof fieldsOf>
type PartProps = FilingPageProps & { field: Fields; view: View }

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

/** Câu trả lời tương tự, before anything is sent; whoever asks a question may look first. */
function Similar({ door, said, similar, bodyId, provinceId }: FilingPageProps) {
  if (similar.length > 0)
    return (
      <section aria-labelledby="tuong-tu">
        <h2 id="tuong-tu">Câu trả lời tương tự</h2>
        <AnswerLines lines={similar} />
        <p class="hint">Chưa đúng việc của bạn thì hãy gửi ở dưới; điều bạn đã kể vẫn còn.</p>
      </section>
    )
  if (door.kind !== 'question') return null
  return (
    <details>
      <summary>Xem trước: có thể đã có câu trả lời</summary>
      <form class="form" method="get" action={matterPaths.door(door.slug)}>
        {bodyId !== undefined && <input type="hidden" name="noi" value={bodyId} />}
        {provinceId !== undefined && <input type="hidden" name="tinh" value={provinceId} />}
        <TextField
          id="f-q"
          name="q"
          label="Câu hỏi của bạn, vài chữ cũng được"
          hint="Điều bạn gõ ở đây được chép xuống ô câu hỏi, không mất."
          value={said}
          lengthMax={700}
        />
        <div class="buttons">
          <Button label="Xem câu trả lời tương tự" icon="search" tone="plain" />
        </div>
      </form>
      {said !== '' && <p>Chưa có câu trả lời nào gần với việc này. Hãy gửi câu hỏi ở dưới.</p>}
    </details>
  )
}

/** Before anything is typed, so that nothing is lost. */
function Province({ door, provinces, said }: FilingPageProps) {
  return (
    <form class="form" method="get" action={matterPaths.door(door.slug)}>
      {said !== '' && <input type="hidden" name="q" value={said} />}
      <SelectField
        name="tinh"
        label="Bạn gửi đến tỉnh, thành phố nào?"
        hint="Nơi bạn ở hoặc nơi xảy ra việc. Bước sau chọn xã, phường."
        empty="Chọn tỉnh, thành phố"
        options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <div class="buttons">
        <Button label="Tiếp tục" tone="primary" />
      </div>
    </form>
  )
}

function Where({ door, desks, provinces, provinceId, said, field }: PartProps) {
  const options = desks.map(({ bodyId, bodyName, givesAdvice }) => ({
    value: bodyId,
    label: givesAdvice ? `${bodyName} (luật gia tư vấn miễn phí)` : bodyName,
  }))
  const province = provinces.find(({ id }) => id === provinceId)
  const chosen = field('bodyId')
  // who gives free advice is chosen, never taken for granted
  const offices = desks.filter(({ givesAdvice }) => !givesAdvice)
  const only = offices.length === 1 ? offices[0]!.bodyId : undefined
  const value = chosen.value === '' && only !== undefined ? only : chosen.value
  return (
    <>
      {provinces.length > 1 && (
        <p>
          {province?.name}. <a href={address(matterPaths.door(door.slug), { q: said })}>Chọn tỉnh, thành phố khác</a>
        </p>
      )}
      <SelectField
        {...chosen}
        value={value}
        label="Gửi đến đâu?"
        hint="Xã, phường nơi bạn ở hoặc nơi xảy ra việc."
        empty={only === undefined ? 'Chọn xã, phường' : undefined}
        options={options}
        required
      />
    </>
  )
}

function Particulars({ door, field }: PartProps) {
  return (
    <>
      {door.particulars.map(({ name, label, why, need, as }) => {
        const shared = { ...field(name), label, hint: why, required: need === 'needed' }
        if (as === 'day') return <DateField key={name} {...shared} hint={`${why} Ngày/tháng/năm.`} />
        return as === 'text' ? <TextArea key={name} {...shared} rows={3} /> : <TextField key={name} {...shared} />
      })}
    </>
  )
}

const must = (need: Need) => need === 'needed'

function Who({ door, field }: PartProps) {
  return (
    <>
      {door.name !== 'never' && (
        <TextField
          {...field('name')}
          label="Họ và tên"
          hint={door.why.name}
          autocomplete="name"
          lengthMax={120}
          required={must(door.name)}
        />
      )}
      {door.address !== 'never' && (
        <TextField
          {...field('address')}
          label="Địa chỉ"
          hint={door.why.address}
          autocomplete="street-address"
          lengthMax={300}
          required={must(door.address)}
        />
      )}
      {door.contact !== 'never' && (
        <>
          <TextField
            {...field('phone')}
            kind="tel"
            keyboard="tel"
            autocomplete="tel"
            width="medium"
            label="Số điện thoại"
            hint={must(door.contact) ? `${door.why.contact} Ghi ít nhất số điện thoại hoặc thư.` : door.why.contact}
            lengthMax={30}
          />
          <TextField
            {...field('email')}
            kind="email"
            keyboard="email"
            autocomplete="email"
            label="Thư điện tử"
            hint="Cất kín, chỉ dùng cho việc này."
            lengthMax={254}
          />
        </>
      )}
    </>
  )
}

function Files({ door, field, sizeMbMax }: PartProps) {
  if (door.files.need === 'never') return null
  return (
    <FileField
      name="files"
      error={field('files').error}
      label={door.files.need === 'needed' ? 'Đơn và giấy tờ kèm theo' : 'Tệp kèm theo'}
      hint={door.files.hint}
      kinds={`Ảnh, PDF, Word, bản ghi âm; nhiều nhất ${filesMax} tệp`}
      sizeMbMax={sizeMbMax}
      several
      required={must(door.files.need)}
    />
  )
}

/** What happens after sending: how one is told, and how a lost code is found again. */
function After({ door, field, view, ways }: PartProps) {
  if (door.contact === 'never')
    return (
      <p class="hint">
        Gửi xong, bạn nhận một mã 16 chữ số. Chỉ có mã đó mới xem được hồ sơ, mất mã thì không ai tìm lại được: hãy chép
        ra giấy.
      </p>
    )
  return (
    <>
      <RadioGroup
        {...field('notify')}
        label="Khi có tin, báo cho bạn bằng cách nào?"
        hint="Tin báo chỉ nói là có tin mới, không nói nội dung."
        options={ways.map((value) => ({ value, label: notifyWays[value] }))}
      />
      <RadioGroup
        {...field('recovery')}
        label="Nếu bạn mất mã hồ sơ thì tìm lại bằng cách nào?"
        hint="Gửi xong bạn nhận một mã 16 chữ số. Hệ thống không giữ mã, chỉ cấp được mã mới."
        options={[
          { value: 'none', label: 'Mang giấy tờ đến nơi đã nhận' },
          { value: 'secret', label: 'Số điện thoại và một từ bí mật' },
          { value: 'email', label: 'Thư gửi đến địa chỉ thư điện tử ở trên' },
        ]}
      />
      <details open={view.typed.recovery === 'secret'}>
        <summary>Từ bí mật để tìm lại mã</summary>
        <TextField
          {...field('recoveryPhone')}
          kind="tel"
          keyboard="tel"
          width="medium"
          label="Số điện thoại để tìm lại mã"
          hint="Để trống nếu là số đã ghi ở trên. Số này không được lưu."
        />
        <TextField
          {...field('secretWord')}
          label="Từ bí mật"
          hint="Từ 6 chữ trở lên, chỉ bạn biết, ví dụ tên con vật và một năm: «trâu vàng 1987»."
          autocomplete="off"
          lengthMax={100}
        />
      </details>
      {door.kind === 'question' && (
        <Checkbox
          name="publish"
          label="Tôi từ 18 tuổi và đồng ý để câu trả lời được công bố, sau khi bỏ hết tên, địa chỉ và thông tin riêng"
          checked={view.typed.publish === 'co'}
        />
      )}
    </>
  )
}

function WhereInPerson({ desks, bodyId: chosen }: FilingPageProps) {
  const shown = desks.filter(({ bodyId }) => chosen === undefined || bodyId === chosen).slice(0, inPersonMax)
  return (
    <section aria-labelledby="nop-truc-tiep">
      <h2 id="nop-truc-tiep">Nộp tố cáo trực tiếp</h2>
      <p>
        Mang theo đơn có chữ ký hoặc điểm chỉ, giấy tờ tùy thân và bằng chứng. Không viết được thì cán bộ ghi lại lời
        bạn kể.
      </p>
      <ul>
        {shown.map(({ bodyId, bodyName, address, phone, hours }) => (
          <li key={bodyId}>
            <strong>{bodyName}</strong>: {address}. {phone !== '' && `Điện thoại ${phone}. `}
            {hours}.
          </li>
        ))}
      </ul>
      <h2>Hoặc để lại thông tin ở đây</h2>
    </section>
  )
}

const inPersonMax = 10
