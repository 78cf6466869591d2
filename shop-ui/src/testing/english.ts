import type { Messages } from '@lingui/core';
import { type Text, textOf } from '@/lib/i18n/messages';
import messages from '@/locales/en.json';

/** The words of the English catalogue, for what is tested without a page around it. */
export const english: Text = textOf('en', messages as unknown as Messages);
