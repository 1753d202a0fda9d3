const EDITABLE = 'input, textarea, select, [contenteditable], vaadin-text-field, vaadin-text-area, vaadin-combo-box';

/** The frame's behaviour at the keyboard, and its navigation as a drawer on narrow screens. */
class EntenteFrame extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener('keydown', (event) => this.pressed(event), { signal });
    this.addEventListener('click', (event) => this.clicked(event), { signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  pressed(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      const search = this.querySelector('.frame-search vaadin-text-field');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    } else if (event.key === '?' && !event.composedPath().some((node) => node.matches?.(EDITABLE))) {
      this.dispatchEvent(new CustomEvent('entente-keys'));
    } else if (event.key === 'Escape' && this.hasAttribute('drawer')) {
      this.drawer(false);
      this.querySelector('.frame-menu')?.focus();
    }
  }

  clicked(event) {
    if (event.target.closest('.skip-link')) {
      event.preventDefault();
      this.querySelector('#content')?.focus();
    } else if (event.target.closest('.frame-menu')) {
      this.drawer(!this.hasAttribute('drawer'));
    } else if (this.hasAttribute('drawer') && (!event.target.closest('.frame-side') || event.target.closest('a, vaadin-side-nav-item'))) {
      this.drawer(false);
    }
  }

  drawer(open) {
    this.toggleAttribute('drawer', open);
    this.querySelector('.frame-menu')?.setAttribute('aria-expanded', String(open));
    if (open) {
      this.querySelector('.frame-side a')?.focus();
    }
  }
}

customElements.define('entente-frame', EntenteFrame);
