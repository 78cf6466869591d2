import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { keepLink, keepScroll, keepScrollOnLeaving, placeOf } from './places';

const LONGEST_WAIT_MS = 3_000;

/**
 * A new page is read from its beginning, as after a full page load; going back returns to where the
 * reader was, scroll and focus. The first page keeps the focus.
 */
export function usePlace() {
  const main = useRef<HTMLElement>(null);
  const location = useLocation();
  const { pathname } = location;
  // The first page of a tab has the same key whatever its address.
  const page = `${location.key} ${pathname}`;
  const navigation = useNavigationType();
  const shown = useRef(pathname);
  useRecording(page, main);

  useEffect(() => {
    const isNewPage = shown.current !== pathname;
    shown.current = pathname;
    const place = navigation === 'POP' ? placeOf(page) : undefined;
    if (isNewPage) focusOn(main.current, place?.link);
    if (place) return returnTo(place.scroll);
    if (isNewPage) window.scrollTo(0, 0);
    return undefined;
  }, [page, pathname, navigation]);
  return main;
}

function useRecording(page: string, main: { readonly current: HTMLElement | null }) {
  const current = useRef(page);
  useLayoutEffect(() => {
    current.current = page;
  }, [page]);
  useEffect(() => {
    // The browser would return before the page is drawn, to a place that is not there yet.
    history.scrollRestoration = 'manual';
    const recording = new AbortController();
    const { signal } = recording;
    const onScroll = () => keepScroll(current.current, window.scrollY);
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLAnchorElement) || !main.current?.contains(target)) return;
      keepLink(current.current, target.getAttribute('href'));
    };
    window.addEventListener('scroll', onScroll, { signal, passive: true });
    document.addEventListener('focusin', onFocus, { signal });
    window.addEventListener('pagehide', keepScrollOnLeaving, { signal });
    return () => recording.abort();
  }, [main]);
}

function focusOn(main: HTMLElement | null, href: string | null | undefined) {
  const links = href ? [...(main?.querySelectorAll('a') ?? [])] : [];
  const link = links.find((each) => each.getAttribute('href') === href);
  (link ?? main)?.focus({ preventScroll: true });
}

/** Waits for the page to be long enough, unless the customer moves it first. */
function returnTo(scroll: number): () => void {
  const returning = new AbortController();
  const { signal } = returning;
  const giveUp = () => returning.abort();
  for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
    window.addEventListener(event, giveUp, { signal, passive: true });
  }
  const until = performance.now() + LONGEST_WAIT_MS;
  const step = () => {
    if (signal.aborted) return;
    window.scrollTo(0, scroll);
    const there = Math.abs(window.scrollY - scroll) <= 1;
    if (there || performance.now() > until) giveUp();
    else requestAnimationFrame(step);
  };
  step();
  return giveUp;
}
