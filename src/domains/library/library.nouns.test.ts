import { describe, expect, test } from 'vitest'
import { provisionPath, textHashOf, versionOn } from '#domains/library/article.ts'
import {
  decides,
  documentKinds,
  fullName,
  markNames,
  numberKeyOf,
  refusals,
  slugOf,
} from '#domains/library/document.ts'
import { lawChangedJob, lawChangedSchema } from '#domains/library/law-changed.ts'
import { aDocument, anArticle, aRelation, aVersion } from '#domains/library/library.fixtures.ts'
import { relationNames } from '#domains/library/relation.ts'

describe('địa chỉ của văn bản, điều, khoản, điểm', () => {
  test.each([
    ['35/2013/QH13', '35-2013-qh13'],
    ['977/QĐ-TTg', '977-qd-ttg'],
    ['66-NQ/TW', '66-nq-tw'],
    ['Bộ luật dân sự', 'bo-luat-dan-su'],
  ])('%s → %s', (text, slug) => expect(slugOf(text)).toBe(slug))

  test('gõ số hiệu thế nào cũng tìm ra', () => {
    const typed = ['977/QĐ-TTg', 'số 977/QĐ-TTg', 'Số: 977 / qd-ttg', '977/QĐ–TTg']
    expect(new Set(typed.map(numberKeyOf))).toEqual(new Set(['977/qd-ttg']))
  })

  test('điểm đ có địa chỉ riêng', () => {
    const provision = { documentSlug: '35-2013-qh13', article: '3', clause: '1', point: 'đ' }
    expect(provisionPath(provision)).toBe('/phap-luat/35-2013-qh13/dieu-3/khoan-1/diem-dd')
    expect(provisionPath({ documentSlug: '35-2013-qh13' }, '2024-01-01')).toBe(
      '/phap-luat/35-2013-qh13?ngay=2024-01-01',
    )
  })

  test('tên đầy đủ không lặp số hiệu', () => {
    expect(fullName({ name: 'Luật Hòa giải ở cơ sở', number: '35/2013/QH13' })).toBe(
      'Luật Hòa giải ở cơ sở số 35/2013/QH13',
    )
    expect(fullName({ name: 'Quyết định số 977/QĐ-TTg', number: '977/QĐ-TTg' })).toBe('Quyết định số 977/QĐ-TTg')
  })
})

test('một điều, bản chữ của nó và quan hệ đứng cùng văn bản', () => {
  const [law, later] = [aDocument(), aDocument({ number: '902/2031/QH99', name: 'Luật Thử nghiệm mới' })]
  const article = anArticle({ documentId: law.id, number: '3a' })
  const version = aVersion({ articleId: article.id })
  expect(article.slug).toBe('dieu-3a')
  expect(version.textHash).toBe(textHashOf(` ${version.title} `, version.text.replace(' ', '  ')))
  expect(aRelation({ fromId: later.id, toId: law.id, kind: 'replaces' })).toMatchObject({
    state: 'confirmed',
    scope: [],
  })
  expect(refusals.notFound.status).toBe(404)
})

test('chữ của một ngày là bản còn dùng ngày đó; ngày sửa đổi đã là bản mới', () => {
  const versions = [
    { fromDay: '2014-01-01', toDay: '2026-07-01' },
    { fromDay: '2026-07-01', toDay: null },
  ]
  expect(versionOn(versions, '2026-06-30')).toBe(versions[0])
  expect(versionOn(versions, '2026-07-01')).toBe(versions[1])
  expect(versionOn(versions, '2013-12-31')).toBeUndefined()
})

test('giá trị chưa đối chiếu không quyết định', () => {
  const deciding = Object.keys(markNames).filter((mark) => decides(mark as keyof typeof markNames))
  expect(deciding).toEqual(['S', 'C', 'E', 'G'])
})

test('mọi loại văn bản và quan hệ có tên để đọc', () => {
  expect(documentKinds[aDocument().kind]).toBe('Luật')
  expect(relationNames.replaces.actedOn).toBe('bị thay thế bởi')
  expect(lawChangedSchema.parse({ documentId: 'a' })).toEqual({ documentId: 'a' })
  expect(lawChangedJob).toContain('library.')
})
