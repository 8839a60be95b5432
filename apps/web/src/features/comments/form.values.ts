/** A field's text; empty where there is none. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Empty counts as absent. */
export const optionalTextOf = (form: FormData, name: string): string | null =>
  textOf(form, name).trim() === '' ? null : textOf(form, name);

/** One of the values that are known, or nothing. */
export function choiceOf<Value extends string>(
  form: FormData,
  name: string,
  values: readonly Value[],
): Value | null {
  const given = textOf(form, name);
  return values.find((value) => value === given) ?? null;
}
