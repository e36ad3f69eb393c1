import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive, and what is false of it. */
export interface ZipMember {
  name: string;
  bytes: Uint8Array;
  isEncrypted?: boolean;
  method?: number;
  sum?: number;
}

/** An archive of files, as the format's own note describes it. */
export function makeZip(...members: readonly ZipMember[]): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const packed = member.method === 0 ? Buffer.from(member.bytes) : deflateRawSync(member.bytes);
    const name = Buffer.from(member.name);
    const common = commonOf(member, packed, name);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, rest, name]));
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

/** What both of a file's headers say. */
function commonOf(member: ZipMember, packed: Uint8Array, name: Uint8Array): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(0x800 | (member.isEncrypted ? 1 : 0), 2);
  common.writeUInt16LE(member.method ?? 8, 4);
  common.writeUInt32LE(member.sum ?? crc32(member.bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(member.bytes.length, 18);
  common.writeUInt16LE(name.length, 22);
  return common;
}
