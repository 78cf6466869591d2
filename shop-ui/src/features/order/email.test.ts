import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '@/testing/english';
import { emailProblem } from './email';

describe('the check of an e-mail address', () => {
  it('has nothing against an ordinary address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        expect(emailProblem(` ${email} `, english)).toBeUndefined();
      }),
    );
  });

  it('takes addresses of other scripts', () => {
    expect(emailProblem('jörg@bücher.example', english)).toBeUndefined();
  });

  it.each([
    ['', 'Please enter'],
    ['   ', 'Please enter'],
    ['anna example.org', 'no spaces'],
    ['anna.example.org', 'There is an @ missing'],
    ['anna@@example.org', 'more than one @'],
    ['@example.org', 'before the @'],
    ['anna@', 'after the @'],
    ['anna@example', 'needs an ending, as in example.org'],
    ['anna@example..org', 'not the name of a mail server'],
    ['anna@-example.org', 'not the name of a mail server'],
    [`${'a'.repeat(250)}@example.org`, 'too long'],
  ])('says what is wrong with “%s”', (email, words) => {
    expect(emailProblem(email, english)).toContain(words);
  });
});
