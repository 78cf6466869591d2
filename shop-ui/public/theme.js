// Before the first paint, so that nobody is dazzled: the rest of this is in src/lib/theme.ts.
{
  let theme = null;
  try {
    theme = localStorage.getItem('theme');
  } catch {
    // Nothing is kept: as on the device.
  }
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.setAttribute('media', meta.dataset.theme === theme ? 'all' : 'not all');
    }
  }
}
