import type { AnswerLine } from '#domains/library/everyday-answers.queries.ts'
import type { AnsweringBodies } from '#domains/matters/doors/answering-bodies.queries.ts'
import type { Consequence, Door } from '#domains/matters/doors/door.ts'
import type { ProposedDoor, Reason } from '#domains/matters/doors/proposal.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { Notice } from '#ui/parts/notice.tsx'

export type DoorCardProps = {
  proposed: ProposedDoor
  bodies: AnsweringBodies | null
  guide: AnswerLine | undefined
  lawHrefs: ReadonlyMap<string, string>
  /** By this page it would only be noted as information. */
  onPaperOnly: boolean
  /** Where it is handed in on this site; null: elsewhere, as `todo` says. */
  handIn: string | null
}

/** One door: why, what follows in law, who answers, what to do today. */
export function DoorCard({ proposed, bodies, guide, lawHrefs, onPaperOnly, handIn }: DoorCardProps) {
  const { door, reasons, consequences } = proposed
  return (
    <article class="door-card" aria-labelledby={`loi-${door.slug}`}>
      <h3 id={`loi-${door.slug}`}>{door.name}</h3>
      <p>{door.when}</p>
      <Reasons reasons={reasons} />
      {onPaperOnly && (
        <Notice tone="warning" title="Tố cáo phải viết đơn hoặc đến nói trực tiếp">
          <p>Gửi qua mạng hay gọi điện thì chỉ được ghi lại là thông tin.</p>
        </Notice>
      )}
      <h4>Đi lối này thì</h4>
      <ul>
        {consequences.map((one) => (
          <li key={one.says}>
            {one.says} <Source consequence={one} lawHrefs={lawHrefs} />
          </li>
        ))}
      </ul>
      <h4>Ai trả lời</h4>
      <p>{whoAnswers(door, bodies)}</p>
      <h4>Làm gì tiếp</h4>
      <ol>
        {door.todo.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {handIn !== null && (
        <LinkButton
          href={handIn}
          label={onPaperOnly ? 'Để lại thông tin, không cần xưng tên' : `Gửi: ${door.name}`}
          icon="send"
        />
      )}
      {guide && (
        <p>
          Đọc kỹ hơn: <a href={guide.href}>{guide.title}</a>
        </p>
      )}
    </article>
  )
}

/** «Vì bạn nói …»: nothing when only the sum of many words spoke. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null
  return (
    <p class="reasons">
      Vì sao:{' '}
      {reasons.map(({ because, words }, at) => (
        <span key={because}>
          {at > 0 && '; '}
          {because} (bạn viết «{words}»)
        </span>
      ))}
      .
    </p>
  )
}

function whoAnswers({ known, unknown }: Door, bodies: AnsweringBodies | null): string {
  const sentence = bodies === null ? unknown : known.replace('{xa}', bodies.committee).replace('{so}', bodies.justice)
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}

function Source({
  consequence: { law },
  lawHrefs,
}: {
  consequence: Consequence
  lawHrefs: ReadonlyMap<string, string>
}) {
  if (law === undefined) return null
  const name = [law.place, law.document].filter(Boolean).join(', ')
  const href = lawHrefs.get(law.document)
  return (
    <span class="law-source">
      ({href === undefined ? name : <a href={href}>{name}</a>})
      {law.mark !== 'S' && law.mark !== 'C' && <Chip tone="warm" label="chưa đối chiếu" />}
    </span>
  )
}
