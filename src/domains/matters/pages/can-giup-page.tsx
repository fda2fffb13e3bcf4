import type { EverydayAnswers } from '#domains/library/everyday-answers.queries.ts'
import type { PlaceChoice } from '#domains/matters/doors/answering-bodies.queries.ts'
import { type Door, denunciationSlug, emergencySlug, shippedDoors } from '#domains/matters/doors/door.ts'
import { doorPaths } from '#domains/matters/doors/door-paths.ts'
import type { NumberToCall } from '#domains/matters/doors/number-to-call.ts'
import type { Proposal } from '#domains/matters/doors/proposal.ts'
import { AnswerLines } from '#domains/matters/pages/answer-lines.tsx'
import { DoorCard } from '#domains/matters/pages/door-card.tsx'
import { Numbers, Urgent } from '#domains/matters/pages/numbers-part.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type CanGiupProps = {
  text: string
  textLettersMax: number
  place: PlaceChoice
  /** null: nothing was told yet. */
  proposal: Proposal | null
  answers: EverydayAnswers
  /** Addresses of the laws that the library has, by number. */
  lawHrefs: ReadonlyMap<string, string>
  /** Numbers for whoever tells nothing and is in danger. */
  numbers: readonly NumberToCall[]
}

/** Bạn đang cần giúp việc gì: a story in one's own words, then who helps, what that means in law, and why it was proposed. */
export function canGiupPage(props: CanGiupProps): PageParts {
  const { text, proposal, answers, place, numbers } = props
  const isAsked = proposal !== null
  return {
    title: 'Bạn cần giúp việc gì?',
    section: 'help',
    about: {
      description: 'Kể bằng lời thường chuyện bạn gặp; trang này chỉ ai giúp được, luật nói gì và làm gì tiếp.',
      canonicalPath: doorPaths.ask,
      hidden: isAsked,
    },
    body: (
      <>
        <PageHead
          title="Bạn cần giúp việc gì?"
          lead="Kể bằng lời của bạn, có dấu hay không dấu đều được. Trang này chỉ cho bạn ai giúp được và làm thế nào."
        />
        {proposal?.urgent && <Urgent urgent={proposal.urgent} />}
        <StoryForm {...props} />
        {place.kind === 'several' && <PlacesToChoose text={text} places={place.places} />}
        {place.kind === 'unknown' && (
          <Notice tone="warning">
            Không tìm thấy xã, phường này. Hãy gõ tên xã, phường, kèm tên tỉnh nếu được. Ví dụ: kinh bac bac ninh
          </Notice>
        )}
        {proposal?.isVague && <Vague />}
        {isAsked && <Similar answers={answers} />}
        {proposal && <Doors {...props} proposal={proposal} />}
        {proposal ? <Others {...props} others={proposal.others} /> : <AllDoors numbers={numbers} />}
      </>
    ),
  }
}

function StoryForm({ text, textLettersMax, place }: CanGiupProps) {
  const chosen = place.kind === 'one' ? place.bodies : null
  return (
    <form class="form story-form" method="get" action={doorPaths.ask}>
      <TextArea
        name="q"
        label="Chuyện gì đã xảy ra?"
        hint="Ai, việc gì, ở đâu, bạn muốn gì. Đừng ghi tên, số căn cước hay số điện thoại của ai."
        rows={text.length > 200 ? 7 : 4}
        value={text}
        lengthMax={textLettersMax}
      />
      {chosen !== null && <input type="hidden" name="o" value={chosen.placeId} />}
      <TextField
        name="noi"
        label={chosen === null ? 'Bạn ở xã, phường nào? (không bắt buộc)' : 'Đổi xã, phường (không bắt buộc)'}
        hint={
          chosen === null
            ? 'Hỏi để nói đúng cơ quan nào trả lời bạn.'
            : `Đang chọn: ${chosen.placeName}. Để trống nếu không đổi.`
        }
        lengthMax={100}
        value=""
      />
      <div class="buttons">
        <Button label="Xem ai giúp được" icon="search" />
      </div>
      <p class="hint">
        Lời bạn kể không được gửi cho ai và không được lưu ở đây; khi chưa có bài nào trả lời, hệ thống chỉ đếm chủ đề.
        Nó nằm trong địa chỉ của trang: dùng máy chung thì xóa lịch sử sau khi xem.
      </p>
    </form>
  )
}

