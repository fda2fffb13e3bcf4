import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx'

/** A plan as a Word file, as offices write it: paragraphs, bold headings, tasks with their assignment lines. */
export async function paper(children: Paragraph[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

export type Assigned = {
  text: string
  lead?: string | undefined
  partners?: string | undefined
  time?: string | undefined
  output?: string | undefined
}

export function task(number: string, { text, lead, partners, time, output }: Assigned): Paragraph[] {
  const lines = [
    lead && `- Đơn vị chủ trì: ${lead}.`,
    partners && `- Đơn vị phối hợp: ${partners}.`,
    time && `- Thời gian thực hiện: ${time}.`,
    output && `- Kết quả, sản phẩm: ${output}.`,
  ]
  return [
    plain(`${number} ${text}`),
    ...lines.filter((line) => line !== undefined && line !== '').map((line) => plain(String(line))),
  ]
}

export function plain(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun(text)] })
}

export function heading(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, bold: true })] })
}

export function centred(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, bold: true })] })
}
