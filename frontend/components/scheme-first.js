// Loaded before the styles, so that the page is never painted in the other scheme first.
(() => {
  let scheme = null;
  try {
    scheme = localStorage.getItem('entente-scheme');
  } catch {
    // A browser that keeps nothing for us follows the system.
  }
  if (scheme === 'light' || scheme === 'dark') {
    document.documentElement.style.colorScheme = scheme;
  }
})();
