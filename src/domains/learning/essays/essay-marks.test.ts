import { describe, expect, test } from 'vitest'
import { countWords, tellsWho } from '#domains/learning/essays/essay-contest.ts'
import { dealPapers, rankPapers, settle } from '#domains/learning/essays/essay-marks.ts'

describe('điểm của một bài', () => {
  test('thiếu một điểm thì chưa có kết quả', () => {
    expect(settle([], 10)).toBe('waiting')
    expect(settle([80, null], 10)).toBe('waiting')
    expect(settle([null, 0], 10)).toBe('waiting')
  })

  test('lệch quá mức thì cần người thứ ba; lệch đúng mức thì không', () => {
    expect(settle([80, 70], 10)).toEqual({ doubled: 150 })
    expect(settle([80, 69], 10)).toBe('third')
    expect(settle([80, 69, null], 10)).toBe('waiting')
  })

  test('kết quả là trung bình hai điểm gần nhau nhất; điểm ở chính giữa thì lấy điểm giữa', () => {
    expect(settle([80, 50, 55], 10)).toEqual({ doubled: 105 })
    expect(settle([50, 80, 71], 10)).toEqual({ doubled: 151 })
    expect(settle([80, 50, 95], 10)).toEqual({ doubled: 175 })
    expect(settle([80, 50, 65], 10)).toEqual({ doubled: 130 })
    expect(settle([80, 50, 80], 10)).toEqual({ doubled: 160 })
  })
})

describe('xếp hạng', () => {
  const prizes = ['nhat', 'nhi', 'nhi', 'ba']

  test('bằng điểm thì đồng hạng; giải chia ở giữa thì phải có người phân định', () => {
    const marks = [
      { paper: 4, doubled: 150 },
      { paper: 2, doubled: 180 },
      { paper: 7, doubled: 180 },
      { paper: 1, doubled: 90 },
    ]
    const { ranked, open } = rankPapers(marks, [], prizes)
    expect(ranked.map(({ paper, rank }) => [paper, rank])).toEqual([
      [2, 1],
      [7, 1],
      [4, 3],
      [1, 4],
    ])
    expect(open).toEqual([{ doubled: 180, papers: [2, 7], rank: 1 }])
    const told = rankPapers(marks, [{ doubled: 180, papers: [7, 2] }], prizes)
    expect(told.open).toEqual([])
    expect(told.crossing).toHaveLength(1)
    expect(told.ranked.slice(0, 2)).toMatchObject([
      { paper: 7, rank: 1, place: 1, prize: 'nhat' },
      { paper: 2, rank: 1, place: 2, prize: 'nhi' },
    ])
  })

  test('bằng điểm mà cùng giải, hay cùng không giải, thì không phải phân định', () => {
    const level = [1, 2, 3, 4, 5, 6].map((paper) => ({ paper, doubled: paper === 1 ? 190 : paper <= 3 ? 180 : 10 }))
    const { open } = rankPapers(level, [], ['nhat', 'nhi', 'nhi'])
    expect(open).toEqual([])
  })

  test('phân định của những bài nay không còn đúng nhóm ấy thì không tính', () => {
    const marks = [1, 2, 3].map((paper) => ({ paper, doubled: 100 }))
    expect(rankPapers(marks, [{ doubled: 100, papers: [2, 1] }], ['nhat']).open).toHaveLength(1)
  })
})

test('chia bài: mỗi bài hai người khác nhau, không ai gánh quá hai bài so với người khác, các cặp thay nhau', () => {
  for (const markers of [2, 3, 4, 7])
    for (const papers of [1, 5, 40]) {
      const names = Array.from({ length: markers }, (_, index) => `m${index}`)
      const dealt = dealPapers(papers, names)
      expect(dealt.map(({ paper }) => paper)).toEqual(Array.from({ length: papers }, (_, index) => index + 1))
      const load = new Map(names.map((name) => [name, 0]))
      for (const { markers: pair } of dealt) {
        expect(pair[0]).not.toBe(pair[1])
        for (const name of pair) load.set(name, load.get(name)! + 1)
      }
      expect(Math.max(...load.values()) - Math.min(...load.values())).toBeLessThanOrEqual(2)
    }
  expect(new Set(dealPapers(40, ['a', 'b', 'c', 'd']).map(({ markers }) => markers.toSorted().join(''))).size).toBe(6)
})

test('số từ đếm theo khoảng trắng, dấu câu đứng riêng không tính', () => {
  expect(countWords('Hòa giải là …  giữ\nlàng – xóm .')).toBe(6)
})

test('bài gõ có số điện thoại hay đủ họ tên thì lộ người viết; tên hai chữ trùng từ thường thì không xét', () => {
  const who = { name: 'Đặng Thị Mùa Xuân', phone: '+84 912 345 678' }
  expect(tellsWho('Em là ĐẶNG THỊ MÙA XUÂN, lớp 9A.', who)).toBe(true)
  expect(tellsWho('Em là dang thi mua  xuan.', who)).toBe(true)
  expect(tellsWho('Gọi cho em: 0912.345.678', who)).toBe(true)
  expect(tellsWho('Mùa xuân ấy, xóm em có chuyện.', who)).toBe(false)
  expect(tellsWho('Nếp sống văn minh.', { name: 'Văn Minh', phone: '0912345678' })).toBe(false)
})
