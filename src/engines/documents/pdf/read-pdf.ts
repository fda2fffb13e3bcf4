import { Refusal } from '#base/refusal.ts'
import type { Document } from '../document.ts'
export async function readPdf(_bytes: Uint8Array): Promise<Document> {
  throw new Refusal(415, 'PDF')
}
