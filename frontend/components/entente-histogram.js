// Scripts share one scope, and other components have names of their own.
{
  const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
  const OUTCOMES = ['succeeded', 'denied', 'failed'];
  const HEIGHT = 64;
  const LEAST = 3;

  const two = (number) => String(number).padStart(2, '0');

  /** The date-time group of an instant, in milliseconds. */
  const group = (instant) => {
    const time = new Date(instant);
    return `${two(time.getUTCDate())}${two(time.getUTCHours())}${two(time.getUTCMinutes())}Z ${MONTHS[time.getUTCMonth()]} ${two(time.getUTCFullYear() % 100)}`;
  };

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };

  /**
   * Entries over time as bars, one part for each outcome, and as a table for those who listen. `data` is a JSON text: `step` in
   * milliseconds, `bars` of [beginning, succeeded, denied, failed], and `words`. A stretch is chosen with the pointer, or with the arrow
   * keys and Shift, then Enter; the event `entente-brush` tells it in milliseconds.
   */
  class EntenteHistogram extends HTMLElement {
    connectedCallback() {
      // What was set before this class was there hides the setter.
      if (Object.hasOwn(this, 'data')) {
        const { data } = this;
        delete this.data;
        this.data = data;
      }
    }

    set data(text) {
      this.content = JSON.parse(text);
      this.at = null;
      this.anchor = null;
      this.draw();
    }

    get data() {
      return JSON.stringify(this.content ?? null);
    }

    draw() {
      const { bars, words } = this.content;
      const most = Math.max(1, ...bars.map(([, ...counts]) => counts.reduce((all, one) => all + one)));
      this.plot = make('div', { class: 'histogram-plot', tabindex: '0', role: 'group', 'aria-label': words.label });
      bars.forEach((bar) => this.plot.append(this.bar(bar, most)));
      this.told = make('span', { class: 'histogram-told', 'aria-live': 'polite' });
      const ends = make(
        'div',
        { class: 'histogram-ends', 'aria-hidden': 'true' },
        make('span', {}, bars.length ? group(bars[0][0]) : ''),
        make('span', {}, bars.length ? group(this.end(bars.length - 1)) : ''),
      );
      const legend = make('div', { class: 'histogram-legend', 'aria-hidden': 'true' });
      OUTCOMES.forEach((outcome) => legend.append(make('span', { class: `histogram-key ${outcome}` }, words[outcome])));
      this.replaceChildren(this.plot, ends, make('div', { class: 'histogram-foot' }, this.told, legend), this.table());
      this.listen();
    }

    bar([, ...counts], most) {
      const bar = make('div', { class: 'histogram-bar', 'aria-hidden': 'true' });
      counts.forEach((count, i) => {
        if (count > 0) {
          const part = make('div', { class: OUTCOMES[i] });
          part.style.height = `${Math.max(LEAST, (count / most) * HEIGHT)}px`;
          bar.prepend(part);
        }
      });
      return bar;
    }

    table() {
      const { bars, words } = this.content;
      const head = make('tr', {}, make('th', { scope: 'col' }, words.time));
      OUTCOMES.forEach((outcome) => head.append(make('th', { scope: 'col' }, words[outcome])));
      const body = make('tbody');
      bars
        .filter(([, ...counts]) => counts.some((count) => count > 0))
        .forEach(([from, ...counts]) => {
          const row = make('tr', {}, make('th', { scope: 'row' }, group(from)));
          counts.forEach((count) => row.append(make('td', {}, String(count))));
          body.append(row);
        });
      // A table is as wide as what is in it, whatever its style says: what is around it is not.
      const table = make('table', {}, make('caption', {}, words.label), make('thead', {}, head), body);
      return make('div', { class: 'histogram-table' }, table);
    }

    listen() {
      this.plot.addEventListener('pointerdown', (event) => {
        this.at = this.anchor = this.under(event);
        this.plot.setPointerCapture(event.pointerId);
        this.dragging = true;
        this.show();
      });
      this.plot.addEventListener('pointermove', (event) => {
        if (this.dragging) {
          this.at = this.under(event);
          this.show();
        } else {
          this.tell(this.under(event), this.under(event));
        }
      });
      this.plot.addEventListener('pointerup', () => {
        this.dragging = false;
        this.brush();
      });
      this.plot.addEventListener('pointercancel', () => {
        this.dragging = false;
        this.forget();
      });
      this.plot.addEventListener('keydown', (event) => this.pressed(event));
    }

    pressed(event) {
      const last = this.content.bars.length - 1;
      const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -last, End: last };
      if (event.key in steps && last >= 0) {
        const from = this.at ?? (steps[event.key] < 0 ? last + 1 : -1);
        this.at = Math.min(last, Math.max(0, from + steps[event.key]));
        this.anchor = event.shiftKey && this.anchor !== null ? this.anchor : this.at;
        this.show();
      } else if (event.key === 'Enter' && this.at !== null) {
        this.brush();
      } else if (event.key === 'Escape' && this.at !== null) {
        this.forget();
        event.stopPropagation();
      } else {
        return;
      }
      event.preventDefault();
    }

    under(event) {
      const { left, width } = this.plot.getBoundingClientRect();
      const { length } = this.content.bars;
      return Math.min(length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * length)));
    }

    chosen() {
      return [Math.min(this.at, this.anchor), Math.max(this.at, this.anchor)];
    }

    show() {
      const [first, last] = this.at === null ? [0, -1] : this.chosen();
      [...this.plot.children].forEach((bar, i) => bar.toggleAttribute('chosen', i >= first && i <= last));
      if (this.at === null) {
        this.told.textContent = '';
      } else {
        this.tell(first, last);
      }
    }

    tell(first, last) {
      const { bars, words } = this.content;
      if (bars.length === 0) {
        return;
      }
      const counts = OUTCOMES.map((outcome, i) => {
        const all = bars.slice(first, last + 1).reduce((sum, bar) => sum + bar[i + 1], 0);
        return `${words[outcome]} ${all}`;
      });
      this.told.textContent = `${group(bars[first][0])} – ${group(this.end(last))}: ${counts.join(', ')}`;
    }

    end(bar) {
      return this.content.bars[bar][0] + this.content.step;
    }

    brush() {
      if (this.at === null || this.content.bars.length === 0) {
        return;
      }
      const [first, last] = this.chosen();
      const detail = { from: this.content.bars[first][0], until: this.end(last) };
      this.dispatchEvent(new CustomEvent('entente-brush', { detail }));
    }

    forget() {
      this.at = null;
      this.anchor = null;
      this.show();
    }
  }

  customElements.define('entente-histogram', EntenteHistogram);
}
