const THROTTLE = 20_000;
const WARN_BEFORE = 60_000;
const HAND = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

/**
 * Tells the server, by the event `entente-activity`, that the person's hand moved, at most once in 20 seconds; and the person,
 * one minute before, that it has rested for almost as long as it may. All tabs of the browser share one rest.
 * `limit` is the longest rest in seconds, `warning` the words, with `{time}` where the end's time goes.
 */
class EntenteActivity extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    for (const kind of HAND) {
      window.addEventListener(kind, (event) => event.isTrusted && this.moved(), { capture: true, passive: true, signal });
    }
    this.tabs = new BroadcastChannel('entente-activity');
    this.tabs.onmessage = () => this.heard();
    this.sent = 0;
    this.heard();
  }

  disconnectedCallback() {
    this.listening.abort();
    this.tabs.close();
    clearTimeout(this.later);
    clearTimeout(this.toWarning);
    this.hush();
  }

  moved() {
    const rest = this.sent + THROTTLE - Date.now();
    if (rest <= 0 || this.hasChildNodes()) {
      this.tell();
    } else {
      this.later ??= setTimeout(() => this.tell(), rest);
    }
  }

  tell() {
    clearTimeout(this.later);
    this.later = undefined;
    this.sent = Date.now();
    this.dispatchEvent(new CustomEvent('entente-activity'));
    this.tabs.postMessage('moved');
    this.heard();
  }

  heard() {
    this.hush();
    clearTimeout(this.toWarning);
    const limit = Number(this.getAttribute('limit')) * 1000;
    if (limit > 0) {
      const end = new Date(Date.now() + limit);
      this.toWarning = setTimeout(() => this.warn(end), Math.max(0, limit - WARN_BEFORE));
    }
  }

  warn(end) {
    const time = end.toLocaleTimeString(document.documentElement.lang || undefined, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const words = document.createElement('div');
    words.className = 'idle-warning';
    words.setAttribute('role', 'alert');
    words.textContent = this.getAttribute('warning').replace('{time}', time);
    this.replaceChildren(words);
  }

  hush() {
    this.replaceChildren();
  }
}

customElements.define('entente-activity', EntenteActivity);
