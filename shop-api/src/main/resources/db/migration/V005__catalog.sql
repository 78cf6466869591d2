-- What was sold once is not deleted: it is taken out of the catalogue.
ALTER TABLE products ADD COLUMN IF NOT EXISTS archived_at timestamptz;

-- Words of letters and digits, without the parser's own ideas of addresses and decimal points.
CREATE FUNCTION product_words(name text, description text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsvector(
    'simple'::regconfig,
    regexp_replace(name || ' ' || description, '[^[:alnum:]]+', ' ', 'g'));

-- Every word of the question is the beginning of a word; without a word it finds nothing.
CREATE FUNCTION product_question(question text) RETURNS tsquery
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN to_tsquery(
    'simple'::regconfig,
    replace(
      nullif(btrim(regexp_replace(question, '[^[:alnum:]]+', ' ', 'g')), ''), ' ', ':* & ')
    || ':*');

-- None of these has a column that an order changes, so that a decrement of the stock stays HOT. The
-- words are in the index alone: in the row each decrement would copy them.
CREATE INDEX products_words ON products USING gin (product_words(name, description))
  WHERE archived_at IS NULL;
CREATE INDEX products_price ON products (price, id) WHERE archived_at IS NULL;
CREATE INDEX products_name ON products (name COLLATE "und-x-icu", id) WHERE archived_at IS NULL;
CREATE INDEX products_created_at ON products (created_at, id) WHERE archived_at IS NULL;

-- A picture's address changes with its bytes, and is where a listing finds it without a join.
UPDATE products p
SET image_url =
  '/api/products/' || p.id || '/image?v=' || encode(substring(picture.sha256 FOR 8), 'hex')
FROM product_pictures picture WHERE picture.product_id = p.id;

GRANT EXECUTE ON FUNCTION product_words(text, text), product_question(text) TO shop_dml;
