const KEY = 'entente-scheme';

const chosen = () => {
  try {
    return localStorage.getItem(KEY) ?? 'system';
  } catch {
    return 'system';
  }
};

const apply = (scheme) => {
  document.documentElement.style.colorScheme = scheme === 'system' ? '' : scheme;
};

/** The choice of light or dark, kept by this browser and shared by its tabs. Its children are buttons with `data-scheme`. */
class EntenteScheme extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    this.addEventListener('click', (event) => this.choose(event), { signal });
    window.addEventListener('storage', (event) => event.key === KEY && this.show(), { signal });
    new MutationObserver((changes, observer) => {
      observer.disconnect();
      this.show();
    }).observe(this, { childList: true });
    this.show();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  choose(event) {
    const scheme = event.target.closest('[data-scheme]')?.dataset.scheme;
    if (!scheme) {
      return;
    }
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // It then lasts as long as the page.
    }
    this.show(scheme);
  }

  show(scheme = chosen()) {
    apply(scheme);
    for (const button of this.querySelectorAll('[data-scheme]')) {
      button.setAttribute('aria-pressed', String(button.dataset.scheme === scheme));
    }
  }
}

customElements.define('entente-scheme', EntenteScheme);