function PlacesToChoose({ text, places }: { text: string; places: readonly { id: string; name: string }[] }) {
  return (
    <section aria-labelledby="chon-noi">
      <h2 id="chon-noi">Bạn ở nơi nào trong số này?</h2>
      <ul class="place-choices">
        {places.map(({ id, name }) => (
          <li key={id}>
            <a href={doorPaths.story({ text, placeId: id })}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Vague() {
  return (
    <Notice tone="info" title="Chưa đủ để biết chắc">
      <p>
        Hãy kể thêm: ai làm gì, với ai, và bạn muốn điều gì. Ví dụ: «Hàng xóm xây lấn sang đất nhà tôi, tôi muốn họ trả
        lại.» Dưới đây là những lối gần nhất.
      </p>
    </Notice>
  )
}

function Similar({ answers: { answers, guides, articles } }: { answers: EverydayAnswers }) {
  if (answers.length + guides.length + articles.length === 0) return null
  return (
    <section aria-labelledby="doc-truoc">
      <h2 id="doc-truoc">Đọc trước, có thể đã có câu trả lời</h2>
      {answers.length > 0 && (
        <>
          <h3>Câu trả lời tương tự</h3>
          <AnswerLines lines={answers} />
          {guides.length > 0 && <h3>Hướng dẫn</h3>}
        </>
      )}
      <AnswerLines lines={guides} />
      {articles.length > 0 && (
        <details>
          <summary>Điều luật gần với chuyện này ({articles.length})</summary>
          <AnswerLines lines={articles} />
        </details>
      )}
    </section>
  )
}

function Doors(props: CanGiupProps & { proposal: Proposal }) {
  const { doors, apart } = props.proposal
  const bodies = props.place.kind === 'one' ? props.place.bodies : null
  if (doors.length === 0) return null
  return (
    <section aria-labelledby="loi-di">
      <h2 id="loi-di">{doors.length > 1 ? 'Hai lối đi hợp với chuyện của bạn' : 'Lối đi hợp với chuyện của bạn'}</h2>
      {apart && (
        <Notice tone="info" title={apart.asks}>
          <p>Vì sao hỏi: {apart.because}.</p>
        </Notice>
      )}
      <div class="door-cards">
        {doors.map((proposed) => (
          <DoorCard
            key={proposed.door.slug}
            proposed={proposed}
            bodies={bodies}
            guide={proposed.door.guide === undefined ? undefined : props.answers.own.get(proposed.door.guide)}
            lawHrefs={props.lawHrefs}
            onPaperOnly={proposed.door.slug === denunciationSlug}
            handIn={doorPaths.handIn(proposed.door.slug, { text: props.text, placeId: bodies?.placeId })}
          />
        ))}
      </div>
    </section>
  )
}

function Others({ text, place, others }: CanGiupProps & { others: readonly Door[] }) {
  const placeId = place.kind === 'one' ? place.bodies.placeId : undefined
  return (
    <details class="other-doors">
      <summary>Không phải chuyện của tôi: xem các lối khác</summary>
      <ul>
        {others.map(({ slug, name, when }) => (
          <li key={slug}>
            <a href={doorPaths.story({ text, placeId }, slug)}>{name}</a>
            <p>{when}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

function AllDoors({ numbers }: { numbers: readonly NumberToCall[] }) {
  return (
    <>
      <section aria-labelledby="khan-cap">
        <h2 id="khan-cap">Đang nguy hiểm thì gọi ngay</h2>
        <Numbers numbers={numbers} />
      </section>
      <section aria-labelledby="cac-loi">
        <h2 id="cac-loi">Các lối đi</h2>
        <ul class="door-list">
          {shippedDoors
            .filter(({ slug }) => slug !== emergencySlug)
            .map(({ slug, name, when }) => (
              <li key={slug}>
                <a href={doorPaths.story({ text: '' }, slug)}>{name}</a>
                <p>{when}</p>
              </li>
            ))}
        </ul>
      </section>
    </>
  )
}
