/**
 * A seeded source of chance (mulberry32, 32 bits of state): the same seed gives the same data on every machine. Not for secrets.
 */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Whole number in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** True in `share` of the cases. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }

  /** One of `[value, share]`; what the shares leave goes to the first. */
  weighted<T>(shares: readonly [readonly [T, number], ...(readonly [T, number])[]]): T {
    let rest = this.next();
    for (const [value, share] of shares) {
      rest -= share;
      if (rest < 0) return value;
    }
    return shares[0][0];
  }

  /** Standard normal deviate (Box–Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Number of successes before the first failure: mean share / (1 - share). */
  geometric(share: number): number {
    return Math.floor(Math.log(1 - this.next()) / Math.log(share));
  }

  /** UUID version 7 of an instant in milliseconds since 1970. */
  idAt(milliseconds: number): string {
    const hex = (bits: number): string =>
      Math.floor(this.next() * 2 ** bits)
        .toString(16)
        .padStart(bits / 4, '0');
    const time = Math.floor(milliseconds).toString(16).padStart(12, '0');
    const variant = '89ab'.charAt(this.below(4));
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(12)}-${variant}${hex(12)}-${hex(24)}${hex(24)}`;
  }
}

/** `total` things over `count` places by Zipf's law of `exponent`, the fullest first; the sum is exact. */
export function zipfShares(total: number, count: number, exponent: number): number[] {
  const weights = Array.from({ length: count }, (_, index) => (index + 1) ** -exponent);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / sum));
  const missing = total - shares.reduce((all, share) => all + share, 0);
  return shares.map((share, index) => share + (index < missing ? 1 : 0));
}
