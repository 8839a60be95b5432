/** Asks until the answer is one, at most `seconds`; then throws with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isOne: (answer: T) => boolean,
  seconds = 20,
): Promise<T> {
  const deadline = Date.now() + seconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (isOne(answer)) return answer;
    if (Date.now() > deadline)
      throw new Error(`Not within ${seconds} s; last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
