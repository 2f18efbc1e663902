/** A person takes no direct messages from us; trying again changes nothing until they let us in. */
export class Unreachable extends Error {
  constructor(readonly person: string) {
    super(`${person} takes no direct messages`);
    this.name = 'Unreachable';
  }
}
