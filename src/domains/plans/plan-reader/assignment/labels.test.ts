import { describe, expect, test } from 'vitest'
import { foldInPlace } from '#base/fold-in-place.ts'
import { splitAtLabels } from '#domains/plans/plan-reader/assignment/labelled-parts.ts'
import { readLabel } from '#domains/plans/plan-reader/assignment/labels.ts'
import { aPassage } from '#domains/plans/plan-reader/read-plan.fixture.ts'

describe('nhãn phân công', () => {
  test.each([
    ['Đơn vị chủ trì', 'lead'],
    ['Đơn vị chủ trì tham mưu', 'lead'],
    ['Cơ quan, đơn vị chủ trì', 'lead'],
    ['Cơ quan thực hiện', 'lead'],
    ['Đơn vị thực hiện', 'lead'],
    ['Người thực hiện', 'lead'],
    ['Bộ phận phụ trách', 'lead'],
    ['Cơ quan chịu trách nhiệm chính', 'lead'],
    ['Chủ trì', 'lead'],
    ['Chủ trì thực hiện', 'lead'],
    ['Đầu mối', 'lead'],
    ['Phân công thực hiện', 'lead'],
    ['Đơn vị chủ chì', 'lead'],
    ['Đơn vi chu tri', 'lead'],
    ['Cơ quan phối hợp', 'partner'],
    ['Cơ quan, đơn vị phối hợp', 'partner'],
    ['Cơ quan phối hợp thực hiện', 'partner'],
    ['Phối hợp', 'partner'],
    ['Đơn vị phôi hơp', 'partner'],
    ['Đơn vị phốii hợp', 'partner'],
    ['Đơn vị tham gia', 'partner'],
    ['Cơ quan chủ trì, phối hợp', 'lead-and-partner'],
    ['Thời gian thực hiện', 'time'],
    ['Thời gian thực hiên', 'time'],
    ['Thòi gian thực hiện', 'time'],
    ['Thời gian', 'time'],
    ['Thời hạn hoàn thành', 'time'],
    ['Tiến độ', 'time'],
    ['Tiến độ thực hiện', 'time'],
    ['Hạn hoàn thành', 'time'],
    ['Dự kiến thời gian', 'time'],
    ['Kết quả', 'output'],
    ['Kết quả, sản phẩm', 'output'],
    ['Sản phẩm dự kiến', 'output'],
    ['Dự kiến kết quả/sản phẩm', 'output'],
    ['Sản phẩm đầu ra', 'output'],
    ['Kết quả dự kiến (sản phẩm)', 'output'],
    ['Lãnh đạo chỉ đạo', 'supervisor'],
    ['Kinh phí thực hiện', 'detail'],
    ['Đối tượng tham gia', 'detail'],
    ['Địa điểm tổ chức', 'detail'],
  ])('%s → %s', (label, kind) => expect(readLabel(foldInPlace(label))).toBe(kind))

  test.each([
    'Phối hợp tuyên truyền pháp luật',
    'Chủ trì triển khai các giải pháp',
    'Tổ chức thực hiện',
    'Thời gian tới',
    'Ngày Pháp luật',
    'Trong đó',
    'Các văn bản sau',
    'Nhiệm vụ trọng tâm',
    'Công tác phối hợp hòa giải ở cơ sở',
  ])('không phải nhãn: %s', (text) => expect(readLabel(foldInPlace(text))).toBeUndefined())
})

describe('nhãn trong một dòng', () => {
  test.each([
    {
      name: 'nhiều nhãn cách nhau dấu chấm phẩy',
      line: 'Đơn vị chủ trì: Phòng Tư pháp; đơn vị phối hợp: Công an xã, các thôn; thời gian: Quý II',
      before: '',
      parts: ['lead: Phòng Tư pháp', 'partner: Công an xã, các thôn', 'time: Quý II'],
    },
    {
      name: 'nhãn trong ngoặc cuối câu',
      line: 'Tổ chức hội nghị (Chủ trì: Sở Tư pháp; thời gian: tháng 5/2026).',
      before: 'Tổ chức hội nghị',
      parts: ['lead: Sở Tư pháp', 'time: tháng 5/2026'],
    },
    {
      name: 'nhãn sau câu',
      line: 'Biên soạn tài liệu. Đơn vị thực hiện: Sở Tư pháp. Kết quả: 02 cuốn sổ tay.',
      before: 'Biên soạn tài liệu.',
      parts: ['lead: Sở Tư pháp.', 'output: 02 cuốn sổ tay.'],
    },
    {
      name: 'thiếu dấu hai chấm',
      line: 'Thời gian thực hiện Quý III năm 2026',
      before: '',
      parts: ['time: Quý III năm 2026'],
    },
    {
      name: 'dấu hai chấm của câu thường',
      line: 'Tuyên truyền các luật sau: Luật Đất đai, Luật Nhà ở',
      before: 'Tuyên truyền các luật sau: Luật Đất đai, Luật Nhà ở',
      parts: [],
    },
  ])('$name', ({ line, before, parts }) => {
    const read = splitAtLabels(aPassage(line))
    expect(read.before.text).toBe(before)
    expect(read.parts.map(({ label, value }) => `${label}: ${value.text}`)).toEqual(parts)
  })
})
