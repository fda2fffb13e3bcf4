import { showMoment } from '#base/day.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import type { CountedBody } from '#domains/statistics/counted-body.ts'
import type { NationFigures } from '#domains/statistics/nation-figures.queries.ts'
import { FiguresTables } from '#domains/statistics/pages/figures-page.tsx'
import { showKept, windowWords } from '#domains/statistics/pages/statistics-words.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { monthsCountedWords } from '#domains/statistics/whole-months.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { BodyChoiceFields } from '#ui/parts/body-choice.tsx'
import { LinkButton } from '#ui/parts/button.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type NationFiguresPageProps = { choice: BodyChoice; body: CountedBody; nation: NationFigures; maySeeBoard: boolean }

/** Số liệu cả nước of a ministry: whole months, as they were added up at night; each number opens its provinces. */
export function nationFiguresPage(
  { choice, body, nation, maySeeBoard }: NationFiguresPageProps,
  _view: View,
): PageParts {
  const { from, to, countedAt, whole } = nation
  return {
    title: 'Số liệu thống kê',
    section: 'statistics',
    body: (
      <>
        <PageHead
          title={`Số liệu cả nước ${windowWords(nation)}`}
          lead={`${body.name} xem số liệu của cả nước, tính theo tháng trọn${countedAt === null ? '' : `, cộng sẵn lúc ${showMoment(countedAt)}`}. Bấm vào số để xem từng tỉnh, thành phố.`}
          actions={
            <>
              <LinkButton href={statisticsPaths.returns} label="Báo cáo biểu" icon="file" />
              {maySeeBoard && <LinkButton href={statisticsPaths.board()} label="Bảng theo địa bàn" icon="board" />}
            </>
          }
        />
        <NotCountedNotice countedAt={countedAt} />
        <FilterForm action={statisticsPaths.figures}>
          <DateField name="tu" label="Từ ngày" value={from} />
          <DateField name="den" label="Đến ngày" value={to} />
          <BodyChoiceFields choice={choice} body={{ bodyId: body.id, bodyName: body.name }} />
        </FilterForm>
        <FiguresTables
          body={body}
          scope={{ bodyId: body.id, from, to }}
          show={(id) => showKept(whole.get(id), countedAt !== null)}
        />
      </>
    ),
  }
}

/** Where a month was not counted, no number is told. */
export function NotCountedNotice({ countedAt }: Pick<NationFigures, 'countedAt'>) {
  if (countedAt !== null) return null
  return (
    <Notice tone="warning" title="Chưa cộng đủ các tháng của kỳ này">
      {monthsCountedWords} Kỳ trong hai năm ấy thì xem lại vào hôm sau; số liệu của từng tỉnh, từng xã xem được ngay.
    </Notice>
  )
}
