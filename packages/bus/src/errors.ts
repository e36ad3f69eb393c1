/** The message does not fit the catalogue; publishing it again cannot help. */
export class InvalidMessage extends Error {
  override name = 'InvalidMessage';
}

/** The stream is full. The rows still know what waits: the sweeper publishes it later. */
export class BusFull extends Error {
  override name = 'BusFull';
}

/** No confirmation came: the message may or may not be stored. Publishing again is harmless. */
export class BusUnavailable extends Error {
  override name = 'BusUnavailable';
}
