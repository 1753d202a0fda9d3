/**
 * Stands in a button and copies an address of the portal when that is pressed. `path` is from where the portal is; the event
 * `entente-copied` tells the server whether the browser let it.
 */
class EntenteCopy extends HTMLElement {
  connectedCallback() {
    this.hidden = true;
    this.listening = new AbortController();
    this.parentElement.addEventListener('click', () => this.copy(), { signal: this.listening.signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  async copy() {
    let done = true;
    try {
      await navigator.clipboard.writeText(new URL(this.getAttribute('path'), document.baseURI).href);
    } catch {
      done = false;
    }
    this.dispatchEvent(new CustomEvent(done ? 'entente-copied' : 'entente-not-copied'));
  }
}

customElements.define('entente-copy', EntenteCopy);
