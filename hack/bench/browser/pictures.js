// Pictures that are to be seen at once.
'use strict';

/** Refuses what is broken or still on its way; what is loaded later, on the way down, is not looked at. */
async function pictured(images) {
  await images.first().waitFor();
  const missing = await images.evaluateAll((all) =>
    all.filter((image) => image.loading !== 'lazy' && !(image.complete && image.naturalWidth)).map((image) => image.currentSrc));
  if (missing.length) throw new Error(`These pictures are not shown: ${missing.join(', ')}`);
}

module.exports = { pictured };
