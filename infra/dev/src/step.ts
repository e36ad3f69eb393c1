const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Does a part of a longer task, telling the person that it began and how long it took. */
export const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  const began = performance.now();
  const pulse = setInterval(() => console.log(`  ${what} ... ${seconds(began)}`), 5000);
  try {
    const result = await work();
    console.log(`  ${what}: ${seconds(began)}`);
    return result;
  } finally {
    clearInterval(pulse);
  }
};
