/** Puts a text on the clipboard when the button in it is pressed, and says whether that worked. An address is made whole first. */
class EntenteCopy extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    this.addEventListener('click', () => this.copy(), { signal: this.listening.signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  async copy() {
    const text = this.getAttribute('text');
    let done = true;
    try {
      await navigator.clipboard.writeText(this.hasAttribute('address') ? new URL(text, document.baseURI).href : text);
    } catch {
      done = false;
    }
    this.dispatchEvent(new CustomEvent('entente-copied', { detail: { done } }));
  }
}

customElements.define('entente-copy', EntenteCopy);
