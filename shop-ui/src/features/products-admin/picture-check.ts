import type { MessageId } from '@/lib/i18n/messages';

/** The kinds of pictures that the API keeps. */
export const PICTURE_TYPES = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/svg+xml',
] as const;

export const MOST_BYTES = 512 * 1024;

/** Why a file cannot be a product's picture; undefined if it can. */
export function pictureProblem({ type, size }: Pick<File, 'type' | 'size'>): MessageId | undefined {
  if (!PICTURE_TYPES.some((known) => known === type)) return 'admin.picture.wrongType';
  if (size === 0) return 'admin.picture.empty';
  return size > MOST_BYTES ? 'admin.picture.tooLarge' : undefined;
}
