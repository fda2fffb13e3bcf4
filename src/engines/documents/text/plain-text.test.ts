import { describe, expect, test } from 'vitest'
import type { Block } from '#engines/documents/document.ts'
import { readPlainText } from '#engines/documents/text/plain-text.ts'

const texts = (blocks: Block[]) => blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))

describe('plain text', () => {
  test('a line is a paragraph, and blank lines before it are remembered', () => {
    const blocks = readPlainText('KẾ HOẠCH\r\n\r\nI. MỤC ĐÍCH\r\n- Tuyên truyền;\r\n')
    expect(texts(blocks)).toEqual(['KẾ HOẠCH', 'I. MỤC ĐÍCH', '- Tuyên truyền;'])
    expect(blocks.map((block) => block.kind === 'paragraph' && block.blankBefore)).toEqual([undefined, true, undefined])
  })

  test('marks that a converter left behind are hints, not text', () => {
    const blocks = readPlainText(
      '## KẾ HOẠCH\n\nSố: **18** /KH-UBND\n\n***Nơi nhận:***\n**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**',
    )
    expect(texts(blocks)).toEqual(['KẾ HOẠCH', 'Số: 18 /KH-UBND', 'Nơi nhận:', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'])
    expect(blocks[0]).toMatchObject({ headingLevel: 2 })
    expect(blocks[2]).toMatchObject({ bold: true, italic: true })
    expect(blocks[1]).not.toHaveProperty('bold')
  })

  test('stars and hashes of a text without such marks stay', () => {
    expect(texts(readPlainText('Ghi chú (*): số liệu 5 * 3\n# 2'))).toEqual(['Ghi chú (*): số liệu 5 * 3', '# 2'])
  })

  test('text cut at a fixed width is joined, a symbol cut at its hyphen too', () => {
    const blocks = readPlainText(
      [
        'I. MỤC TIÊU',
        'Tổ chức thể chế hóa và thực hiện đầy đủ các nhiệm vụ và giải pháp đã đề',
        'ra trong Chỉ thị ngày 03 tháng 10 năm 2025 của Ban Bí thư, Nghị quyết 66-',
        'NQ/TW về thực hiện bảo hiểm y tế toàn dân trong giai đoạn mới và các văn',
        'bản khác có liên quan.',
        '1. Xác định nhiệm vụ cụ thể để các Bộ, ngành, địa phương xây dựng kế',
        'hoạch, tổ chức triển khai, kiểm tra, giám sát, đánh giá việc thực hiện.',
        '- Đơn vị chủ trì: Phòng Tư pháp.',
        '- Thời gian: Quý I.',
      ].join('\n'),
    )
    expect(texts(blocks)).toEqual([
      'I. MỤC TIÊU',
      'Tổ chức thể chế hóa và thực hiện đầy đủ các nhiệm vụ và giải pháp đã đề ra trong Chỉ thị ngày 03 tháng 10 năm 2025 của Ban Bí thư, Nghị quyết 66-NQ/TW về thực hiện bảo hiểm y tế toàn dân trong giai đoạn mới và các văn bản khác có liên quan.',
      '1. Xác định nhiệm vụ cụ thể để các Bộ, ngành, địa phương xây dựng kế hoạch, tổ chức triển khai, kiểm tra, giám sát, đánh giá việc thực hiện.',
      '- Đơn vị chủ trì: Phòng Tư pháp.',
      '- Thời gian: Quý I.',
    ])
  })
})
