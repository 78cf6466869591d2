import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';

/** Speaks a new page's title once it has one, as a browser does after a full page load. */
export function NewPage() {
  const { pathname } = useLocation();
  const [title, setTitle] = useState('');
  const shown = useRef(pathname);
  const awaited = useRef(false);

  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    awaited.current = true;
  }, [pathname]);

  useEffect(() => {
    // The title changes within a page too, which is no news to whoever changed it.
    const observer = new MutationObserver(() => {
      if (!awaited.current) return;
      awaited.current = false;
      setTitle(document.title);
    });
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, []);

  return (
    <p className="visually-hidden" aria-live="polite">
      {title}
    </p>
  );
}
