// Runs in a page before its own scripts, behind web-vitals: tells what that finds, each time that it changes.
(() => {
  if (window !== window.top) return;
  performance.setResourceTimingBufferSize(1000);
  const tell = ({ name, value, attribution }) =>
    window.tellVital({ name, value, at: location.pathname, document: performance.timeOrigin, of: attribution.target ?? attribution.interactionTarget ?? attribution.largestShiftTarget });
  // Of interactions all that the browser tells of: it does of none below 16 ms.
  for (const on of ['onTTFB', 'onFCP', 'onLCP', 'onCLS', 'onINP']) webVitals[on](tell, { reportAllChanges: true, durationThreshold: 16 });
})();
