// @ts-check

/** Something the user can mend: the message is one sentence that says what is wrong and what to do. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {string} [details] shown below the sentence, such as the last lines of a log
   */
  constructor(message, details = '') {
    super(message);
    this.name = 'Problem';
    this.details = details;
  }
}
