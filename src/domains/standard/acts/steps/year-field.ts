import { z } from 'zod'

const say = 'Hãy ghi năm đánh giá, ví dụ 2026.'

export const yearField = z.coerce.number({ error: say }).int(say).min(2013, say).max(2100, say)
