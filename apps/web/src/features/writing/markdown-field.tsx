import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useField } from '../../forms/form';
import { useMessages } from '../../i18n/messages';
import { editOf, type Tool, TOOLS } from './markdown.editing';

/** With the control key, as in other editors. */
const KEYS: Partial<Record<string, Tool>> = { b: 'bold', i: 'italic', k: 'link' };

interface MarkdownFieldProps {
  name: string;
  label: string;
  hint: string;
  defaultValue: string;
}

/** A text in Markdown, with buttons that write its marks; whatever they do can be undone like typing. */
export function MarkdownField({ name, label, hint, defaultValue }: MarkdownFieldProps) {
  const messages = useMessages();
  const { typed, error } = useField(name);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const press = (tool: Tool): void => {
    if (field.current) apply(field.current, tool);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const tool = event.ctrlKey || event.metaKey ? KEYS[event.key.toLowerCase()] : undefined;
    if (!tool || event.altKey || event.shiftKey) return;
    event.preventDefault();
    press(tool);
  };
  return (
    <div className={`fr-input-group${error ? ' fr-input-group--error' : ''}`}>
      <label className="fr-label" htmlFor={id}>
        {label}
        <span className="fr-hint-text" id={`${id}-hint`}>
          {hint}
        </span>
      </label>
      <Toolbar label={messages.text('writing.tool.bar')} controls={id} onPress={press} />
      <textarea
        className="fr-input writing-text"
        id={id}
        name={name}
        ref={field}
        rows={22}
        lang="fr"
        spellCheck
        defaultValue={typed ?? defaultValue}
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
        aria-invalid={error ? true : undefined}
        onKeyDown={onKeyDown}
      />
      {error && (
        <p className="fr-error-text" id={`${id}-error`} lang="fr">
          {error}
        </p>
      )}
    </div>
  );
}

/** Deprecated and without a successor: it is the one way into the field's history. `setRangeText` is not part of it. */
interface Typing {
  execCommand?: (command: 'insertText', interactive: boolean, text: string) => boolean;
}

/** Writes as typing would: browsers keep what is written so in their history, and « undo » takes it back. */
function apply(field: HTMLTextAreaElement, tool: Tool): void {
  const edit = editOf(tool, {
    value: field.value,
    start: field.selectionStart,
    end: field.selectionEnd,
  });
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  const page: Typing = document;
  const isWritten = page.execCommand?.('insertText', false, edit.put) ?? false;
  if (!isWritten) {
    field.setRangeText(edit.put, edit.from, edit.to);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(edit.start, edit.end);
}

interface ToolbarProps {
  label: string;
  controls: string;
  onPress: (tool: Tool) => void;
}

/** One stop of the Tab key; arrows go from button to button (ARIA toolbar). Without scripts there is none. */
function Toolbar({ label, controls, onPress }: ToolbarProps) {
  const messages = useMessages();
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    setIsLive(true);
  }, []);
  if (!isLive) return null;
  const go = (to: number): void => {
    const next = (to + TOOLS.length) % TOOLS.length;
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TOOLS.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      className="writing-toolbar"
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      ref={bar}
      onKeyDown={onKeyDown}
    >
      {TOOLS.map((tool, index) => (
        <button
          key={tool}
          type="button"
          className="fr-btn fr-btn--tertiary fr-btn--sm"
          tabIndex={index === at ? 0 : -1}
          onFocus={() => {
            setAt(index);
          }}
          onClick={() => {
            onPress(tool);
          }}
        >
          {messages.text(`writing.tool.${tool}`)}
        </button>
      ))}
    </div>
  );
}
