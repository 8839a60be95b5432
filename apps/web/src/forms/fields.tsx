import { Input } from '@codegouvfr/react-dsfr/Input';
import { RadioButtons } from '@codegouvfr/react-dsfr/RadioButtons';
import { Select } from '@codegouvfr/react-dsfr/Select';
import type { ComponentProps, ReactNode } from 'react';
import { useField } from './form';

interface FieldProps {
  /** Name in the form, and of the API's field, by which a refusal finds it. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
}

/** What the design system's fields want to know of a refusal; its sentence is the API's, in French. */
function useRefusal(name: string) {
  const { typed, error } = useField(name);
  return {
    typed,
    state: {
      state: error ? 'error' : 'default',
      stateRelatedMessage: error && <span lang="fr">{error}</span>,
    } as const,
  };
}

/** One line of text. What was typed and refused stays in it. */
export function TextField({
  name,
  label,
  hint,
  defaultValue,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<'input'>, 'name'>) {
  const { typed, state } = useRefusal(name);
  return (
    <Input
      label={label}
      hintText={hint}
      className={className}
      {...state}
      nativeInputProps={{ name, defaultValue: typed ?? defaultValue, ...rest }}
    />
  );
}

/** Several lines of text. */
export function TextArea({
  name,
  label,
  hint,
  defaultValue,
  className,
  ...rest
}: FieldProps & Omit<ComponentProps<'textarea'>, 'name'>) {
  const { typed, state } = useRefusal(name);
  return (
    <Input
      textArea
      label={label}
      hintText={hint}
      className={className}
      {...state}
      nativeTextAreaProps={{ name, rows: 6, defaultValue: typed ?? defaultValue, ...rest }}
    />
  );
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** Of its words, when it is not the page's: names of sections and stages are French everywhere. */
  lang?: string;
}

/** A choice in a list. */
export function SelectField({
  name,
  label,
  hint,
  options,
  defaultValue,
  className,
  ...rest
}: FieldProps & { options: readonly Option[] } & Omit<ComponentProps<'select'>, 'name'>) {
  const { typed, state } = useRefusal(name);
  return (
    <Select
      label={label}
      hint={hint}
      className={className}
      {...state}
      nativeSelectProps={{ name, defaultValue: typed ?? defaultValue, ...rest }}
    >
      {options.map(({ value, label: words, lang }) => (
        <option key={value} value={value} lang={lang}>
          {words}
        </option>
      ))}
    </Select>
  );
}

/** A choice among a few that are all in view. */
export function RadioField({
  name,
  label,
  hint,
  options,
  defaultValue = '',
  inline = false,
}: FieldProps & { options: readonly Option[]; defaultValue?: string; inline?: boolean }) {
  const { typed, state } = useRefusal(name);
  return (
    <RadioButtons
      legend={label}
      hintText={hint}
      name={name}
      orientation={inline ? 'horizontal' : 'vertical'}
      {...state}
      options={options.map(({ value, label: words, hint: more, lang }) => ({
        label: lang ? <span lang={lang}>{words}</span> : words,
        hintText: lang && more ? <span lang={lang}>{more}</span> : more,
        nativeInputProps: { value, defaultChecked: (typed ?? defaultValue) === value },
      }))}
    />
  );
}
