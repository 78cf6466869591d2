import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProblem } from './problem';

describe('problem documents', () => {
  it('yields title, detail, request id and the errors of fields', () => {
    const errors = [
      { field: 'customerEmail', message: 'must be an e-mail address' },
      { field: 'items', detail: 'must not be empty' },
      { message: 'belongs to no field' },
    ];
    const type = '/problems/invalid-fields';
    expect(parseProblem({ type, title: 'Bad', detail: 'No.', requestId: 'r', errors })).toEqual({
      type,
      title: 'Bad',
      detail: 'No.',
      requestId: 'r',
      fieldErrors: { customerEmail: 'must be an e-mail address', items: 'must not be empty' },
      shortage: undefined,
    });
  });

  it('tells of which product there is how much', () => {
    const shortage = { productId: 1, productName: 'Mug', available: 2 };
    expect(parseProblem({ title: 'Not enough', requested: 5, ...shortage })?.shortage).toEqual(
      shortage,
    );
    expect(parseProblem({ title: 'Not enough', productId: 1 })?.shortage).toBeUndefined();
  });

  it('takes anything a server may send', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(() => parseProblem(body)).not.toThrow();
        expect(() => parseProblem({ title: 'Bad', errors: body })).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it.each([undefined, null, '<html>', 7, [], {}])('knows that %j is none', (body) => {
    expect(parseProblem(body)).toBeUndefined();
  });
});
