import type { Text } from '@/lib/i18n/messages';

/** What is wrong with an e-mail address, in words that help to mend it; undefined if nothing is. */
export function emailProblem(input: string, text: Text): string | undefined {
  const email = input.trim();
  if (email === '') return text('checkout.email.missing');
  if (/\s/.test(email)) return text('checkout.email.spaces');
  const parts = email.split('@');
  if (parts.length === 1) return text('checkout.email.atMissing');
  if (parts.length > 2) return text('checkout.email.atTwice');
  return sideProblem(parts[0] ?? '', parts[1] ?? '', text) ?? lengthProblem(email, text);
}

function sideProblem(name: string, domain: string, text: Text): string | undefined {
  if (name === '') return text('checkout.email.nothingBefore');
  if (domain === '') return text('checkout.email.nothingAfter');
  if (!domain.includes('.')) return text('checkout.email.endingMissing', { domain });
  const labels = domain.split('.');
  if (labels.some((label) => !/^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u.test(label))) {
    return text('checkout.email.server', { domain });
  }
  return undefined;
}

function lengthProblem(email: string, text: Text): string | undefined {
  return email.length > 254 ? text('checkout.email.tooLong') : undefined;
}
