import { useField } from '../../forms/form';

/** What the form showed first, kept when it is refused: what somebody else changed since must not pass for what was seen. */
export function SeenField({ name, value }: { name: string; value: string }) {
  const { typed } = useField(name);
  return <input type="hidden" name={name} value={typed ?? value} />;
}
