/** What is wrong with an e-mail address, in words that help to mend it; undefined if nothing is. */
export function emailProblem(input: string): string | undefined {
  const email = input.trim();
  if (email === '') return 'Please enter your e-mail address.';
  if (/\s/.test(email)) return 'An e-mail address has no spaces in it.';
  const parts = email.split('@');
  if (parts.length === 1) return 'There is an @ missing, as in anna@example.org.';
  if (parts.length > 2) return 'There is more than one @ in this address.';
  return sideProblem(parts[0] ?? '', parts[1] ?? '') ?? lengthProblem(email);
}

function sideProblem(name: string, domain: string): string | undefined {
  if (name === '') return 'Something is missing before the @.';
  if (domain === '') return 'Something is missing after the @.';
  if (!domain.includes('.')) return `“${domain}” needs an ending, as in ${domain}.org.`;
  const labels = domain.split('.');
  if (labels.some((label) => !/^[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?$/u.test(label))) {
    return `“${domain}” is not the name of a mail server.`;
  }
  return undefined;
}

function lengthProblem(email: string): string | undefined {
  return email.length > 254 ? 'This address is too long: 254 characters at most.' : undefined;
}
