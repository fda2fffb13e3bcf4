import { showMoment } from '#base/day.ts'
import { capitalise } from '#base/vietnamese.ts'
import { flawNames } from '#domains/library/imports/import-flaws.ts'
import { importKinds, importStates } from '#domains/library/imports/import-run.ts'
import type { ImportRunProps, ImportRunRow } from '#domains/library/imports/import-runs.queries.ts'
import { deskPaths } from '#domains/library/pages/desk-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { EmptyState } from '#ui/parts/empty-state.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { KeySheet } from '#ui/parts/key-sheet.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { showNumber } from '#ui/show.ts'

const tones: Record<ImportRunRow['state'], Tone> = {
  running: 'action',
  stopped: 'warm',
  done: 'good',
  refused: 'danger',
}
const desk = { label: 'Thư viện pháp luật', href: deskPaths.desk }

/** Các lần nhập: how far each is, what came of it, and what was wrong with its source. */
export function importRunsPage({ runs }: { runs: ImportRunRow[] }, _: View): PageParts {
  return {
    title: 'Các lần nhập văn bản',
    section: 'library',
    islands: ['keys'],
    trail: [desk],
    body: (
      <>
        <PageHead
          title="Các lần nhập văn bản"
          lead="Văn bản nhập nhiều một lúc đi vào bằng lệnh «bin/lgd law import» của người vận hành; ở đây xem nhập đến đâu và nguồn có khuyết điểm gì."
        />
        <DataTable
          caption={`${showNumber(runs.length)} lần nhập, mới nhất trước`}
          rows={runs}
          rowKey={(run) => run.id}
          rowHref={(run) => deskPaths.importRun(run.id)}
          rowTone={(run) => (run.state === 'refused' ? 'danger' : run.state === 'stopped' ? 'warm' : undefined)}
          cards
          columns={[
            { head: 'Tệp', width: 'roomy', cell: (run) => run.fileName },
            { head: 'Loại', cell: (run) => importKinds[run.kind] },
            { head: 'Bắt đầu', cell: (run) => showMoment(run.begunAt) },
            {
              head: 'Đã ghi',
              align: 'end',
              cell: (run) => `${showNumber(run.position)} trên ${showNumber(run.total)}`,
            },
            { head: 'Khuyết điểm', align: 'end', cell: (run) => showNumber(run.flaws) },
            {
              head: 'Tình trạng',
              width: 'tight',
              cell: (run) => <Chip tone={tones[run.state]} label={importStates[run.state]} />,
            },
          ]}
          empty={
            <EmptyState
              title="Các lần nhập sẽ nằm ở đây"
              icon="download"
              example="bin/lgd law import phapdien.jsonl.gz"
            >
              Chưa có tệp nào được nhập. Văn bản lẻ thì ông/bà tải lên ngay ở trang Thư viện pháp luật.
            </EmptyState>
          }
        />
        <KeySheet />
      </>
    ),
  }
}

/** Một lần nhập: its progress, then the flaws of the source kind by kind, with places. */
export function importRunPage({ run, counts, kind, examples }: ImportRunProps, _: View): PageParts {
  return {
    title: run.fileName,
    section: 'library',
    islands: ['keys'],
    trail: [desk, { label: 'Các lần nhập', href: deskPaths.imports }],
    body: (
      <>
        <PageHead title={run.fileName} chip={<Chip tone={tones[run.state]} label={importStates[run.state]} />} />
        {run.refusal !== '' && (
          <Notice tone="refusal" title="Không nhập được tệp này">
            {run.refusal}
          </Notice>
        )}
        {run.state === 'stopped' && (
          <Notice tone="warning" title="Dừng giữa chừng">
            Chạy lại lệnh với đúng tệp ấy thì nhập tiếp từ chỗ dừng; những gì đã ghi vẫn nguyên.
          </Notice>
        )}
        {run.state === 'running' && (
          <Progress
            label="Đang nhập"
            unit="điều"
            done={run.position}
            total={run.total}
            note="tải lại trang để xem tiếp"
          />
        )}
        <Facts facts={factsOf(run)} />
        <DataTable
          caption="Khuyết điểm của nguồn"
          rows={counts}
          rowKey={(count) => count.kind}
          rowHref={(count) => `${deskPaths.importRun(run.id)}?loai=${count.kind}#vi-du`}
          currentKey={kind ?? undefined}
          columns={[
            { head: 'Khuyết điểm', width: 'roomy', cell: (count) => capitalise(flawNames[count.kind]) },
            { head: 'Số chỗ', align: 'end', cell: (count) => showNumber(count.count) },
          ]}
          empty={<p>Không thấy khuyết điểm nào.</p>}
        />
        {kind !== null && (
          <section id="vi-du">
            <DataTable
              caption={`${capitalise(flawNames[kind])}: ${showNumber(examples.length)} chỗ đầu tiên`}
              rows={examples.map((example, index) => ({ ...example, index }))}
              rowKey={({ index }) => String(index)}
              cards
              columns={[
                { head: 'Chỗ', cell: ({ place }) => place },
                { head: 'Ghi chú', width: 'roomy', cell: ({ note }) => note },
              ]}
            />
          </section>
        )}
        <KeySheet />
      </>
    ),
  }
}

function factsOf({ kind, begunAt, finishedAt, position, total, added, changed, unchanged }: ImportRunRow) {
  return [
    { term: 'Loại tệp', detail: importKinds[kind] },
    { term: 'Bắt đầu', detail: showMoment(begunAt) },
    { term: 'Xong', detail: finishedAt === null ? 'chưa' : showMoment(finishedAt) },
    { term: 'Đã ghi', detail: `${showNumber(position)} trên ${showNumber(total)} điều của tệp` },
    {
      term: 'Kết quả',
      detail: `${showNumber(added)} điều thêm, ${showNumber(changed)} điều đổi chữ, ${showNumber(unchanged)} điều giữ nguyên`,
    },
  ]
}
