/** Bytes of one file as it lies, packed or not. */
export const uploadBytesMax = 2 * 1024 ** 3;
