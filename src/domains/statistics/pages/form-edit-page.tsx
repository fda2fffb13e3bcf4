import { type FormLines, filledBy, formMarks, formWhos } from '#domains/statistics/forms/form.ts'
import type { FormProvince } from '#domains/statistics/forms/form-provinces.queries.ts'
import { measures } from '#domains/statistics/measure.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type FormEditProps = { provinces: FormProvince[]; lines: FormLines | undefined }

/** Soạn biểu: one line a column, row, check, period; what is wrong is told line by line and nothing typed is lost. */
export function formEditPage({ provinces, lines }: FormEditProps, view: View): PageParts {
  const field = fieldsOf(view, {
    provinceId: provinces[0]?.id,
    code: lines?.code,
    name: lines?.name,
    basis: lines?.basis,
    mark: lines?.mark ?? 'working',
    who: lines === undefined ? 'commune' : filledBy(lines),
    fromDay: lines?.fromDay,
    toDay: lines?.toDay,
    columns: lines?.columns.join('\n') ?? '1 | Số liệu',
    rows: lines?.rows.join('\n'),
    checks: lines?.checks.join('\n'),
    periods: lines?.periods.join('\n'),
  })
  return {
    title: 'Soạn biểu thống kê',
    section: 'statistics',
    islands: ['form-guard'],
    trail: [{ label: 'Các biểu thống kê', href: statisticsPaths.forms }],
    body: (
      <>
        <PageHead
          title={lines === undefined ? 'Soạn biểu thống kê' : `Soạn phiên bản mới của ${lines.code}`}
          lead="Kỳ báo cáo đã yêu cầu giữ biểu cũ; kỳ yêu cầu sau dùng phiên bản mới."
        />
        <FormPost
          action={statisticsPaths.newForm}
          csrf={view.csrf}
          submit="Lưu phiên bản mới"
          icon="check"
          guard="statistics-form"
          cancel={{ label: 'Thôi', href: statisticsPaths.forms }}
        >
          <ErrorSummary refusal={view.refusal} />
          <SelectField
            {...field('provinceId')}
            label="Tỉnh, thành phố"
            options={provinces.map(({ id, name }) => ({ value: id, label: name }))}
            required
          />
          <TextField
            {...field('code')}
            label="Ký hiệu biểu"
            hint="Ví dụ: 04b/TP/PBGDPL"
            lengthMax={40}
            width="medium"
            required
          />
          <TextField {...field('name')} label="Tên biểu" lengthMax={300} required />
          <TextField
            {...field('basis')}
            label="Căn cứ"
            hint="Số, ngày văn bản; phụ lục, trang"
            lengthMax={500}
            required
          />
          <SelectField
            {...field('mark')}
            label="Biểu dựa vào đâu"
            options={Object.entries(formMarks).map(([value, label]) => ({ value, label }))}
            required
          />
          <SelectField
            {...field('who')}
            label="Ai lập"
            hint="Biểu tỉnh lập thì không gửi xuống xã; tỉnh lập từ số của mình khi cấp trên yêu cầu"
            options={Object.entries(formWhos).map(([value, label]) => ({ value, label }))}
            required
          />
          <DateField {...field('fromDay')} label="Dùng từ ngày" required />
          <DateField {...field('toDay')} label="Đến ngày (để trống nếu còn dùng)" />
          <TextArea {...field('columns')} label="Cột" hint="Mỗi dòng một cột: mã | tên cột" rows={4} required />
          <TextArea
            {...field('rows')}
            label="Dòng"
            hint="Mỗi dòng: mã | tên (thêm - ở đầu để thụt vào) | ô của từng cột. Ô là mã chỉ tiêu ở bảng dưới, công thức như = b.1 + c.1, «nhập» hoặc «không áp dụng»"
            rows={14}
            required
          />
          <TextArea
            {...field('checks')}
            label="Kiểm tra"
            hint="Mỗi dòng: chặn (hoặc nhắc) | a.1 = b.1 + c.1 | câu nói cho người lập. Dùng được =, <=, >="
            rows={6}
          />
          <TextArea
            {...field('periods')}
            label="Kỳ"
            hint="Mỗi dòng: mã | tên kỳ | 01-01 | 10-31 | 11-10 (tháng-ngày: từ, đến, hạn); hạn ở năm sau ghi +01-10"
            rows={4}
          />
        </FormPost>
        <DataTable
          caption="Mã chỉ tiêu dùng được trong ô"
          rows={[...measures]}
          rowKey={([id]) => id}
          columns={[
            { head: 'Mã', cell: ([id]) => <code>{id}</code> },
            { head: 'Chỉ tiêu', cell: ([, { name }]) => name, width: 'roomy' },
            { head: 'Đơn vị tính', cell: ([, { unit }]) => unit },
          ]}
        />
      </>
    ),
  }
}
