export * from './document/to-report-incident.ts';
export * from './document/types.ts';
export * from './html/render-html.ts';
export * from './navigator/to-navigator-layer.ts';
export * from './read-fonts.ts';
