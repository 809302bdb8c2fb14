// Delays without waiting: whenever nothing else is left to do, the earliest delay ends. So the order of events is the
// one that ideal timers would give, and the oracle's answer is the same in every run.
export class VirtualTime {
  constructor() {
    this.now = 0;
    this.count = 0;
    this.waiting = [];
  }

  delay(milliseconds) {
    return new Promise((resolve) => {
      // As setTimeout has it: at least one millisecond.
      this.waiting.push({ due: this.now + Math.max(milliseconds, 1), order: this.count++, resolve });
    });
  }

  async run(promise) {
    let isDone = false;
    const settle = () => { isDone = true; };
    const result = Promise.resolve(promise);
    result.then(settle, settle);
    for (;;) {
      // Lets all reactions run that do not wait for time.
      await new Promise(setImmediate);
      if (isDone || this.waiting.length === 0) {
        return result;
      }
      this.waiting.sort((a, b) => a.due - b.due || a.order - b.order);
      const next = this.waiting.shift();
      this.now = next.due;
      next.resolve();
    }
  }
}
