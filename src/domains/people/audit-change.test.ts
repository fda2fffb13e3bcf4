import { describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { changesOf, idsIn } from '#domains/people/audit-change.ts'

const nobody: ReadonlyMap<string, string> = new Map()

describe('trước → sau trong nhật ký', () => {
  test('chỉ nói điều đã đổi, bằng chữ', () => {
    const before = { id: newId(), name: 'Phòng Một', shortName: null, kind: 'phong', fromDay: '2026-01-01' }
    expect(changesOf(before, { ...before, name: 'Phòng Hai', kind: 'ban' }, nobody)).toEqual([
      { label: 'Tên', before: 'Phòng Một', after: 'Phòng Hai' },
      { label: 'Loại', before: 'Phòng chuyên môn', after: 'Ban' },
    ])
  })

  test('mã của người, cơ quan hiện bằng tên', () => {
    const [lan, elsewhere] = [newId(), newId()]
    const names = new Map([[lan, 'Nguyễn Thị Lan']])
    const after = { officerId: lan, parentId: elsewhere, splitInto: [lan, elsewhere] }
    expect(changesOf(null, after, names)).toEqual([
      { label: 'Người phụ trách', before: '', after: 'Nguyễn Thị Lan' },
      { label: 'Cơ quan cấp trên', before: '', after: `mã ${elsewhere.slice(0, 8)}` },
      { label: 'Chia tách thành', before: '', after: `Nguyễn Thị Lan; mã ${elsewhere.slice(0, 8)}` },
    ])
    expect(idsIn(after)).toEqual([lan, elsewhere, lan, elsewhere])
  })

  test.each([
    [{ outcome: 'wrong password' }, 'sai tên đăng nhập hoặc mật khẩu'],
    [{ outcome: 'signed in with a recovery code, 7 left' }, 'vào được bằng mã dự phòng, còn 7 mã'],
    [{ role: 'leader' }, 'Lãnh đạo phê duyệt'],
    [{ dueDay: '2026-11-30' }, '30/11/2026'],
    [{ endedAt: '2026-11-21T02:05:00.000Z' }, '09:05 ngày 21/11/2026'],
    [{ returned: true }, 'có'],
    [{ password: 'changed' }, 'đã đổi'],
    [{ text: 'x'.repeat(900) }, `${'x'.repeat(300)}…`],
  ])('%j', (after, words) => expect(changesOf(null, after, nobody)[0]!.after).toBe(words))

  test('điều bí mật không bao giờ hiện, dù lỡ được ghi', () => {
    const after = { password: 'mưa tháng bảy', recoveryCodes: ['a1'], sessionToken: 'abc', nested: { secret: 'xyz' } }
    const shown = JSON.stringify(changesOf({ passwordHash: '$argon2' }, after, nobody))
    expect(shown).not.toMatch(/mưa|a1|abc|xyz|argon2/)
    expect(shown).toContain('không hiện')
  })

  test('cột và trường cùng nghĩa đứng chung một dòng', () => {
    expect(changesOf({ line: 'Hội nghị', spent: null }, { budget_line: 'Hội nghị', budget_spent: 5 }, nobody)).toEqual([
      { label: 'Thực chi', before: '', after: '5' },
    ])
  })
})
