const NEAR = 80;

/**
 * Keeps the newest message in sight while one is at the end, and one's place when older ones are put before it. Asks for those by the
 * event `entente-older` near the upper end, while it has the attribute `more`. Has the attribute `away` while one is not at the end.
 */
class EntenteMessages extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    requestAnimationFrame(() => this.begin(signal));
  }

  disconnectedCallback() {
    this.listening.abort();
    this.changes?.disconnect();
    this.sizes?.disconnect();
  }

  begin(signal) {
    this.lines = this.querySelector('.message-lines');
    if (!this.lines || signal.aborted) {
      return;
    }
    this.following = true;
    this.lines.addEventListener('scroll', () => this.scrolled(), { passive: true, signal });
    this.querySelector('.message-jump')?.addEventListener('click', () => this.toEnd(), { signal });
    this.changes = new MutationObserver((records) => this.changed(records));
    this.changes.observe(this.lines, { childList: true });
    this.sizes = new ResizeObserver(() => this.following && this.toEnd());
    this.sizes.observe(this.lines);
    const target = this.lines.querySelector('.message-target');
    if (target) {
      this.following = false;
      target.scrollIntoView({ block: 'center' });
      this.scrolled();
    } else {
      this.toEnd();
    }
    this.height = this.lines.scrollHeight;
  }

  changed(records) {
    const first = this.lines.firstElementChild;
    const before = records.some((record) => [...record.addedNodes].includes(first));
    if (this.following && !this.asked) {
      this.toEnd();
    } else if (before && this.asked) {
      this.lines.scrollTop += this.lines.scrollHeight - this.height;
    }
    this.asked = false;
    this.height = this.lines.scrollHeight;
    this.scrolled();
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.lines;
    this.following = scrollHeight - scrollTop - clientHeight < NEAR;
    this.toggleAttribute('away', !this.following);
    if (scrollTop < NEAR && this.hasAttribute('more') && !this.asked) {
      this.asked = true;
      this.height = scrollHeight;
      this.dispatchEvent(new CustomEvent('entente-older'));
    }
  }

  toEnd() {
    this.lines.scrollTop = this.lines.scrollHeight;
    this.following = true;
    this.removeAttribute('away');
  }
}

customElements.define('entente-messages', EntenteMessages);
