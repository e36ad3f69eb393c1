// The few kinds of ASN.1 values that a certificate is made of, in DER (X.690).

function element(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

export const sequence = (...parts: Uint8Array[]): Buffer => element(0x30, ...parts);
export const set = (...parts: Uint8Array[]): Buffer => element(0x31, ...parts);
export const bool = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
/** A positive number by its bytes, the first of which is below 128. */
export const integer = (bytes: Uint8Array): Buffer => element(0x02, bytes);
export const octets = (bytes: Uint8Array): Buffer => element(0x04, bytes);
export const bits = (bytes: Uint8Array): Buffer => element(0x03, Buffer.from([0]), bytes);
export const text = (value: string): Buffer => element(0x0c, Buffer.from(value));

/** A value under a tag of its own; plain: in place of the value's tag, else around it. */
export const context = (tag: number, value: Uint8Array, kind?: 'plain'): Buffer =>
  element((kind === 'plain' ? 0x80 : 0xa0) | tag, value);

/** A moment (epoch ms) before 2050. */
export const time = (ms: number): Buffer =>
  element(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`));

export function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number);
  const bytes = [first! * 40 + second!];
  for (const part of rest) {
    const sevens = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) sevens.unshift((left & 0x7f) | 0x80);
    bytes.push(...sevens);
  }
  return element(0x06, Buffer.from(bytes));
}
