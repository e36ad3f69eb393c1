/** Where text goes, and whether someone watches the errors as they come. */
export interface Streams {
  out: (text: string) => void;
  error: (text: string) => void;
  isWatched: boolean;
}
