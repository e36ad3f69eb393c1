import { join } from 'node:path';

/** The committed Prisma schema. */
export const prismaSchemaPath = join(import.meta.dirname, '..', '..', 'prisma', 'schema.prisma');
