// Walks a listing one product at a time, and prints a request for twenty from each place it came by.
'use strict';

async function walk(server) {
  const found = ['/api/products?limit=20'];
  let page = '/api/products?limit=1';
  while (page && found.length <= 980) {
    const response = await fetch(server + page);
    if (!response.ok) throw new Error(`${page} answers ${response.status}`);
    await response.arrayBuffer();
    page = response.headers.get('link')?.match(/<([^>]+)>; rel="next"/)?.[1];
    if (page) found.push(page.replace('limit=1&', 'limit=20&'));
  }
  return found;
}

walk(process.argv[2]).then((pages) => pages.forEach((page) => console.log(`GET\t${page}`)));
