/** A piece of a plain text: words, or an address that works as a link. */
export interface Piece {
  text: string;
  /** Where the address leads: a path where it is ours, so that it works under whatever name this platform is reached. */
  href?: string;
}

/** Addresses in a plain text, without the marks that end a sentence. */
const ADDRESS = /(https?:\/\/\S*[\w/=-])/;

/** Cuts a plain text, as mails and statements are, at the addresses in it. */
export const piecesOf = (text: string, publicUrl: string): Piece[] =>
  text
    .split(ADDRESS)
    .map((part, index) => (index % 2 ? { text: part, href: hrefOf(part, publicUrl) } : { text: part }))
    .filter((piece) => piece.text !== '');

const hrefOf = (address: string, publicUrl: string): string =>
  address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : address;
