import { showMoment } from '#base/day.ts'
import { paths } from '#domains/urging/pages/paths.ts'
import { UrgingTabs } from '#domains/urging/pages/urging-tabs.tsx'
import type { StuckMail } from '#domains/urging/stuck-mail.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

const countWords: Record<string, string> = {
  sent: 'đã gửi',
  waiting: 'chờ gửi',
  claimed: 'đang gửi',
  sending: 'đang gửi',
  failed: 'không gửi được',
  uncertain: 'chưa rõ đã đến',
  dropped: 'không gửi, vì việc đã xong',
}

/** Mails that wait for a person. What may have arrived already is never sent again by itself. */
export function stuckMailPage(
  { mails, counts }: { mails: StuckMail[]; counts: { state: string; count: number }[] },
  view: View,
): PageParts {
  const told = counts.map(({ state, count }) => `${count} ${countWords[state] ?? state}`).join(', ')
  return {
    title: 'Thư trục trặc',
    section: 'urging',
    body: (
      <>
        <PageHead
          title="Thư trục trặc"
          lead="Thư không gửi được, hoặc chưa rõ đã đến. Chỉ gửi lại khi có người quyết định."
        />
        <UrgingTabs current="mail" view={view} />
        <ErrorSummary refusal={view.refusal} />
        {told !== '' && <p>Thư bản tin 7 ngày qua: {told}.</p>}
        <DataTable
          caption={`${mails.length} thư cần xem`}
          rows={mails}
          rowKey={(mail) => mail.id}
          cards
          empty={
            <EmptyState title="Mọi thư đều đã gửi được" icon="check">
              Thư mà máy chủ từ chối, hoặc đứt giữa chừng, sẽ hiện ở đây kèm lý do.
            </EmptyState>
          }
          columns={[
            { head: 'Thư', width: 'roomy', cell: (mail) => mail.subject },
            {
              head: 'Gửi tới',
              cell: (mail) => (mail.personName === null ? mail.to : `${mail.personName}, ${mail.to}`),
            },
            { head: 'Lúc', cell: (mail) => showMoment(mail.at) },
            { head: 'Máy chủ trả lời', cell: (mail) => mail.reply || 'không có' },
            {
              head: 'Tình trạng',
              cell: (mail) =>
                mail.state === 'uncertain' ? (
                  <Chip tone="warm" label="Chưa rõ đã đến" />
                ) : (
                  <Chip tone="danger" label={`Không gửi được sau ${mail.attempts} lần`} />
                ),
            },
            {
              head: 'Quyết định',
              cell: (mail) => (
                <FormPost action={paths.resend(mail.id)} csrf={view.csrf} submit="Gửi lại" tone="plain" />
              ),
            },
          ]}
        />
      </>
    ),
  }
}
