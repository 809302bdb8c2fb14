// A small seeded generator of random numbers (mulberry32): the same seed gives the same cases on every machine.

export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, and without, 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, and without, the limit. */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /** A whole number between both ends, these included. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** True with the given probability. */
  chance(probability) {
    return this.next() < probability;
  }

  /** One of the items. */
  pick(items) {
    return items[this.below(items.length)];
  }

  /** A list of as many items as `between` gives, each made by the function. */
  many(least, most, make) {
    return Array.from({ length: this.between(least, most) }, (_, index) => make(index));
  }

  /** Some of the items, in their order. */
  some(items, probability) {
    return items.filter(() => this.chance(probability));
  }

  /** Some of the items, each at most once. */
  sample(items, count) {
    const rest = [...items];
    const taken = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(this.below(rest.length), 1));
    }

    return taken;
  }

  /** A case's own seed, so that cases do not depend on each other. */
  static seedOf(seed, mode, index) {
    let hash = seed >>> 0;
    for (const char of `${mode}:${index}`) {
      hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
    }

    return hash;
  }
}
