import type { ReactNode } from 'react';
import { LanguageContext } from './i18n/language';
import { MessagesContext, type Messages } from './i18n/messages';
import { SettingsContext, type Settings } from './settings';

interface ApplicationProps {
  messages: Messages;
  settings: Settings;
  children: ReactNode;
}

/** What every screen can rely on, the same on the server and in the browser. */
export function Application({ messages, settings, children }: ApplicationProps) {
  return (
    <LanguageContext value={messages.language}>
      <MessagesContext value={messages}>
        <SettingsContext value={settings}>{children}</SettingsContext>
      </MessagesContext>
    </LanguageContext>
  );
}
