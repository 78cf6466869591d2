// What a page must show to count as loaded.
'use strict';

/** Waits for so many of them, and refuses more. */
async function counted(cards, count) {
  await cards.nth(count - 1).waitFor();
  const shown = await cards.count();
  if (shown !== count) throw new Error(`${shown} products are shown, not ${count}`);
}

/** Refuses what is broken or still on its way; what is loaded later, on the way down, is not looked at. */
async function pictured(images) {
  await images.first().waitFor();
  const missing = await images.evaluateAll((all) =>
    all.filter((image) => image.loading !== 'lazy' && !(image.complete && image.naturalWidth)).map((image) => image.currentSrc));
  if (missing.length) throw new Error(`These pictures are not shown: ${missing.join(', ')}`);
}

module.exports = { counted, pictured };
