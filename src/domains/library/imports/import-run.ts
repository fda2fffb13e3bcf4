/** Lần nhập từ tệp, as a librarian looks at it. */
import { Refusal } from '#base/refusal.ts'

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy lần nhập này. Hãy quay lại danh sách các lần nhập.'),
}

export const importKinds = { codification: 'Pháp điển', 'article-list': 'Danh sách điều', document: 'Một văn bản' }

export const importStates = {
  running: 'Đang nhập',
  stopped: 'Dừng giữa chừng',
  done: 'Đã xong',
  refused: 'Không nhập được',
}
