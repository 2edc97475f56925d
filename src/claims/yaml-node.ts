/**
 * A claims file as YAML gives it, with the place of every part. All scalars are text as typed: no number, date, null or
 * boolean is made of anything. Offsets are UTF-16 units into the file, end exclusive.
 */

/** A stretch of the file. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export type TextStyle = 'plain' | 'single' | 'double' | 'block' | 'raw';

export interface TextNode extends Stretch {
  readonly kind: 'text';
  readonly value: string;
  /** `raw` is a value that YAML would not have: kept as it stands after its diagnostic, so that reading goes on. */
  readonly style: TextStyle;
  /** Of a block: its indicator (`|`, `>-`); its stretch is the body. */
  readonly header?: string;
}

export interface MapEntry {
  readonly key: TextNode;
  readonly value: YamlNode;
}

export interface MapNode extends Stretch {
  readonly kind: 'map';
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, MapEntry>;
}

export interface ListNode extends Stretch {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

/** A key or a dash with nothing after it. */
export interface EmptyNode extends Stretch {
  readonly kind: 'empty';
}

export type YamlNode = TextNode | MapNode | ListNode | EmptyNode;
