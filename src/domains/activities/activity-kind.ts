/** Loại hoạt động, hình thức phổ biến and nhóm đặc thù: data, each with where it comes from. */
import forms from '#domains/activities/facts/forms.json' with { type: 'json' }
import kinds from '#domains/activities/facts/kinds.json' with { type: 'json' }
import groups from '#domains/activities/facts/special-groups.json' with { type: 'json' }

/** `counts`: people who came, or copies (leaflets, times broadcast, articles) named by `unit`. */
export type ActivityKind = { id: string; name: string; form: string; counts: 'people' | 'copies'; unit?: string }

/** The kinds are this system's own; what form of the law each is by itself is proposed and may be changed. */
export const activityKinds: readonly ActivityKind[] = kinds as ActivityKind[]

/** @law Luật Phổ biến, giáo dục pháp luật 14/2012/QH13, Điều 11 */
export const activityForms: readonly { id: string; name: string; clause: string }[] = forms

/** @law Luật Phổ biến, giáo dục pháp luật 14/2012/QH13, Điều 17–22 */
export const specialGroups: readonly { id: string; name: string; article: string }[] = groups

export function kindOf(id: string): ActivityKind | undefined {
  return activityKinds.find((kind) => kind.id === id)
}

export function kindName(id: string): string {
  return kindOf(id)?.name ?? id
}

export function formName(id: string): string {
  return activityForms.find((form) => form.id === id)?.name ?? id
}

export function groupName(id: string): string {
  return specialGroups.find((group) => group.id === id)?.name ?? id
}
