type Numbers = Int32Array | Float64Array | Uint8Array;

/** The numbers where there is room for so many, else a larger copy of them. */
export function withRoom<Of extends Numbers>(numbers: Of, length: number): Of {
  if (length <= numbers.length) return numbers;
  const room = Math.max(length, Math.ceil(numbers.length * 1.25), 64);
  const larger = new (numbers.constructor as new (length: number) => Of)(room);
  larger.set(numbers);
  return larger;
}
