const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const two = (number) => String(number).padStart(2, '0');

/** A date-time group that ticks. `now` is the server's time in milliseconds: a browser whose clock is wrong is corrected by it. */
class EntenteClock extends HTMLElement {
  connectedCallback() {
    this.offset = Number(this.getAttribute('now') ?? Date.now()) - Date.now();
    this.tick();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  tick() {
    const now = new Date(Date.now() + this.offset);
    const minute = `${two(now.getUTCDate())}${two(now.getUTCHours())}${two(now.getUTCMinutes())}Z`;
    const month = `${MONTHS[now.getUTCMonth()]} ${two(now.getUTCFullYear() % 100)}`;
    const seconds = document.createElement('span');
    seconds.className = 'seconds';
    seconds.textContent = `:${two(now.getUTCSeconds())}`;
    this.replaceChildren(`${minute} ${month} `, seconds);
    this.timer = setTimeout(() => this.tick(), 1000 - now.getUTCMilliseconds());
  }
}

customElements.define('entente-clock', EntenteClock);
