import { DomainError } from '#kernel';

/** A page or folder that cannot be imported. Nothing of the folder is: the message (French) names the file and the line. */
export class UnreadablePage extends DomainError {
  constructor(
    readonly reason: string,
    /** Name inside the folder. */
    readonly file: string,
    /** Line from 1, when the fault has one. */
    readonly line?: number,
  ) {
    super('UNREADABLE_PAGE', `${file}${line === undefined ? '' : `, ligne ${line}`} : ${reason}`);
  }
}
