import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { PictureExtension } from '../reading/picture';

/** A picture that texts of a doctrine show, by its content. Never changed: texts of every edition name it by its digest. */
@Entity('doctrine_picture')
@Check('doctrine_picture_extension_check', `extension IN ('png', 'jpg', 'gif', 'webp')`)
export class DoctrinePicture {
  @PrimaryColumn('text')
  digest: string;

  @Column('text')
  extension: PictureExtension;

  @Column('bytea')
  bytes: Buffer;

  @Column('timestamptz', { name: 'stored_at', default: () => 'now()' })
  storedAt: Date;
}
