export type { Prisma } from '../../prisma/generated/client.ts';
export {
  openPrisma,
  prismaAcrossTenants,
  prismaInHouse,
  prismaInTenant,
  type PrismaDatabase,
  type PrismaOptions,
  type PrismaTx,
} from './open-prisma.ts';
export { houseTxOfPrisma, tenantTxOfPrisma } from './tx-of-prisma.ts';
