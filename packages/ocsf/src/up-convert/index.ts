export { type UpConverted, upConvert } from './up-convert.ts';
