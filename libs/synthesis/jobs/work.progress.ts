/** Milliseconds between two reports: enough for a bar that moves, little beside the work itself. */
const INTERVAL_MS = 500;

/** Says how far long work has come, at most twice a second; a report that fails does not stop the work. */
export class WorkProgress {
  private next = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly tell: (percent: number) => Promise<void>) {}

  /** 100 is left to the moment when the work is done. */
  report(done: number, total: number): void {
    const now = performance.now();
    if (now < this.next || total === 0) return;
    this.next = now + INTERVAL_MS;
    const percent = Math.min(99, Math.floor((done * 100) / total));
    this.last = this.last.then(() => this.tell(percent)).catch(() => undefined);
  }

  /** When the last report has been written. */
  settled(): Promise<void> {
    return this.last;
  }
}
