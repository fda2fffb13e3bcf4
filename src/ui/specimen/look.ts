import { type Display, plainDisplay } from '#ui/display.ts'

export type SpecimenLook = { asset: (name: string) => string; display?: Partial<Display> }

export function displayOfSpecimen({ display }: SpecimenLook): Display {
  return { ...plainDisplay, ...display }
}
