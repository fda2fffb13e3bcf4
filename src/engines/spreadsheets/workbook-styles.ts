import type { ColumnKind } from '#engines/spreadsheets/sheet.ts'

/** What a cell looks like: its place in the list of styles that every workbook of ours has. */
export type Look = 'plain' | 'title' | 'note' | 'head' | 'input-head' | ValueLook | `input-${ValueLook}`

type ValueLook = 'text' | 'wrapped' | 'whole' | 'fraction' | 'day' | 'moment'

export function lookOf(kind: ColumnKind | 'fraction' | 'whole', options: { wrap?: true; input?: true }): Look {
  const value = kind === 'number' ? 'whole' : kind === 'text' && options.wrap ? 'wrapped' : kind
  return options.input ? `input-${value}` : value
}

export function styleOf(look: Look): number {
  return places.get(look)!
}

/** Numbers of Excel: 49 is text as typed, 3 is #,##0; from 164 on our own. */
const formats = { text: 49, whole: 3, fraction: 164, day: 165, moment: 166 }
const fills = { none: 0, head: 2, input: 3, inputHead: 4 }
const fonts = { usual: 0, bold: 1, title: 2, quiet: 3 }

type Style = { format?: number; font?: number; fill?: number; border?: true; wrap?: true }

function valueStyles(fill: number): Record<ValueLook, Style> {
  return {
    text: { format: formats.text, fill, border: true },
    wrapped: { format: formats.text, fill, border: true, wrap: true },
    whole: { format: formats.whole, fill, border: true },
    fraction: { format: formats.fraction, fill, border: true },
    day: { format: formats.day, fill, border: true },
    moment: { format: formats.moment, fill, border: true },
  }
}

const styles: [Look, Style][] = [
  ['plain', {}],
  ['title', { font: fonts.title }],
  ['note', { font: fonts.quiet }],
  ['head', { font: fonts.bold, fill: fills.head, border: true, wrap: true }],
  ['input-head', { font: fonts.bold, fill: fills.inputHead, border: true, wrap: true }],
  ...(Object.entries(valueStyles(fills.none)) as [ValueLook, Style][]),
  ...Object.entries(valueStyles(fills.input)).map(([look, style]): [Look, Style] => [
    `input-${look as ValueLook}`,
    style,
  ]),
]
const places = new Map(styles.map(([look], index) => [look, index]))

const font = (size: number, more = '') =>
  `<font>${more}<sz val="${size}"/><color rgb="FF1F2328"/><name val="Times New Roman"/><family val="1"/></font>`
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
const side = (name: string) => `<${name} style="thin"><color rgb="FFBFC5CC"/></${name}>`

function xf({ format = 0, font: fontId = 0, fill: fillId = 0, border, wrap }: Style): string {
  return (
    `<xf numFmtId="${format}" fontId="${fontId}" fillId="${fillId}" borderId="${border ? 1 : 0}" xfId="0" applyNumberFormat="1" ` +
    `applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/></xf>`
  )
}

/** Written once: the same for every workbook. */
export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.0###"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>',
  '<numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>',
  `<fonts count="4">${font(12)}${font(12, '<b/>')}${font(14, '<b/>')}${font(11, '<i/>')}</fonts>`,
  '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  `${fill('E6EAF0')}${fill('FFF9E5')}${fill('FFE9A8')}</fills>`,
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${styles.length}">${styles.map(([, style]) => xf(style)).join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')
