export { makeCertificate, type SelfSigned } from './certificate/make-certificate.ts';
export * from './graph-emulator/index.ts';
export * from './narrator-emulator/index.ts';
export * from './nats/index.ts';
export * from './postgres/index.ts';
export { tether, type Tethered } from './tether.ts';
