import { expect, test } from 'vitest'
import { kindOfName } from './planned-document.ts'

test.each([
  ['Luật Du lịch', 'luat'],
  ['Bộ luật dân sự', 'bo-luat'],
  ['Hiến pháp', 'hien-phap'],
  ['Thông tư liên tịch hướng dẫn', 'thong-tu-lien-tich'],
  ['Sổ tay nghiệp vụ', 'khac'],
])('loại của «%s» là %s', (name, kind) => expect(kindOfName(name)).toBe(kind))
