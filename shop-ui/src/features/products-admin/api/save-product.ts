import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as Api from '@/documents/api';
import { asAdmin } from '@/lib/admin-client';
import { hasStatus } from '@/lib/api-error';
import { toDecimal } from '@/lib/price-text';
import { fetchProduct, productKey } from './get-product';
import { type ProductWords, saysTheSame, type VersionedProduct } from './product';
import { readAnew } from './product-changes';

/** A product that sells all the time has a new version all the time. */
const MOST_TRIES = 5;

/** Somebody else has changed what is about to be saved. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';

  constructor(readonly theirs: VersionedProduct) {
    super(`product ${theirs.id} was changed meanwhile`);
  }
}

type Save = {
  /** What the owner saw when they began. */
  readonly product: VersionedProduct;
  readonly words: ProductWords;
};

export function useSaveProduct(onSaved: (words: ProductWords) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (save: Save) => saveProduct(save, MOST_TRIES),
    onSuccess: async (_, { words }) => {
      await readAnew(queries);
      onSaved(words);
    },
    onError: (error) => {
      if (error instanceof ChangedMeanwhile) {
        queries.setQueryData(productKey(error.theirs.id), error.theirs);
      }
    },
  });
}

async function saveProduct({ product, words }: Save, tries: number): Promise<void> {
  try {
    await put(product, words);
  } catch (error) {
    if (!hasStatus(error, 412)) throw error;
    const theirs = await fetchProduct(product.id);
    // Its stock or its picture alone is no quarrel: the version is new, the words are not.
    if (!saysTheSame(theirs, product) || tries <= 1) throw new ChangedMeanwhile(theirs);
    await saveProduct({ product: theirs, words }, tries - 1);
  }
}

/** A picture's address goes with the words, since leaving it out would take the picture away. */
function put({ id, etag, imageUrl }: VersionedProduct, words: ProductWords) {
  const body: Api.ProductBody = { ...words, price: toDecimal(words.price), imageUrl };
  return asAdmin({
    method: 'put',
    url: `/products/${id}`,
    data: body,
    headers: etag === undefined ? {} : { 'If-Match': etag },
  });
}
